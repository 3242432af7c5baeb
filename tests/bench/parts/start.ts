import { mkdtempSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, type ElectronApplication } from '@playwright/test';
import { environmentFor } from '../../e2e/support/launch';
import { practiceProcess } from '../../e2e/support/practice-server';
import { canForget, forget } from '../measure/page-cache';
import { median, ratio, withNoise } from '../measure/statistics';
import { printTable } from '../measure/table';
import { scratch } from '../samples';
import { type AppMemory, memoryOfApp, total } from '../window/app-memory';
import { type Moments, type Start, startOnce } from '../window/start-once';
import { practiceIsThere } from '../window/upload-run';

const goal = '2000 ms';
const slipway = resolve('.');
const bareApp = resolve('tests/bench/electron/bare-app.cjs');
const expects = 'Drop an .ipa or .pkg to begin|Choose package…';
const freshHome = (): string => mkdtempSync(join(scratch, 'home-'));

type Starts = { bare: Moments[]; app: Moments[] };

/** From process start to a usable window, compared with an empty page in the same Electron. */
export async function measureStart(): Promise<void> {
  const first = await takeTurns(5, () => freshHome());
  const kept = freshHome();
  await startOnce({ app: slipway, home: kept, expects });
  const later = await takeTurns(5, () => kept);
  const cold = canForget ? await takeTurns(3, () => freshHome(), forgetPrograms) : null;
  printTable('Start, from the process to a window that can be used', head, [
    ...rowsOf('first start, no data yet', first),
    ...rowsOf('later start', later),
    ...(cold ? rowsOf('first start, from the disk', cold) : []),
  ]);
  printTable(
    'Where the time goes (first start, ms since the process began)',
    stepHead,
    steps(first),
  );
  await measureIdleMemory();
}

const head = ['', 'Slipway', 'goal', 'bare Electron', 'Slipway / bare'];
const stepHead = ['', 'Slipway', 'bare Electron', 'difference'];

async function takeTurns(
  rounds: number,
  home: () => string,
  prepare: () => Promise<void> = async () => undefined,
): Promise<Starts> {
  const starts: Starts = { bare: [], app: [] };
  const once = async (start: Start): Promise<Moments> => {
    await prepare();
    return startOnce(start);
  };
  for (let round = 0; round < rounds; round += 1) {
    starts.bare.push(await once({ app: bareApp, home: freshHome() }));
    starts.app.push(await once({ app: slipway, home: home(), expects }));
  }
  return starts;
}

/** Electron and all build outputs, as after a boot. */
function forgetPrograms(): Promise<void> {
  const runtime = dirname(process.env.SLIPWAY_BENCH_ELECTRON ?? '');
  return forget([runtime, resolve('dist/main'), resolve('dist/renderer')]);
}

const settleMs = 5_000;
const longestSleepMs = 60_000;

/** The memory of the idle app: the practice process has ended by then, as it does in use. */
async function measureIdleMemory(): Promise<void> {
  const idle = await inApp([slipway], async (app) => {
    await practiceIsThere(await app.firstWindow());
    const isAsleep = async () => (await practiceProcess(app)) === null;
    for (const began = performance.now(); !(await isAsleep()); await wait(500))
      if (performance.now() - began > longestSleepMs)
        throw new Error('The practice side does not end.');
  });
  const bare = await inApp([bareApp], async (app) => void (await app.firstWindow()));
  const rows = Object.keys(idle).map((name) => [
    name,
    idle[name]?.toFixed(0) ?? '-',
    name === total ? '250' : '',
    bare[name]?.toFixed(0) ?? '-',
  ]);
  if (rows.length > 0)
    printTable(
      'Idle memory, MiB, what is shared counted once, the practice side asleep',
      ['process', 'Slipway', 'goal', 'bare Electron'],
      rows,
    );
}

async function inApp(
  args: string[],
  untilIdle: (app: ElectronApplication) => Promise<void>,
): Promise<AppMemory> {
  const app = await _electron.launch({
    args: [...args, '--disable-gpu'],
    env: environmentFor({ home: freshHome(), practiceIdle: 2 }),
  });
  try {
    await untilIdle(app);
    await wait(settleMs);
    return await memoryOfApp(app);
  } finally {
    await app.evaluate((electron) => electron.app.exit(0)).catch(() => undefined);
    await app.close().catch(() => undefined);
  }
}

function rowsOf(title: string, { bare, app }: Starts): string[][] {
  const bareTimes = times(bare, 'usable');
  return ['usable', 'button answered'].map((moment) => [
    `${title}: ${moment === 'usable' ? 'heading shown' : moment}`,
    withNoise(times(app, moment), 'ms'),
    goal,
    withNoise(bareTimes, 'ms'),
    ratio(times(app, moment), bareTimes),
  ]);
}

const times = (starts: readonly Moments[], moment: string): number[] =>
  starts.map((moments) => moments[moment] ?? Number.NaN);

function steps({ bare, app }: Starts): string[][] {
  return Object.keys(app[0] ?? {}).map((moment) => {
    const [own, empty] = [median(times(app, moment)), median(times(bare, moment))];
    const isShared = Number.isFinite(empty);
    return [
      moment,
      own.toFixed(0),
      isShared ? empty.toFixed(0) : '-',
      isShared ? (own - empty).toFixed(0) : '-',
    ];
  });
}
