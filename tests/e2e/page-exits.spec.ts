import { join } from 'node:path';
import { expect, test } from './support/fixture';
import { listenOnLoopback, tryEveryExit } from './support/page-exits';

test('a plain window allows peer connections, name lookups and requests', async ({
  app,
  page,
  outside,
}) => {
  await expect(page).toHaveURL('app://slipway/index.html');
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow: Window }) => {
    const plain = new Window({ webPreferences: { partition: 'plain' } });
    plain.webContents.setWebRTCIPHandlingPolicy('default');
    void plain.loadURL('data:text/html,<body>A page</body>');
  });
  const plain = await opened;
  await plain.waitForLoadState('domcontentloaded');
  const listener = await listenOnLoopback();
  try {
    const names = await tryEveryExit(app, plain, listener, join(outside, 'net.json'));
    expect(names).toEqual(expect.arrayContaining(['fetch', 'image', 'stun']));
    expect(listener.heard()).toEqual(['tcp', 'udp']);
  } finally {
    listener.close();
  }
});

test('nothing leaves Slipway’s page by any exit', async ({ app, page, outside }) => {
  await expect(page).toHaveURL('app://slipway/index.html');
  const listener = await listenOnLoopback();
  try {
    const names = await tryEveryExit(app, page, listener, join(outside, 'net.json'));
    expect(names).toEqual([]);
    expect(listener.heard()).toEqual([]);
    // The link with a ping adds its own fragment.
    expect(page.url()).toMatch(/^app:\/\/slipway\/index\.html#?$/);
    expect(app.windows()).toHaveLength(1);
    const left = await page.evaluate(() =>
      ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(left).toEqual([]);
  } finally {
    listener.close();
  }
});
