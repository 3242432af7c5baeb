import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { withDisplay } from '../../../src-main/dev/process/with-display.mjs';
import { type LaunchOptions, launchApp, type RunningApp, root } from './launch';

export interface Fixtures {
  /** Where the two folders are created: the system's temporary folder, maybe in memory, unless a test needs a disk. */
  folders: string;
  /** A data folder that only this test uses. */
  home: string;
  /** A folder beside it, for a person's own files. */
  outside: string;
  /** Starts the app in that folder; if it is left running it is ended after the test. */
  launch: (options?: Partial<LaunchOptions>) => Promise<RunningApp>;
  running: RunningApp;
  app: ElectronApplication;
  page: Page;
}

/** What the tests of one worker share. */
export interface WorkerFixtures {
  /** An X display, so that no window covers another or takes its keyboard focus. */
  display: undefined;
  /** An app with its own data folder, started when the first test asks for it. */
  sharedApp: RunningApp;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's dependencies here.
    async ({}, use) =>
      withDisplay(async (environment) => {
        Object.assign(process.env, environment);
        await use(undefined);
      }),
    { scope: 'worker', auto: true },
  ],
  sharedApp: [
    async ({ display: _ }, use) =>
      inFolder(tmpdir(), async (home) => {
        const running = await launchApp({ home });
        await use(running);
        await endApp(running.app, running.process);
      }),
    { scope: 'worker' },
  ],
  folders: [tmpdir(), { option: true }],
  home: async ({ folders }, use) => inFolder(folders, use),
  outside: async ({ folders }, use) => inFolder(folders, use),
  launch: async ({ home }, use, info) => {
    const started: RunningApp[] = [];
    // Snapshots cost about a quarter of a test: where a failed one is tried again, the second attempt has them.
    const isTraced = info.retry > 0 || info.project.retries === 0;
    await use(async (options = {}) => {
      const running = await launchApp({ home, ...options });
      if (isTraced) await running.app.context().tracing.start({ snapshots: true });
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

/** For tests that leave nothing behind in the data folder: all tests of a worker use one app, with a reloaded page. */
export const testOfOneApp = test.extend<Fixtures>({
  running: async ({ sharedApp }, use, info) => {
    await sharedApp.page.reload();
    await use(sharedApp);
    if (info.status !== info.expectedStatus)
      await keepEvidence(sharedApp.app, sharedApp.page, (name) => info.outputPath(name));
  },
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
  // A window that is gone cannot be captured, and that must not hide why the test failed.
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

/** Keeps a screenshot for review. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true });
  await page.screenshot({ path: join(screens, `${name}.png`) });
}

export { expect };
