import { mkdtempSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchApp, type RunningApp } from '../../e2e/support/launch';
import { startBeside } from '../measure/run-program';
import { print, printTable } from '../measure/table';
import { sample, scratch } from '../samples';
import { type AppMemory, memoryOfApp, total } from '../window/app-memory';
import { type Delays, type LoopDelays, recordLoops } from '../window/loop-delays';
import {
  practiceIsThere,
  startUpload,
  timeInspect,
  type UploadSeen,
  uploadIsOver,
} from '../window/upload-run';

/** A smaller package for a small disk or a quick run: SLIPWAY_BENCH_MB. */
const sizeMb = Number(process.env.SLIPWAY_BENCH_MB) || 1024;
const quietMs = 6000;
/** The page is drawn and the practice process has started: everything is idle by then. */
const settleMs = 2000;

/** The event loop delays of the app while a package is sent to the practice server in the same app. */
export async function measureWindow(): Promise<void> {
  const file = await sample(sizeMb);
  const running = await launchApp({ home: mkdtempSync(join(scratch, 'home-')) });
  try {
    await measureIn(running, file);
  } finally {
    await running.app.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
    await running.app.close().catch(() => undefined);
  }
}

async function measureIn({ app, page }: RunningApp, file: string): Promise<void> {
  await practiceIsThere(page);
  await wait(settleMs);
  const idleMemory = await memoryOfApp(app);
  const idle = await recordLoops(app, page, () => wait(quietMs));
  const busy = await besideBusyPrograms(() => recordLoops(app, page, () => wait(quietMs)));
  const inspected = await timeInspect(page, file);
  await startUpload(page, file);
  const uploadMemory = await memoryOfApp(app);
  let seen: UploadSeen | null = null;
  const uploading = await recordLoops(app, page, async () => {
    seen = await uploadIsOver(page);
  });
  printLoops({ idle, busy, uploading });
  printMemory(idleMemory, uploadMemory);
  print(`Facts of the package over the bridge: ${inspected.toFixed(0)} ms (goal 500 ms).`);
  if (seen) printResult(seen);
}

/** Every core is kept busy: what such a machine does to the app without any upload. */
async function besideBusyPrograms<T>(act: () => Promise<T>): Promise<T> {
  const programs = await Promise.all(cpus().map(() => startBeside('stay-busy')));
  try {
    return await act();
  } finally {
    await Promise.all(programs.map(({ stop }) => stop()));
  }
}

function printLoops(all: Record<'idle' | 'busy' | 'uploading', LoopDelays>): void {
  const loops = [
    ['main process, ms late', 'main'],
    ['window, ms late', 'window'],
    ['window, ms from frame to frame', 'frames'],
  ] as const;
  const rows = loops.map(([title, loop]) => [
    title,
    words(all.idle[loop]),
    words(all.busy[loop]),
    words(all.uploading[loop]),
    `${(all.uploading[loop].p99 / all.idle[loop].p99).toFixed(1)} x`,
    `${(all.uploading[loop].p99 / all.busy[loop].p99).toFixed(1)} x`,
  ]);
  const head = [
    'p50 / p99 / max',
    'idle',
    'idle, cores busy',
    'uploading',
    'p99 / idle',
    'p99 / busy',
  ];
  printTable(`Event loops while ${sizeMb} MB go to the practice server`, head, rows);
}

const words = ({ p50, p99, max }: Delays): string =>
  [p50, p99, max].map((value) => value.toFixed(1)).join(' / ');

function printMemory(idle: AppMemory, uploading: AppMemory): void {
  const goals: AppMemory = { [total]: 350 };
  const rows = Object.keys(uploading).map((name) => [
    name,
    idle[name]?.toFixed(0) ?? '-',
    uploading[name]?.toFixed(0) ?? '-',
    goals[name]?.toFixed(0) ?? '',
  ]);
  const head = ['process', 'idle', 'uploading', 'goal'];
  if (rows.length > 0)
    printTable('Memory of the app, MiB, what is shared counted once', head, rows);
}

/** An upload that failed has measured nothing. */
function printResult({ events, seconds, sent, state }: UploadSeen): void {
  if (state !== 'done') throw new Error(`The upload ended as ${state}.`);
  const rate = (events / seconds).toFixed(1);
  print(
    `Watched ${(sent / 1024 ** 2).toFixed(0)} MiB go in ${seconds.toFixed(1)} s; ` +
      `main reported it to the window ${rate} times a second.`,
  );
}
