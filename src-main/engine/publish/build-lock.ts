import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Environment } from '#shared/domain/account';
import { lockFolder } from '../storage/folder-lock';
import { emailWrite } from './run-event';
import type { RunLibrary } from './run-library';

/**
 * Keeps other processes away from a build for the time of the work. Null if one of them is at it: nothing was done.
 * `what` is what may not be done twice at the same time.
 */
export async function withBuildLock<T>(
  home: string,
  environment: Environment,
  what: string,
  work: () => Promise<T>,
): Promise<{ value: T } | null> {
  const name = createHash('sha256').update(what).digest('hex').slice(0, 32);
  // Not shown: the name of a folder.
  const folder = join(home, environment, 'builds-in-use');
  // A disk that takes no lock takes no journal either: the work says so in its own words.
  const lock = await lockFolder(folder, name).catch(() => null);
  if (lock === null) return { value: await work() };
  if (lock.kind === 'in-use') return null;
  try {
    return { value: await work() };
  } finally {
    await lock.release();
  }
}

/** Of several runs of one build, one at a time may email its testers, and it knows whether another one did. */
export class BuildEmails {
  constructor(
    private readonly home: string,
    private readonly library: RunLibrary,
  ) {}

  /** `byOther`: another run emailed the testers of this build, may have, or is about to. */
  async alone<T>(
    run: { id: string; environment: Environment },
    buildId: string,
    work: (byOther: boolean) => Promise<T>,
  ): Promise<T> {
    // Not shown: the name of a lock.
    const what = `emails ${buildId}`;
    const done = await withBuildLock(this.home, run.environment, what, async () =>
      work(await this.wasEmailed(run, buildId)),
    );
    return done === null ? work(true) : done.value;
  }

  private async wasEmailed(
    own: { id: string; environment: Environment },
    buildId: string,
  ): Promise<boolean> {
    const { runs } = await this.library.all();
    const others = runs.filter(
      ({ id, environment, ids }) =>
        id !== own.id && environment === own.environment && ids.build === buildId,
    );
    for (const { id, environment } of others) {
      const record = await this.library.record(this.library.folders.of(environment, id));
      const isOpen = record.openIntents.some(({ what }) => what === emailWrite);
      if (isOpen || record.run.emails.sent !== 'no') return true;
    }
    return false;
  }
}
