import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { describePractice } from '../../src-main/practice-asc/practice-command';
import { holdWorld } from '../../src-main/practice-steering/hold-world';
import { makeFolder, start } from './client/start';

class Port extends EventEmitter {
  readonly said: { kind: string; [name: string]: unknown }[] = [];
  postMessage(message: { kind: string }): void {
    this.said.push(message);
    this.emit('said', message);
  }
}

test('the process says when it serves, keeps its world and goes when it is told', async () => {
  const folder = await makeFolder();
  const port = new Port();
  const first = new Promise((resolve) => port.once('said', resolve));
  const process_ = process as unknown as { parentPort?: Port; exit: (code: number) => void };
  const { argv } = process;
  const { exit } = process_;
  process_.parentPort = port;
  process.argv = [...argv, JSON.stringify({ folder, speed: 120, seed: 'first-release' })];
  await import('../../src-main/practice-process');
  expect(await first).toEqual({
    kind: 'ready',
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    issuerId: expect.any(String),
    keyId: expect.stringMatching(/^PRAC/),
    privateKeyPath: expect.stringContaining(folder),
  });
  const code = await new Promise((resolve) => {
    process_.exit = resolve;
    port.emit('message', { data: { kind: 'close' } });
  });
  expect(code).toBe(0);
  process_.exit = exit;
  process.argv = argv;
  delete process_.parentPort;
});

test('a process that finds its world in use says so', async () => {
  const folder = await makeFolder();
  const leave = await holdWorld(folder);
  const port = new Port();
  const process_ = process as unknown as { parentPort?: Port };
  const { argv } = process;
  const first = new Promise((resolve) => port.once('said', resolve));
  process_.parentPort = port;
  process.argv = [...argv, JSON.stringify({ folder })];
  vi.resetModules();
  await import('../../src-main/practice-process');
  expect(await first).toEqual({
    kind: 'failed',
    code: 'practice-in-use',
    message: expect.stringContaining(folder),
  });
  process.exitCode = 0;
  process.argv = argv;
  delete process_.parentPort;
  await leave();
});

test('what the command prints holds the keys to the practice world and no more', async () => {
  const { practice } = await start();
  expect(Object.keys(describePractice(practice))).toEqual([
    'url',
    'issuerId',
    'keyId',
    'privateKeyPath',
    'apps',
  ]);
  expect(describePractice(practice).apps).toEqual([
    { id: '6480000001', bundleId: 'com.northwind.orbit', name: 'Orbit Notes' },
    { id: '6480000002', bundleId: 'com.northwind.tide', name: 'Tide Table' },
  ]);
});
