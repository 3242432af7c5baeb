import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startPractice } from '../../src-main/practice/server';
import { clientFor, type Json } from './client/plain-client';
import { makeFolder } from './client/start';
import { commit, minutes, sendPart, startUpload } from './client/upload';

const options = { speed: 1, partSize: 64 * 1024, keepState: true } as const;

test('an upload resumes after a restart, at the new address and with the parts that were stored', async () => {
  const folder = await makeFolder();
  const before = await startPractice({ ...options, folder });
  const client = await clientFor(before);
  const { fileId, uploadId, operations, bytes } = await startUpload(client, { ballast: 300_000 });
  await sendPart(operations[0], bytes);
  await sendPart(operations[1], bytes);
  await before.close();

  const after = await startPractice({ ...options, folder });
  expect([after.keyId, after.issuerId]).toEqual([before.keyId, before.issuerId]);
  const again = await clientFor(after);
  const { uploadOperations } = (await again.get(`/v1/buildUploadFiles/${fileId}`)).json.data
    .attributes;
  const missing = uploadOperations.filter((operation: Json) => operation.entityTag === null);
  expect(missing).toHaveLength(operations.length - 2);
  for (const operation of missing) {
    expect(operation.url.startsWith(after.url)).toBe(true);
    await sendPart(operation, bytes);
  }
  expect((await commit(again, fileId)).status).toBe(200);
  const arrived = await after.world.receivedPackage(uploadId);
  expect(arrived?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  await after.close();
});

test('a restarted world keeps its data, and its time has moved on', async () => {
  const folder = await makeFolder();
  const before = await startPractice({ ...options, folder });
  const client = await clientFor(before);
  const { fileId, uploadId, operations, bytes } = await startUpload(client);
  for (const operation of operations) await sendPart(operation, bytes);
  await commit(client, fileId);
  before.clock.advance(minutes(30));
  const stood = before.clock.now();
  await before.close();

  const after = await startPractice({ ...options, folder, speed: 60_000 });
  expect(after.clock.now()).toBeGreaterThanOrEqual(stood);
  const { data } = (await (await clientFor(after)).get(`/v1/buildUploads/${uploadId}`)).json;
  expect(data.attributes.state.state).toBe('COMPLETE');
  await after.close();
});

test('every change is on disk before the response', async () => {
  const folder = await makeFolder();
  const practice = await startPractice({ ...options, folder });
  const { uploadId, operations, bytes } = await startUpload(await clientFor(practice), {
    ballast: 300_000,
  });
  for (const [sent, operation] of operations.entries()) {
    await sendPart(operation, bytes);
    const saved = JSON.parse(await readFile(join(folder, 'world.json'), 'utf8'));
    const file = saved.state.buildUploadFiles.find((row: Json) => row.uploadId === uploadId);
    expect(file.parts.filter((part: Json) => part.md5 !== null)).toHaveLength(sent + 1);
  }
  await practice.close();
});

test('another scenario starts a new world', async () => {
  const folder = await makeFolder();
  const first = await startPractice({ ...options, folder, seed: 'everyday' });
  await startUpload(await clientFor(first));
  await first.close();
  const second = await startPractice({ ...options, folder, seed: 'first-release' });
  expect(second.world.state.buildUploads).toEqual([]);
  expect(second.apps).toHaveLength(1);
  await second.close();
});

test('an unreadable world is set aside, and a new one starts', async () => {
  const folder = await makeFolder();
  await (await startPractice({ ...options, folder })).close();
  await writeFile(join(folder, 'world.json'), '{"version":1,');
  const practice = await startPractice({ ...options, folder });
  expect(practice.apps).toHaveLength(2);
  expect(await readFile(join(folder, 'world.json.unreadable'), 'utf8')).toBe('{"version":1,');
  await practice.close();
});

test('faults are still set after a restart, with their remaining counts', async () => {
  const folder = await makeFolder();
  const faults = ['rate-limited*2', 'lost-answer:POST /v1/builds/*/relationships*4'];
  const first = await startPractice({ ...options, folder, faults });
  first.faults.add('forbidden:PATCH /v1/builds');
  expect((await (await clientFor(first)).get('/v1/apps')).status).toBe(429);
  await first.close();
  // Like a command that is restarted with the same arguments: faults that are still set are not set twice.
  const second = await startPractice({ ...options, folder, faults });
  expect(second.faults.list()).toEqual([
    { name: 'rate-limited', argument: null, left: 1 },
    { name: 'lost-answer', argument: 'POST /v1/builds/*/relationships', left: 4 },
    { name: 'forbidden', argument: 'PATCH /v1/builds', left: null },
  ]);
  second.faults.clear();
  await second.close();
  const third = await startPractice({ ...options, folder });
  expect(third.faults.list()).toEqual([]);
  await third.close();
});

test('an accepted agreement stays accepted after a restart', async () => {
  const folder = await makeFolder();
  const first = await startPractice({ ...options, folder, seed: 'expired-agreement' });
  first.faults.remove('agreement-missing');
  await first.close();
  const second = await startPractice({ ...options, folder });
  expect((await (await clientFor(second)).get('/v1/apps')).status).toBe(200);
  await second.close();
});

test('a world that was saved without its faults starts with those of its scenario', async () => {
  const folder = await makeFolder();
  await (await startPractice({ ...options, folder, seed: 'expired-agreement' })).close();
  const file = join(folder, 'world.json');
  const { faults: _faults, ...older } = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify(older));
  const again = await startPractice({ ...options, folder });
  expect((await (await clientFor(again)).get('/v1/apps')).status).toBe(403);
  await again.close();
});

test('a world that is not saved writes nothing but its key', async () => {
  const folder = await makeFolder();
  const first = await startPractice({ folder });
  const { uploadId } = await startUpload(await clientFor(first));
  await first.close();
  const second = await startPractice({ folder });
  expect(second.keyId).toBe(first.keyId);
  expect((await (await clientFor(second)).get(`/v1/buildUploads/${uploadId}`)).status).toBe(404);
  await second.close();
});
