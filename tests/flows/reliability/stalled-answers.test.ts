import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { keepCollecting } from '../../helpers/force-gc';
import { type Oddity, type OddProxy, startOddProxy } from '../../helpers/odd-proxy';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { fullPlan } from './full-publish';

/** The measurements are printed; only a hang fails. */
const hangMs = 10_000;
const stalls: Oddity[] = [
  { kind: 'stall-mid-body' },
  { kind: 'drip', everyMs: 500 },
  { kind: 'stall-before-headers' },
];
const measured: { what: string; ms: number }[] = [];

let stage: Rehearsal;
let odd: OddProxy;
let stopCollecting: () => void;

beforeEach(async () => {
  stopCollecting = keepCollecting(500);
  stage = await rehearse({ practice: { partSize: 128 * 1024 }, checksSchemas: false });
  odd = await startOddProxy(stage.practice.url);
});

afterEach(async () => {
  stopCollecting();
  await odd.close();
  await stage.end();
});

afterAll(() => {
  const worst = measured.sort((one, other) => other.ms - one.ms).slice(0, 5);
  const lines = worst.map(({ what, ms }) => `${ms} ms: ${what}`);
  process.stdout.write(`slowest of ${measured.length} ends:\n  ${lines.join('\n  ')}\n`);
});

const connection = () => ({ ...stage.connection, apiUrl: odd.url });

async function start(): Promise<string> {
  const packagePath = await stage.sample();
  return (await stage.engine.runs.start(connection(), { packagePath, ...fullPlan })).id;
}

/** From now on the first request of every kind that was not stalled yet hangs; the returned set names them. */
function stallNewKinds(shift: number): Set<string> {
  const stalled = new Set<string>();
  odd.meet = ({ kind }) => {
    if (stalled.has(kind)) return null;
    stalled.add(kind);
    return stalls[(stalled.size + shift) % stalls.length] as Oddity;
  };
  return stalled;
}

/** How long it took; a hang fails. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it hangs: ${what}`)), hangMs);
  });
  const value = await Promise.race([work(), hung]).finally(() => clearTimeout(timer));
  measured.push({ what, ms: Math.round(performance.now() - began) });
  return value;
}

/** A request hangs by then, and its response has come as far as it ever does. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 400));

it.each(['pause', 'quit'] as const)(
  '%s ends a run at once at every kind of request, and a resume finishes it',
  async (act) => {
    const stalled = stallNewKinds(act === 'pause' ? 0 : 1);
    const id = await start();
    let run: PublishRun;
    for (let known = 0; ; known = stalled.size) {
      let isOver = false;
      const settled = stage.engine.runs.settled(id).finally(() => {
        isOver = true;
      });
      while (stalled.size === known && !isOver)
        await new Promise((resolve) => setTimeout(resolve, 20));
      if (isOver) {
        run = await settled;
        break;
      }
      await settle();
      const kinds = [...stalled].slice(known).join(', ');
      await timed(`${act} at ${kinds}`, async () =>
        act === 'pause' ? stage.engine.runs.pause(id) : stage.reopen(),
      );
      expect((await stage.engine.runs.get(id)).status.state, kinds).toBe('paused');
      await stage.engine.runs.resume(id, connection());
    }
    expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
    expect(stalled).toContain('PUT part');
    expect(stalled.size).toBeGreaterThan(20);
  },
  300_000,
);

it.each(['GET /v1/apps', 'POST /v1/buildUploads', 'PUT part', 'GET /v1/builds/*'])(
  'a cancel while %s and everything after it hangs returns at once; a pause ends the wait for Apple',
  async (kind) => {
    let hasBegun = false;
    odd.meet = (request) => {
      hasBegun ||= request.kind === kind;
      return hasBegun ? (stalls[odd.seen.length % stalls.length] as Oddity) : null;
    };
    const id = await start();
    await expect.poll(() => hasBegun, { timeout: 60_000 }).toBe(true);
    await settle();
    await timed(`cancel at ${kind}`, () => stage.engine.runs.cancel(id));
    await timed(`pause after a cancel at ${kind}`, () => stage.engine.runs.pause(id));
    odd.meet = () => null;
    const { status } = await stage.engine.runs.get(id);
    expect(['paused', 'cancelled'], JSON.stringify(status)).toContain(status.state);
  },
  120_000,
);
