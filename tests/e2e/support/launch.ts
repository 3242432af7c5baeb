import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export const root = resolve(import.meta.dirname, '../../..');

/** The app under test: the checkout's own build, unless another folder is named. */
export const appFolder = process.env.SLIPWAY_APP ?? root;

/** The built app and its window. */
export interface RunningApp {
  app: ElectronApplication;
  page: Page;
  /** Read at once: an app that has exited no longer returns its process. */
  process: ChildProcess;
}

export interface LaunchOptions {
  /** The data folder. */
  home: string;
  /** How many times faster the practice clock runs. */
  speed?: number;
  /** Seconds after which the idle practice process ends; by default it stays, for tests that send it requests. */
  practiceIdle?: number;
  /** BCP 47, or `pseudo`. */
  language?: string;
  /** More environment variables. */
  environment?: Readonly<Record<string, string>>;
  /** A script that Electron requires before the app. */
  required?: string;
  /** Arguments after the app's folder, such as a package. */
  args?: readonly string[];
}

export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const app = await _electron.launch({
    args: [
      ...(options.required === undefined ? [] : ['-r', options.required]),
      appFolder,
      '--disable-gpu',
      ...(options.args ?? []),
    ],
    env: environmentFor(options),
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return { app, page, process: app.process() };
}

export function environmentFor(options: LaunchOptions): Record<string, string> {
  const { home, speed = 600, practiceIdle = 100_000, language = 'en-GB' } = options;
  const { ELECTRON_RUN_AS_NODE: _plainNode, ...given } = process.env as Record<string, string>;
  return {
    ...given,
    SLIPWAY_HOME: home,
    SLIPWAY_LANGUAGE: language,
    SLIPWAY_PRACTICE_SPEED: String(speed),
    SLIPWAY_PRACTICE_IDLE: String(practiceIdle),
    ...options.environment,
  };
}

/** The Electron that the tests run on. */
export function electronProgram(): string {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (folder !== undefined) return join(folder, 'electron');
  return createRequire(import.meta.url)('electron') as string;
}
