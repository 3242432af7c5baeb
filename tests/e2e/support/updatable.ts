import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type Browser, chromium, type Page } from '@playwright/test';
import { appImage, signedRelease, updateKeys } from '../../helpers/update-release';
import { test as base, expect } from './fixture';
import { electronProgram, environmentFor, type RunningApp, root } from './launch';

/** A feed on this computer, and what it was asked. */
export interface UpdateFeed {
  address: string;
  folder: string;
  asked: { url: string; headers: NodeJS.Dict<string | string[]> }[];
  /** Answers requests for the update file in another way; null for as usual. */
  sendFile: RequestListener | null;
  keys: ReturnType<typeof updateKeys>;
}

export interface Updatable {
  feed: UpdateFeed;
  /** The file that stands for the AppImage: a script that starts a version of the app. */
  appImage: string;
  /** Publishes a version; `more` are lines of the feed, `spoil` changes it after it was signed. */
  release: (version: string, options?: ReleaseChanges) => Promise<void>;
  launch: (environment?: Record<string, string>) => Promise<RunningApp>;
  /** The window of the version that started by itself. */
  startedPage: (version: string) => Promise<Page>;
}

interface ReleaseChanges {
  notes?: string;
  more?: string;
  /** Bytes. */
  size?: number;
  keys?: ReturnType<typeof updateKeys>;
  spoil?: (feed: string) => string;
}

interface Fixtures {
  updatable: Updatable;
}

interface UpdatableWorker {
  /** Built once, against one feed. */
  built: { feed: UpdateFeed; folder: string };
}

export const test = base.extend<Fixtures, UpdatableWorker>({
  built: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's dependencies here.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'slipway-updatable-'));
      const { feed, close } = await serveFeed(join(folder, 'feed'));
      execFileSync(
        process.execPath,
        [join(root, 'tests/e2e/support/build-updatable.mjs'), join(folder, 'dist')],
        {
          env: {
            ...process.env,
            SLIPWAY_UPDATE_FEED: feed.address,
            SLIPWAY_UPDATE_KEYS: `${updateKeys().spki},${feed.keys.spki}`,
            SLIPWAY_UPDATE_PAGE: 'https://slipway.example/download',
            SLIPWAY_UPDATE_LOOPBACK: 'yes',
          },
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      );
      cpSync(join(root, 'dist/renderer'), join(folder, 'dist/renderer'), { recursive: true });
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
      await use({ feed, folder });
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  updatable: async ({ built, home, outside }, use) => {
    const { feed, folder } = built;
    rmSync(feed.folder, { recursive: true, force: true });
    mkdirSync(feed.folder, { recursive: true });
    feed.asked = [];
    feed.sendFile = null;
    const file = join(outside, 'Slipway.AppImage');
    writeFileSync(file, script(folder, '0.1.0', 100));
    chmodSync(file, 0o755);
    const started: Omit<RunningApp, 'page'>[] = [];
    const browsers: Browser[] = [];
    await use({
      feed,
      appImage: file,
      async release(version, { size = 1000, keys = feed.keys, spoil, ...more } = {}) {
        const files = { [appImage(version)]: script(folder, version, size) };
        const written = await signedRelease({ folder: feed.folder, version, files, ...more }, keys);
        if (spoil) writeFileSync(written, spoil(readFileSync(written, 'utf8')));
      },
      async launch(environment = {}) {
        const app = await _electron.launch({
          args: [versionFolder(folder, '0.1.0'), '--disable-gpu'],
          env: environmentFor({
            home,
            environment: { APPIMAGE: file, APPDIR: dirname(electronProgram()), ...environment },
          }),
        });
        const running = { app, process: app.process() };
        started.push(running);
        const page = await app.firstWindow();
        await page.waitForLoadState('domcontentloaded');
        return { ...running, page };
      },
      async startedPage(version) {
        const marker = join(home, `started-${version}`);
        const ports = join(home, 'DevToolsActivePort');
        await expect.poll(() => existsSync(marker) && existsSync(ports)).toBe(true);
        const [port] = readFileSync(ports, 'utf8').split('\n');
        const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
        browsers.push(browser);
        await expect.poll(() => browser.contexts()[0]?.pages().length ?? 0).toBeGreaterThan(0);
        return browser.contexts()[0]?.pages()[0] as Page;
      },
    });
    for (const browser of browsers) await browser.close().catch(() => {});
    for (const { app, process } of started) {
      if (process.exitCode !== null || process.signalCode !== null) continue;
      await app.evaluate(({ app: inside }) => inside.exit(0)).catch(() => {});
      await app.close().catch(() => {});
    }
    for (const version of ['0.1.0', '0.2.0']) endStarted(join(home, `started-${version}`));
  },
});

/** The version that started by itself belongs to this test: its script wrote its process ID. */
function endStarted(marker: string): void {
  if (!existsSync(marker)) return;
  try {
    process.kill(Number(readFileSync(marker, 'utf8')), 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** The built app under a version's name. */
function versionFolder(folder: string, version: string): string {
  const place = join(folder, version);
  if (existsSync(place)) return place;
  mkdirSync(join(place, 'dist'), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(place, 'package.json'), JSON.stringify({ ...manifest, version }));
  symlinkSync(join(folder, 'dist/main'), join(place, 'dist/main'));
  return place;
}

/** Starts that version, as the AppImage of a version does; as long as it has to be. */
function script(folder: string, version: string, size: number): string {
  const root = process.getuid?.() === 0 ? '--no-sandbox' : '';
  const text = `#!/bin/sh
test "$APPIMAGE_EXIT_AFTER_INSTALL" = true && exit 0
rm -f "$SLIPWAY_HOME/DevToolsActivePort"
echo $$ > "$SLIPWAY_HOME/started-${version}"
exec "${electronProgram()}" "${versionFolder(folder, version)}" --disable-gpu ${root} --remote-debugging-port=0
`;
  return `${text}${'#'.repeat(Math.max(0, size - text.length))}`;
}

async function serveFeed(folder: string) {
  mkdirSync(folder, { recursive: true });
  const feed: UpdateFeed = { address: '', folder, asked: [], sendFile: null, keys: updateKeys() };
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    feed.asked.push({ url, headers: request.headers });
    if (!url.endsWith('.yml') && feed.sendFile !== null) return feed.sendFile(request, response);
    const file = join(folder, url.split('?')[0] ?? '');
    if (!existsSync(file)) return response.writeHead(404).end();
    const bytes = readFileSync(file);
    return response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  feed.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { feed, close };
}

export { expect };
