import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { requestChannels } from '#shared/ipc/channels';
import type { Reply } from '#shared/ipc/contract';
import { ask } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, testOfOneApp as test } from './support/fixture';
import { appFolder } from './support/launch';
import { watchPolicy } from './support/policy';

test('the window has the options of the one factory, and nothing of Node', async ({
  app,
  page,
}) => {
  const window = await app.browserWindow(page);
  const options = await window.evaluate((opened: BrowserWindow) => {
    const contents = opened.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(options).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    experimentalFeatures: false,
    allowRunningInsecureContent: false,
  });
  // Electron omits these two when they are off.
  expect(options.nodeIntegrationInWorker ?? false).toBe(false);
  expect(options.navigateOnDragDrop ?? false).toBe(false);
  const globals = await page.evaluate(() =>
    [
      'require',
      'process',
      'module',
      'exports',
      'global',
      'Buffer',
      '__dirname',
      'setImmediate',
    ].filter((name) => name in globalThis),
  );
  expect(globals).toEqual([]);
});

test('the window loads without a violation of its content policy', async ({ page }) => {
  const violations = await watchPolicy(page);
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  expect(await violations()).toEqual([]);
});

test('the bridge is three functions that nothing can change', async ({ page }) => {
  const bridge = await page.evaluate(() => {
    const { slipway } = globalThis as unknown as { slipway: Record<string, unknown> };
    return {
      names: Object.keys(slipway).sort(),
      kinds: Object.values(slipway).map((value) => typeof value),
      isFrozen: Object.isFrozen(slipway),
    };
  });
  expect(bridge).toEqual({
    names: ['listen', 'pathOf', 'request'],
    kinds: ['function', 'function', 'function'],
    isFrozen: true,
  });
});

test('the bridge knows only the channels of the contract', async ({ page }) => {
  const refused = await page.evaluate(async () => {
    const { slipway } = globalThis as unknown as {
      slipway: {
        request(c: string, p: unknown): Promise<unknown>;
        listen(c: string, h: () => void): void;
      };
    };
    const asked = await Promise.allSettled(
      ['', 'ELECTRON_BROWSER_X', '__proto__'].map((c) => slipway.request(c, {})),
    );
    const listening = ['', 'ipc-internal', '__proto__'].map((channel) => {
      try {
        slipway.listen(channel, () => {});
        return 'taken';
      } catch {
        return 'refused';
      }
    });
    return [...asked.map(({ status }) => status), ...listening];
  });
  expect(refused).toEqual(['rejected', 'rejected', 'rejected', 'refused', 'refused', 'refused']);
});

test('a page reads and overwrites no file that it only names, and none without a yes', async ({
  app,
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-hostile-'));
  const codes = async (asked: readonly Promise<Reply<unknown>>[]) =>
    (await Promise.all(asked)).map((reply) => (reply.ok ? 'taken' : reply.error.code));
  try {
    const path = join(folder, 'passwords.txt');
    writeFileSync(path, 'bank 1234\n');
    const named = () =>
      codes([
        ask(page, 'notes:open', { kind: 'file', path }),
        ask(page, 'notes:open', { kind: 'folder', path: folder }),
        ask(page, 'notes:beside', { path: join(folder, 'a.ipa') }),
        ask(page, 'sharing:open', { path }),
        ask(page, 'backups:take', { path }),
        ask(page, 'accounts:take-key', { path: join(folder, 'AuthKey_A.p8') }),
      ]);
    const refused = Array.from({ length: 6 }, () => 'call-refused');
    expect(await named()).toEqual(refused);
    // A file that the page made has no path, and the preload's own channel is no request.
    const made = await page.evaluate(async (wanted) => {
      const file = Object.assign(new File(['x'], wanted), { path: wanted });
      const sent = window.slipway.request('preload:dropped-file' as never, wanted as never);
      return [window.slipway.pathOf(file), await sent.catch(() => 'no such request')];
    }, path);
    expect(made).toEqual(['', 'no such request']);
    expect(await named()).toEqual(refused);

    const shown = join(folder, 'shown.txt');
    writeFileSync(shown, '[en-US]\nShown\n');
    await dropFiles(page, [shown]);
    await expect
      .poll(async () => (await ask(page, 'notes:open', { kind: 'file', path: shown })).ok)
      .toBe(true);
    expect(await named()).toEqual(refused);
    const opened = await ask(page, 'notes:open', { kind: 'file', path: shown });
    const ticket = (opened.ok && opened.value?.ticket) || '';
    const asked = await answerQuestions(app, 1);
    const notes = [{ locale: 'en-US', text: 'overwritten by a page' }];
    const saved = await ask(page, 'notes:save-back', { ticket, notes, codes: [] });
    expect(saved).toEqual({ ok: true, value: null });
    expect((await asked()).map(({ detail }) => detail.includes(shown))).toEqual([true]);
    expect(readFileSync(shown, 'utf8')).toBe('[en-US]\nShown\n');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('wrong parameters are refused on every channel', async ({ page }) => {
  const codes = await page.evaluate(
    async (channels) => {
      const { slipway } = globalThis as unknown as {
        slipway: {
          request(c: string, p: unknown): Promise<{ ok: boolean; error?: { code: string } }>;
        };
      };
      const wrong = [undefined, null, 7, 'x'.repeat(1_000_000), [], { surprise: true }];
      const replies = channels.flatMap((channel) =>
        wrong.map((params) => slipway.request(channel, params)),
      );
      return [
        ...new Set((await Promise.all(replies)).map((reply) => reply.error?.code ?? 'taken')),
      ];
    },
    requestChannels as readonly string[],
  );
  expect(codes).toEqual(['call-malformed']);
});

test('a second window with the same preload is refused on every channel', async ({ app, page }) => {
  await expect(page).toHaveURL('app://slipway/index.html');
  const preload = join(appFolder, 'dist/main/preload.cjs');
  for (const address of ['about:blank', 'data:text/html,x', 'app://slipway/index.html']) {
    const script = `Promise.all(${JSON.stringify(requestChannels)}.map((c) => slipway.request(c, {})))
      .then((replies) => [...new Set(replies.map((reply) => reply.ok ? 'taken' : reply.error.code))])`;
    const codes = await app.evaluate(
      async ({ BrowserWindow: Window }, given) => {
        const webPreferences = { preload: given.preload, sandbox: true, contextIsolation: true };
        const other = new Window({ show: false, webPreferences });
        await other.loadURL(given.address);
        const answer: unknown = await other.webContents.executeJavaScript(given.script);
        other.destroy();
        return answer;
      },
      { preload, address, script },
    );
    expect(codes, address).toEqual(['call-refused']);
  }
});

test('a frame inside the page reaches nothing', async ({ app, page }) => {
  const seen = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return typeof (frame.contentWindow as unknown as { slipway?: unknown } | null)?.slipway;
  });
  expect(seen).toBe('undefined');
  expect(app.windows()).toHaveLength(1);
});

test('the page cannot navigate away and opens no window', async ({ app, page }) => {
  const here = page.url();
  for (const address of [
    'https://evil.test/',
    'file:///etc/passwd',
    'app://evil/index.html',
    'app://slipway/assets/x.html',
    'data:text/html,x',
  ]) {
    await page.evaluate((there) => {
      location.href = there;
    }, address);
  }
  await page.evaluate(() => window.open('https://evil.test/'));
  await page.evaluate(() => {
    const link = document.createElement('a');
    Object.assign(link, { href: 'https://evil.test/', target: '_blank' });
    link.click();
  });
  await page.waitForTimeout(500);
  expect(page.url()).toBe(here);
  expect(app.windows()).toHaveLength(1);
});

test('the page connects to nothing and runs no strings as code', async ({ page }) => {
  const outcomes = await page.evaluate(async () => {
    const attempt = async (work: () => unknown): Promise<string> => {
      try {
        await work();
        return 'went through';
      } catch {
        return 'blocked';
      }
    };
    const socket = () =>
      new Promise((resolve, reject) => {
        const opened = new WebSocket('ws://127.0.0.1:9');
        opened.onopen = resolve;
        opened.onerror = reject;
      });
    const picture = () =>
      new Promise((resolve, reject) =>
        Object.assign(new Image(), {
          onload: resolve,
          onerror: reject,
          src: 'https://evil.test/x.png',
        }),
      );
    return {
      fetch: await attempt(() => fetch('https://evil.test/')),
      own: await attempt(() => fetch('app://slipway/index.html')),
      socket: await attempt(socket),
      picture: await attempt(picture),
      text: await attempt(() => new Function('return 1')()),
      markup: await attempt(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
    };
  });
  expect([...new Set(Object.values(outcomes))]).toEqual(['blocked']);
});

test('the policy is the agreed one, fresh for each load', async ({ app, page }) => {
  await app.evaluate(({ session }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { policies: seen });
    session.defaultSession.webRequest.onHeadersReceived((details, answer) => {
      const policy = details.responseHeaders?.['content-security-policy'];
      if (policy) seen.push(...policy);
      answer({});
    });
  });
  await page.reload();
  await page.reload();
  const policies = await app.evaluate(({ session }) => {
    session.defaultSession.webRequest.onHeadersReceived(null);
    return (globalThis as unknown as { policies: string[] }).policies;
  });
  expect(policies).toHaveLength(2);
  expect(new Set(policies).size).toBe(2);
  expect(policies[0]?.replace(/'nonce-[^']+'/, "'nonce-N'")).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; " +
      "require-trusted-types-for 'script'; trusted-types 'none'",
  );
});

test('the page is granted nothing that it does not need', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'persistent-storage',
    ];
    const asked = names.map((name) =>
      navigator.permissions.query({ name: name as PermissionName }),
    );
    return (await Promise.all(asked)).map(({ state }) => state);
  });
  expect([...new Set(states)]).toEqual(['denied']);
});

test('the page’s scheme serves the page and nothing else', async ({ app }) => {
  const statuses = await app.evaluate(async ({ session }) => {
    const asked: Record<string, number> = {};
    for (const address of [
      'index.html',
      '../main/main.js',
      '%2e%2e/main/main.js',
      '..%2fmain%2fmain.js',
      'missing.js',
    ]) {
      asked[address] = (await session.defaultSession.fetch(`app://slipway/${address}`)).status;
    }
    asked.evil = (await session.defaultSession.fetch('app://evil/index.html')).status;
    asked.post = (
      await session.defaultSession.fetch('app://slipway/index.html', { method: 'POST' })
    ).status;
    return asked;
  });
  const { 'index.html': page, ...others } = statuses;
  expect(page).toBe(200);
  for (const [address, status] of Object.entries(others))
    expect(status, address).toBeGreaterThanOrEqual(400);
});

test('the window’s session loads nothing from disk or net', async ({ app }) => {
  const outcomes = await app.evaluate(async ({ session }) => {
    const ask = (address: string) =>
      session.defaultSession.fetch(address).then(
        ({ status }) => `answered ${status}`,
        () => 'blocked',
      );
    return Promise.all(
      ['file:///etc/passwd', 'http://127.0.0.1:9/', 'https://evil.test/'].map(ask),
    );
  });
  expect(outcomes).toEqual(['answered 403', 'blocked', 'blocked']);
});

test('a first start asks for nothing over the network', async ({ launch, outside }) => {
  const log = join(outside, 'network.json');
  const { app, page } = await launch({ args: [`--log-net-log=${log}`] });
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  // Chromium completes its log as it ends.
  await app.evaluate(({ app: inside }) => inside.quit()).catch(() => {});
  await expect.poll(() => readLog(log)).not.toBeNull();
  const { events } = readLog(log) ?? { events: [] };
  expect(events).not.toHaveLength(0);
  expect(events.flatMap(({ params }) => params?.url ?? [])).toEqual([]);
});

/** Null as long as it is not complete. */
function readLog(path: string): { events: { params?: { url?: string } }[] } | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
