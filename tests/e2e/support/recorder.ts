import type { ElectronApplication } from '@playwright/test';

/** From now on everything that main sends to the window, replies and events, is recorded as text in main. */
export async function recordSent(app: ElectronApplication): Promise<() => Promise<string>> {
  await app.evaluate(({ BrowserWindow, ipcMain }) => {
    const sent: string[] = [];
    const keep = (value: unknown): void => void sent.push(JSON.stringify(value) ?? 'undefined');
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('There is no window.');
    const send = contents.send.bind(contents);
    contents.send = (channel: string, ...payload: unknown[]) => {
      keep([channel, payload]);
      send(channel, ...payload);
    };
    // Electron offers no way to listen to replies; its own table of handlers is wrapped.
    type Handle = (...given: unknown[]) => unknown;
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, Handle>;
    };
    for (const [channel, handle] of handlers) {
      handlers.set(channel, async (...given) => {
        const reply = await handle(...given);
        keep([channel, reply]);
        return reply;
      });
    }
    Object.assign(globalThis, { sentToWindow: sent });
  });
  return () =>
    app.evaluate(() =>
      (globalThis as unknown as { sentToWindow: string[] }).sentToWindow.join('\n'),
    );
}
