import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Channel } from '../../src-main/processes/channel';
import { type Child, forkProcess, startWorker } from '../../src-main/processes/children';
import { defineContract } from '../../src-main/processes/contract';
import { saying } from '../helpers/saying';

const entry = pathToFileURL(join(import.meta.dirname, 'support/odd-child.mjs'));

/** What `support/odd-child.mjs` can be asked for. */
const contract = defineContract({
  requests: {
    do: { params: z.string(), message: z.number(), report: z.number(), reply: z.number() },
  },
  event: z.number(),
});

const open: Channel<typeof contract>[] = [];

afterEach(async () => {
  for (const channel of open) channel.kill();
  await Promise.all(open.splice(0).map(({ ended }) => ended));
});

describe.each([
  ['a process', () => forkProcess(entry, [])],
  ['a thread', () => startWorker(entry)],
])('a channel to %s', (_, start: () => Child) => {
  function channel(onEvent?: (event: number) => void): Channel<typeof contract> {
    const made = new Channel<typeof contract>(start(), { contract, ...(onEvent && { onEvent }) });
    open.push(made);
    return made;
  }

  test('gives each request its own reply, in whatever order they come', async () => {
    const { request } = bound(channel());
    const replies = [request('keep'), request('keep'), request('answer-last-first')];
    expect(await Promise.all(replies)).toEqual([1, 2, 3]);
  });

  test('hands on reports and events that fit the contract, and drops other events', async () => {
    const heard: string[] = [];
    const { request } = bound(channel((event) => heard.push(`event ${event}`)));
    const onReport = (report: number) => heard.push(`report ${report}`);
    expect(await request('report', { onReport })).toBe(9);
    expect(heard).toEqual(['report 7', 'event 8']);
  });

  test('makes an error of a reply that does not fit the contract', async () => {
    await expect(bound(channel()).request('misfit')).rejects.toMatchObject({
      error: { code: 'unexpected', detail: saying('“do”') },
    });
  });

  test('sends control messages to the child while it works', async () => {
    let stops = 0;
    const control = (send: (message: number) => void) => {
      send(42);
      return () => {
        stops += 1;
      };
    };
    expect(await bound(channel()).request('keep', { control })).toBe(42);
    expect(stops).toBe(1);
  });

  test('rejects requests in progress and later ones once the child has ended', async () => {
    const made = channel();
    const { request } = bound(made);
    const both = await Promise.allSettled([request('keep'), request('end')]);
    const ended = { status: 'rejected', reason: { why: 'ended' } };
    expect(both).toMatchObject([ended, ended]);
    expect(made.hasEnded).toBe(true);
    await expect(request('keep')).rejects.toMatchObject({ why: 'ended' });
  });

  test('calls an answer late after its time, and leaves the child alive', async () => {
    const made = channel();
    const time = { start: 60_000, work: 50 };
    await expect(bound(made).request('keep', { time })).rejects.toMatchObject({ why: 'late' });
    expect(await bound(made).request('report')).toBe(9);
  });

  test('lets an aborted request get to its end, and rejects it with the reason all the same', async () => {
    const abort = new AbortController();
    const reports: number[] = [];
    const request = bound(channel()).request('keep', {
      signal: abort.signal,
      stop: { graceMs: () => 30_000, settleMs: 30_000 },
      onReport: (report) => reports.push(report),
    });
    abort.abort(new Error('paused'));
    await expect(request).rejects.toThrow('paused');
    expect(reports).toEqual([30_000]);
  });

  test('gives an aborted request up when the child does not stop', async () => {
    const abort = new AbortController();
    const stop = { graceMs: () => 0, settleMs: 50 };
    const request = bound(channel()).request('keep', { signal: abort.signal, stop });
    abort.abort(new Error('cancelled'));
    await expect(request).rejects.toThrow('cancelled');
  });

  test('lets the child end in its own way when it is closed', async () => {
    const made = channel();
    made.close();
    await made.ended;
    await expect(bound(made).request('keep')).rejects.toMatchObject({ why: 'ended' });
  });
});

test('a channel to a program that cannot be started says so, with the cause where it is known', async () => {
  const missing = pathToFileURL(join(import.meta.dirname, 'support/no-such-file.mjs'));
  const channels = [forkProcess(missing, []), startWorker(missing)].map(
    (child) => new Channel<typeof contract>(child, { contract }),
  );
  open.push(...channels);
  const [ofProcess, ofThread] = await Promise.allSettled(
    channels.map((channel) => channel.request('do', 'keep')),
  );
  expect(ofProcess).toMatchObject({ reason: { why: 'not-started' } });
  expect(ofThread).toMatchObject({ reason: { why: 'not-started' } });
  expect(String((ofThread as PromiseRejectedResult).reason.cause)).toContain('no-such-file.mjs');
});

type Options = Parameters<Channel<typeof contract>['request']>[2];

/** Only `do` can be asked for. */
function bound(channel: Channel<typeof contract>) {
  return { request: (what: string, options?: Options) => channel.request('do', what, options) };
}
