import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PublishPlanInput } from '../../../shared/domain/publish-plan';
import { createRunBoard } from '../../../src-main/app/run-board';
import { runNotices } from '../../../src-main/app/run-notices';
import { keepRunsAtWork } from '../../../src-main/app/runs-at-work';
import { appleApiUrl } from '../../../src-main/engine/asc/server-address';
import { createEngine } from '../../../src-main/engine/create-engine';
import type { NewAccount } from '../../../src-main/engine/engine';
import { hurriedClock } from '../../helpers/hurried-clock';
import { dieBesideAppend } from '../../kill/programs/die-beside-append';
import type { DeathPoint } from '../../kill/publisher-order';

export interface AppOrder {
  home: string;
  /** The practice server that answers at Apple's address. */
  server: string;
  key: NewAccount;
  /** Where there is no run yet, this one is started. */
  plan: PublishPlanInput;
  uploadWorker: string;
  death: DeathPoint | null;
}

/** What it prints, a line each. */
export type AppLine =
  | { kind: 'notice'; title: string }
  | { kind: 'run'; state: string; reviewState: string | null }
  /** A watch has looked at all runs, and rests. */
  | { kind: 'watch-rests' };

/**
 * Slipway with its live account as the app starts it, its window in front: engine, board, notifications and the runs
 * that were at work. It never ends; the test kills it, if it has not killed itself.
 */
const order = JSON.parse(process.argv[2] ?? '') as AppOrder;
const { home, server, key, plan } = order;
if (order.death) await dieBesideAppend(order.death);

const print = (line: AppLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const hurried = hurriedClock(100);
const board = createRunBoard();
const notices = runNotices({
  board,
  isInFront: () => true,
  show: (_, { title }) => print({ kind: 'notice', title }),
});
const engine = createEngine({
  home,
  secrets: {
    put: async () => undefined,
    use: async (_, use) => use(key.privateKeyPem),
    remove: async () => undefined,
  },
  uploadWorker: pathToFileURL(order.uploadWorker),
  clock: {
    ...hurried,
    sleep(milliseconds, signal) {
      if (milliseconds === 5 * 60_000) print({ kind: 'watch-rests' });
      return hurried.sleep(milliseconds, signal);
    },
  },
  async fetch(url, init) {
    const answer = await fetch(new URL(url.pathname + url.search, server), init);
    const { status, headers } = answer;
    const hasBody = status !== 204;
    const body = (await answer.text()).replaceAll(server, appleApiUrl);
    return new Response(hasBody ? body : null, { status, headers });
  },
  onRunChanged: board.receive,
  onReviewChanged: notices.notifyReview,
});
board.follow(({ status, reviewState }) => print({ kind: 'run', state: status.state, reviewState }));

const stored = join(home, 'runs-at-work.json');
const atWork = keepRunsAtWork({
  store: {
    get: () => parsed(stored),
    set: (_, value) => writeFileSync(stored, JSON.stringify(value)),
  },
  board,
  isWanted: () => true,
  read: (runId) => engine.runs.get(runId),
  resumeRun: async (runId) => notices.resumedAtStart(await engine.runs.resume(runId)),
  log: { info: () => undefined, warn: (...said) => console.error(...said) },
});
await atWork.resume('live');
engine.runs.watchStopped(notices.notifyNews);
if ((await engine.runs.list()).length === 0) {
  const { id } = await engine.accounts.add(key);
  await engine.runs.start(await engine.accounts.connection(id), plan);
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
