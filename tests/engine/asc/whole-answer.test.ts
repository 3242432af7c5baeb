import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import {
  type AnswerLimits,
  AnswerTooLarge,
  AnswerTooSlow,
  fetchWhole,
} from '../../../src-main/engine/asc/whole-answer';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const wide: AnswerLimits = { bytes: 1_000_000, idleMs: 60_000, totalMs: 60_000 };

async function ask(
  answer: RequestListener,
  limits: Partial<AnswerLimits> = {},
  signal?: AbortSignal,
) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://127.0.0.1:${port}/v1/apps`);
  return fetchWhole(fetch, url, {}, { ...wide, ...limits }, signal);
}

it('a response is read to its end, with its status and headers', async () => {
  const answer = await ask((_, response) => {
    response.writeHead(201, { 'x-note': 'kept' }).write('one, ');
    setTimeout(() => response.end('twö'), 50);
  });
  expect([answer.status, answer.headers.get('x-note'), answer.text]).toEqual([
    201,
    'kept',
    'one, twö',
  ]);
});

it('a server that sends nothing is given up after the idle timeout', async () => {
  const asked = ask(() => undefined, { idleMs: 100 });
  await expect(asked).rejects.toThrow(new AnswerTooSlow('silent', 100));
});

it('a server that goes silent in the middle of a body is given up after the idle timeout', async () => {
  const asked = ask((_, response) => void response.write('{"data":'), { idleMs: 200 });
  await expect(asked).rejects.toThrow(new AnswerTooSlow('silent', 200));
});

it('a server that sends too slowly is given up after the total timeout', async () => {
  const drip: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(timer));
  };
  const asked = ask(drip, { idleMs: 30_000, totalMs: 300 });
  await expect(asked).rejects.toThrow(new AnswerTooSlow('slow', 300));
});

it('an endless response is given up at the maximum number of bytes', async () => {
  const flood: RequestListener = (_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(10_000)));
    };
    response.on('drain', more).on('error', () => undefined);
    more();
  };
  const asked = ask(flood, { bytes: 50_000 });
  await expect(asked).rejects.toThrow(new AnswerTooLarge(50_000));
});

it('an abort ends the wait with its reason, and an aborted request is not sent', async () => {
  const stop = new AbortController();
  let asked = 0;
  const silent: RequestListener = () => {
    asked += 1;
    stop.abort(new Error('paused'));
  };
  await expect(ask(silent, {}, stop.signal)).rejects.toThrow('paused');
  server.closeAllConnections();
  server.close();
  await expect(ask(silent, {}, stop.signal)).rejects.toThrow('paused');
  expect(asked).toBe(1);
});
