import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import type { PublishRun } from '../../shared/domain/publish-run';
import type { Practice } from '../../src-main/practice/server';
import { dumpServer, type ServerDump } from './server-dump';
import { countWritesTaken } from './writes-taken';

/** The result of a run, on both sides, in a form in which two runs can be compared. */
export interface Outcome {
  server: ServerDump;
  run: object;
  writesTaken: Map<string, number>;
  /** SHA-256 of every received package. */
  packages: string[];
  /** How often a part was started. */
  partsSent: number;
}

export async function outcomeOf(
  practice: Practice,
  run: PublishRun,
  faults: readonly string[],
): Promise<Outcome> {
  const { world, requests } = practice;
  return {
    server: dumpServer(world.state),
    run: await outlineRun(run),
    writesTaken: countWritesTaken(practice, faults),
    packages: await hashPackages(practice),
    partsSent: requests.filter(({ path }) => path.startsWith('/parts/')).length,
  };
}

/** Sentences are left out: a write that is found again is described differently from a new one. */
async function outlineRun(run: PublishRun): Promise<object> {
  const { status, steps, upload, delivery, buildStates, notes, groups, reviewState, store } = run;
  return {
    status: status.state,
    error: status.state === 'failed' ? status.error : null,
    steps: steps.map(({ id, progress }) => `${id} ${progress.state}`),
    upload,
    delivery,
    buildStates,
    notes,
    groups,
    reviewState,
    store: store && {
      versionString: store.versionString,
      versionState: store.versionState,
      isCreated: store.isCreated,
      submissionState: store.submissionState,
      phasedState: store.phasedState,
      texts: store.texts,
      obstacle: store.obstacle,
    },
    hasReceipt: run.receipt !== null && (await isThere(run.receipt)),
  };
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The stored parts on the server's disk, read without the server's own checksums. */
async function hashPackages({ world }: Practice): Promise<string[]> {
  const arrived = await Promise.all(
    world.state.buildUploads.map(({ id }) => world.receivedPackage(id)),
  );
  return Promise.all(
    arrived
      .filter((received) => received !== null)
      .map(async ({ path }) =>
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ),
  );
}
