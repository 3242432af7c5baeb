import type { ElectronApplication, Page } from '@playwright/test';
import { quantile } from '../measure/statistics';

/** How late events are in a loop, in milliseconds. */
export interface Delays {
  /** The number of events; not counted for the main process. */
  count?: number;
  p50: number;
  p99: number;
  max: number;
}

export interface LoopDelays {
  /** The main process: the delay of a timer. */
  main: Delays;
  /** The window's thread: the same. */
  window: Delays;
  /** The window: the time between two frames; about 16.7 when none is missed. */
  frames: Delays;
}

/** Often enough to see a stall of a few milliseconds, and cheap. */
const everyMs = 4;

interface Recorder {
  stop(): { timers: number[]; frames: number[] };
}

/** Records both loops while something is running. */
export async function recordLoops(
  app: ElectronApplication,
  page: Page,
  meanwhile: () => Promise<unknown>,
): Promise<LoopDelays> {
  await recordMain(app);
  await page.evaluate(recordWindow, everyMs);
  await meanwhile();
  const { timers, frames } = await page.evaluate(() =>
    (globalThis as unknown as { benchRecorder: Recorder }).benchRecorder.stop(),
  );
  return {
    main: await readMain(app),
    window: delaysOf(timers.map((gap) => Math.max(0, gap - everyMs))),
    frames: delaysOf(frames),
  };
}

export const delaysOf = (values: readonly number[]): Delays => ({
  count: values.length,
  p50: quantile(values, 0.5),
  p99: quantile(values, 0.99),
  max: quantile(values, 1),
});

function recordMain(app: ElectronApplication): Promise<void> {
  return app.evaluate((_electron, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const benchDelays = monitorEventLoopDelay({ resolution });
    benchDelays.enable();
    Object.assign(globalThis, { benchDelays });
  }, everyMs);
}

/** Node measures from timer to timer, so the interval has to be subtracted. */
async function readMain(app: ElectronApplication): Promise<Delays> {
  const [p50 = 0, p99 = 0, max = 0] = await app.evaluate(() => {
    type Recorded = ReturnType<typeof import('node:perf_hooks').monitorEventLoopDelay>;
    const { benchDelays } = globalThis as unknown as { benchDelays: Recorded };
    benchDelays.disable();
    return [benchDelays.percentile(50), benchDelays.percentile(99), benchDelays.max];
  });
  const beyond = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - everyMs);
  return { p50: beyond(p50), p99: beyond(p99), max: beyond(max) };
}

/** Runs in the page: a timer and a frame that each request the next one, and record how long it took. */
function recordWindow(every: number): void {
  const timers: number[] = [];
  const frames: number[] = [];
  let isOver = false;
  let timer = performance.now();
  let frame = timer;
  const tick = (): void => {
    const now = performance.now();
    timers.push(now - timer);
    timer = now;
    if (!isOver) setTimeout(tick, every);
  };
  const draw = (): void => {
    const now = performance.now();
    frames.push(now - frame);
    frame = now;
    if (!isOver) requestAnimationFrame(draw);
  };
  setTimeout(tick, every);
  requestAnimationFrame(draw);
  const stop = () => {
    isOver = true;
    return { timers, frames };
  };
  Object.assign(globalThis, { benchRecorder: { stop } });
}
