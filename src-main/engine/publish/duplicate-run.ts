import { normalizeVersion } from '#shared/asc/version-numbers';
import type { Environment } from '#shared/domain/account';
import type { PackageInfo } from '#shared/domain/package-info';
import type { PublishRun } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { sentText } from '#shared/words/sent';
import { identityAt, isSameFile } from '../storage/file-identity';
import type { TakeHash } from './bind-overrides';
import { withBuildLock } from './build-lock';
import type { RunRecord } from './run-record';

/** One build is published by one run at a time, however fast the button is clicked twice. */
export class DuplicateRunGuard {
  private readonly beginning = new Set<string>();

  /** `atWork` returns the runs in progress, including those of other processes. */
  constructor(
    private readonly home: string,
    private readonly atWork: () => Promise<PublishRun[]>,
  ) {}

  /** Calls `begin` unless a run of the build is in progress. Throws `build-being-published`. */
  async alone<T>(environment: Environment, info: PackageInfo, begin: () => Promise<T>): Promise<T> {
    const build = nameOf(environment, info);
    if (this.beginning.has(build)) refuse(info, null);
    this.beginning.add(build);
    try {
      // Another process may be about to begin a run of the build as well, which is not among those at work yet.
      // Not shown: the name of a lock.
      const what = `begin ${build}`;
      const begun = await withBuildLock(this.home, environment, what, async () => {
        const other = await this.findAtWork(build);
        if (other) refuse(info, other.id);
        return begin();
      });
      return begun === null ? refuse(info, null) : begun.value;
    } finally {
      this.beginning.delete(build);
    }
  }

  private async findAtWork(build: string): Promise<PublishRun | undefined> {
    const runs = await this.atWork();
    return runs.find(
      (run) => run.status.state === 'running' && nameOf(run.environment, run.package) === build,
    );
  }
}

/** Without an ID while the other run is only starting. */
function refuse({ version, buildNumber }: PackageInfo, runId: string | null): never {
  const build = { version: version ?? '', build: buildNumber ?? '' };
  return runId === null
    ? fail('build-being-published', message('error.build-being-published.starting', build))
    : fail(
        'build-being-published',
        message('error.build-being-published.running', { ...build, run: runId }),
        { runId },
      );
}

/** What may have only one run at a time. */
function nameOf(environment: Environment, info: PackageInfo): string {
  const { bundleId, version, buildNumber, platform } = info;
  const numbers = [version, buildNumber].map((one) => normalizeVersion(one ?? ''));
  return [environment, bundleId, ...numbers, platform].join(' ');
}

/** Whether the file at the path is the one that the run has started to send. */
export async function isFileOf(
  { identity, sha256, run }: RunRecord,
  path: string,
  takeHash: TakeHash,
): Promise<boolean> {
  const now = await identityAt(path);
  if (identity && isSameFile(identity, now)) return true;
  if (now.size !== run.package.size) return false;
  // A copy of the file is the same package; one that was not hashed yet can't be compared.
  return sha256 !== null && sha256 === (await takeHash(path, now));
}

/** Throws `run-unfinished`, or `run-unfinished-other-file`, with the run to open. */
export function raiseUnfinished(run: PublishRun, isSameFile: boolean): never {
  return fail(isSameFile ? 'run-unfinished' : 'run-unfinished-other-file', unfinishedText(run), {
    runId: run.id,
  });
}

function unfinishedText(run: PublishRun): Message {
  const { id, package: info, status } = run;
  const facts = {
    run: id,
    version: info.version ?? '',
    build: info.buildNumber ?? '',
    sent: sentText(run),
  };
  switch (status.state) {
    case 'failed':
      return message('error.run-unfinished.failed', { ...facts, why: status.error.title });
    case 'stopped-waiting':
    case 'paused':
    case 'interrupted':
      return message(`error.run-unfinished.${status.state}`, facts);
    default:
      return message('error.run-unfinished.other', facts);
  }
}
