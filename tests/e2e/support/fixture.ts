import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { withDisplay } from '../../../src-main/dev/process/with-display.mjs';
import { type LaunchOptions, launchApp, type RunningApp, root } from './launch';

export interface Fixtures {
  /** Where the two folders are made: the system's temporary folder, which may be memory, unless a test needs a disk. */
  folders: string;
  /** A data folder that only this test has. */
  home: string;
  /** A folder beside it, for what a person would have on the disk. */
  outside: string;
  /** Starts the app in that folder; what is left running is ended after the test. */
  launch: (options?: Partial<LaunchOptions>) => Promise<RunningApp>;
  running: RunningApp;
  app: ElectronApplication;
  page: Page;
}

/** What the tests of one worker share. */
interface WorkerFixtures {
  /** An X display, so that no window covers another's or takes the keyboard from it. */
  display: undefined;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs here.
    async ({}, use) =>
      withDisplay(async (environment) => {
        Object.assign(process.env, environment);
        await use(undefined);
      }),
    { scope: 'worker', auto: true },
  ],
  folders: [tmpdir(), { option: true }],
  home: async ({ folders }, use) => inFolder(folders, use),
  outside: async ({ folders }, use) => inFolder(folders, use),
  launch: async ({ home }, use, info) => {
    const started: RunningApp[] = [];
    await use(async (options = {}) => {
      const running = await launchApp({ home, ...options });
      await running.app.context().tracing.start({ snapshots: true });
      started.push(running);
      return running;
    });
    const failed = info.status !== info.expectedStatus;
    for (const [index, { app, page, process }] of started.entries()) {
      if (failed) await keepEvidence(app, page, (name) => info.outputPath(`${index}-${name}`));
      await endApp(app, process);
    }
  },
  running: async ({ launch }, use) => use(await launch()),
  app: async ({ running }, use) => use(running.app),
  page: async ({ running }, use) => use(running.page),
});

async function inFolder(folders: string, use: (folder: string) => Promise<void>): Promise<void> {
  mkdirSync(folders, { recursive: true });
  const folder = mkdtempSync(join(folders, 'slipway-e2e-'));
  await use(folder);
  rmSync(folder, { recursive: true, force: true });
}

async function keepEvidence(
  app: ElectronApplication,
  page: Page,
  pathFor: (name: string) => string,
): Promise<void> {
  // A window that is gone has nothing to show, and that must not hide why the test failed.
  await page.screenshot({ path: pathFor('window.png'), timeout: 5000 }).catch(() => {});
  await app
    .context()
    .tracing.stop({ path: pathFor('trace.zip') })
    .catch(() => {});
}

/** Ends the app without its questions; a run that is left over ends with it. */
async function endApp(app: ElectronApplication, process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  await app.evaluate(({ app: inside }) => inside.exit(0)).catch(() => {});
  await app.close().catch(() => {});
  if (process.exitCode === null && process.signalCode === null) process.kill('SIGKILL');
}

const screens = join(root, 'test-results/screens');

/** Keeps a picture of a screen for looking at. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true });
  await page.screenshot({ path: join(screens, `${name}.png`) });
}

export { expect };
