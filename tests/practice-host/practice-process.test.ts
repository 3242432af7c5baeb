import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { lockWorld } from '../../src-main/practice-host/lock-world';
import { Channel } from '../../src-main/processes/channel';
import { forkProcess } from '../../src-main/processes/children';
import { type PracticeContract, practice } from '../../src-main/processes/practice';
import { saying } from '../helpers/saying';
import { makeFolder } from '../practice/client/start';

const entry = pathToFileURL(join(import.meta.dirname, '../../dist/main/practice.js'));

/** The real process from the build. */
function startProcess(): Channel<PracticeContract> {
  const channel = new Channel<PracticeContract>(forkProcess(entry, []), { contract: practice });
  onTestFinished(async () => {
    channel.kill();
    await channel.ended;
  });
  return channel;
}

test('the practice process replies with its address, and releases its world when it is closed', async () => {
  const folder = await makeFolder();
  const channel = startProcess();
  const options = { folder, port: null, speed: 120, seed: 'first-release' };
  const { address, choices } = await channel.request('start', options);
  expect(address).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    issuerId: expect.any(String),
    keyId: expect.stringMatching(/^PRAC/),
    privateKeyPath: expect.stringContaining(folder),
  });
  expect(choices.scenarios.map(({ name }) => name)).toContain('first-release');
  expect((await fetch(address.url)).status).toBe(401);
  channel.close();
  await channel.ended;
  await expect(fetch(address.url)).rejects.toThrow();
  await (await lockWorld(folder))();
});

test('a practice process that finds its world in use refuses to start', async () => {
  const folder = await makeFolder();
  const leave = await lockWorld(folder);
  await expect(startProcess().request('start', { folder, port: null })).rejects.toMatchObject({
    error: { code: 'practice-in-use', detail: saying(folder) },
  });
  await leave();
});

test('the practice process refuses an impossible action with the reason, and keeps serving', async () => {
  const channel = startProcess();
  const { address } = await channel.request('start', { folder: await makeFolder(), port: null });
  const fault = { name: 'nonsense', argument: null, times: null };
  await expect(channel.request('act', { kind: 'set-fault', fault })).rejects.toMatchObject({
    error: { code: 'practice-refused', detail: saying('nonsense') },
  });
  expect(await channel.request('act', { kind: 'advance-clock', minutes: 5 })).toEqual(address);
});
