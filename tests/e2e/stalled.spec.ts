import type { Socket } from 'node:net';
import type { ElectronApplication, Page } from '@playwright/test';
import { startOddProxy } from '../helpers/odd-proxy';
import { get } from './support/bridge';
import { answerMessageBox } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { practiceUrl } from './support/practice-server';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';

/**
 * From now on the app's connections to the practice server go to another port, as a network device on the route would
 * do. A connection that is open already is cut when it is used again.
 */
async function leadTo(app: ElectronApplication, from: string, to: string): Promise<void> {
  await app.evaluate(
    (_, ports) => {
      const net = process.getBuiltinModule('node:net');
      const before = net.Socket.prototype.connect;
      net.Socket.prototype.connect = function connect(this: unknown, ...given: unknown[]) {
        const [options] = [given[0]].flat() as { port?: number | string }[];
        if (options && Number(options.port) === ports.from) options.port = ports.to;
        return before.apply(this as never, given as never);
      } as never;
      const write = net.Socket.prototype.write;
      net.Socket.prototype.write = function cut(this: Socket, ...given: unknown[]) {
        if (this.remotePort !== ports.from) return write.apply(this, given as never);
        this.destroy(Object.assign(new Error('cut'), { code: 'ECONNRESET' }));
        return false;
      } as never;
    },
    { from: Number(new URL(from).port), to: Number(new URL(to).port) },
  );
}

/** A run that hangs in the body of a response. */
async function hangingRun(app: ElectronApplication, page: Page, outside: string) {
  await practiceIsRunning(page);
  const url = await practiceUrl(page);
  let hangs = false;
  const odd = await startOddProxy(url, ({ kind }) => {
    if (kind !== 'GET /v1/builds/*' && kind !== 'GET /v1/buildUploads/*') return null;
    setTimeout(() => {
      hangs = true;
    }, 300);
    return { kind: 'stall-mid-body' };
  });
  await leadTo(app, url, odd.url);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await pressPublish(page);
  await expect.poll(() => hangs, { timeout: 60_000 }).toBe(true);
  return odd;
}

test('a run that hangs in a response is paused from the window at once', async ({
  app,
  page,
  outside,
}) => {
  const odd = await hangingRun(app, page, outside);
  const began = performance.now();
  await page.getByRole('button', { name: 'Pause' }).click();
  const state = async () => (await get(page, 'runs:list', {}))[0]?.status.state;
  await expect.poll(state, { timeout: 10_000 }).toBe('paused');
  process.stdout.write(`paused from the window: ${Math.round(performance.now() - began)} ms\n`);
  await odd.close();
});

test('the app quits although a run hangs in a response', async ({ launch, outside }) => {
  const { app, page, process: main } = await launch();
  const odd = await hangingRun(app, page, outside);
  await answerMessageBox(app, 1);
  const ended = new Promise<'ended'>((resolve) => main.once('exit', () => resolve('ended')));
  const began = performance.now();
  await app.evaluate(({ app: inside }) => inside.quit()).catch(() => {});
  const tooLong = new Promise<'hangs'>((resolve) => setTimeout(resolve, 10_000, 'hangs'));
  expect(await Promise.race([ended, tooLong])).toBe('ended');
  process.stdout.write(`the app ended: ${Math.round(performance.now() - began)} ms\n`);
  await odd.close();
});
