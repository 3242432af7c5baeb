import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { say } from '#shared/words/say';
import { ask, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

test('the practice key is only readable by its owner, and the server ends with status 0', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  expect(side.keyId).toMatch(/^PRAC[0-9A-Z]{6}$/);
  expect(statSync(side.privateKeyPath).mode & 0o777).toBe(0o600);
  expect(side.privateKeyPath.startsWith(join(folder, 'practice'))).toBe(true);
  side.running.child.kill('SIGTERM');
  const { status, lines } = await side.running.ended;
  expect(lines).toHaveLength(1);
  expect(status).toBe(0);
  expect(existsSync(side.privateKeyPath)).toBe(false);
});

test('two practice servers in one home do not interfere with each other', async () => {
  const folder = await temporaryFolder();
  const sides = [await startPracticeSide(folder), await startPracticeSide(folder)];
  for (const side of sides) expect((await ask(side, '/v1/apps')).data.length).toBeGreaterThan(0);
});

test('leftovers of a killed practice server are removed at the next start', async () => {
  const folder = await temporaryFolder();
  const first = await startPracticeSide(folder);
  first.running.child.kill('SIGKILL');
  await first.running.ended;
  await startPracticeSide(folder);
  expect(readdirSync(join(folder, 'practice/servers'))).toHaveLength(1);
});

test('--state keeps the key for the next start', async () => {
  const folder = await temporaryFolder();
  const state = join(folder, 'state');
  const first = await startPracticeSide(folder, '--state', state);
  first.running.child.kill('SIGINT');
  expect((await first.running.ended).status).toBe(0);
  const second = await startPracticeSide(folder, '--state', state);
  expect(second.keyId).toBe(first.keyId);
});

test('a second practice server cannot use a state that is in use, and takes over from a killed one', async () => {
  const folder = await temporaryFolder();
  const state = join(folder, 'state');
  const first = await startPracticeSide(folder, '--state', state);
  const second = await slipway(['practice', '--json', '--state', state], folder);
  expect(second.status).toBe(1);
  expect(second.lines).toMatchObject([{ error: { code: 'practice-in-use' } }]);
  expect(second.stderr).toContain(say('error.practice-in-use.title'));
  expect(second.stderr).toContain(`Process ${first.running.child.pid} on this computer`);
  expect(second.stderr).toContain(say('error.practice-in-use.fix'));
  expect((await ask(first, '/v1/apps')).data.length).toBeGreaterThan(0);
  first.running.child.kill('SIGKILL');
  await first.running.ended;
  const third = await startPracticeSide(folder, '--state', state);
  expect(third.keyId).toBe(first.keyId);
  third.running.child.kill('SIGTERM');
  expect((await third.running.ended).status).toBe(0);
});

test('a practice server waits for another one that is just leaving its state', async () => {
  const folder = await temporaryFolder();
  const state = join(folder, 'state');
  const first = await startPracticeSide(folder, '--state', state);
  const next = startPracticeSide(folder, '--state', state);
  setTimeout(() => first.running.child.kill('SIGTERM'), 500);
  expect((await next).keyId).toBe(first.keyId);
});

test('a port that is taken is reported, with status 1', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const { status, stderr } = await slipway(['practice', '--port', new URL(side.url).port], folder);
  expect(stderr).toMatch(/can’t be used \(EADDRINUSE\)/);
  expect(status).toBe(1);
});
