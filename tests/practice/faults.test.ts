import { request } from 'node:http';
import { expect, test } from 'vitest';
import { say } from '#shared/words/say';
import { faultNames } from '../../src-main/practice/fault-kinds';
import { readFault } from '../../src-main/practice/faults';
import { firstError, type Json, type PlainClient } from './client/plain-client';
import { start } from './client/start';
import {
  betaStates,
  commit,
  deliverBuild,
  deliverPackage,
  minutes,
  orbitId,
  reserveFile,
  reserveUpload,
  sendPart,
  startUpload,
  writeNote,
} from './client/upload';

const partSize = 64 * 1024;

async function notesOf(client: PlainClient, buildId: string): Promise<Json[]> {
  return (await client.get(`/v1/builds/${buildId}/betaBuildLocalizations`)).json.data;
}

test('a fault is parsed with its argument and its count', () => {
  const fault = (text: string) => {
    const reading = readFault(text);
    return reading.kind === 'fault' ? reading.fault : reading.message;
  };
  expect(fault('unauthorized-once')).toEqual({
    name: 'unauthorized-once',
    argument: null,
    left: 1,
  });
  expect(fault('cut-part:3@1000*2')).toEqual({ name: 'cut-part', argument: '3@1000', left: 2 });
  expect(fault('lost-answer:POST /v1/builds/*/relationships*4')).toEqual({
    name: 'lost-answer',
    argument: 'POST /v1/builds/*/relationships',
    left: 4,
  });
  expect(fault('agreement-missing')).toMatchObject({ left: null });
  expect(fault('agreement-missing:pla*2')).toMatchObject({ argument: 'pla', left: 2 });
  expect(fault('read-lag:90s')).toMatchObject({ argument: '90s', left: null });
  for (const wrong of [
    'nonsense',
    'cut-part',
    'cut-part:x',
    'unauthorized-once:1',
    'slow-commit:soon',
    'lost-answer:v1',
    'read-lag:soon',
    'next-loops:sideways',
  ]) {
    expect(fault(wrong)).toEqual(expect.stringContaining(wrong.split(':')[0] ?? ''));
    expect(readFault(wrong).kind).toBe('problem');
  }
});

test('a server with an unknown fault does not start', async () => {
  await expect(start({ faults: ['nonsense'] })).rejects.toThrow('nonsense');
});

test('every fault has a description', () => {
  for (const name of faultNames) expect(say(`practice.fault.${name}`)).toMatch(/\.$/);
});

test('unauthorized-once refuses one valid token', async () => {
  const { client } = await start({ faults: ['unauthorized-once'] });
  expect((await client.get('/v1/apps')).status).toBe(401);
  expect((await client.get('/v1/apps')).status).toBe(200);
});

test('forbidden and agreement-missing last until they are removed', async () => {
  const { practice, client } = await start({
    faults: ['forbidden:PATCH /v1/betaAppReviewDetails'],
  });
  const { id } = (await client.get(`/v1/apps/${orbitId}/betaAppReviewDetail`)).json.data;
  const change = () =>
    client.patch(`/v1/betaAppReviewDetails/${id}`, {
      data: { type: 'betaAppReviewDetails', id, attributes: {} },
    });
  expect([(await change()).status, (await change()).status]).toEqual([403, 403]);
  practice.faults.clear();
  expect((await change()).status).toBe(200);
  practice.faults.add('agreement-missing');
  expect(firstError(await client.get('/v1/apps')).code).toBe(
    'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED',
  );
  expect((await client.get('/v1/apps')).status).toBe(403);
  practice.faults.remove('agreement-missing');
  expect((await client.get('/v1/apps')).status).toBe(200);
});

test('rate-limited answers 429, with and without Retry-After', async () => {
  const { practice, client } = await start({ faults: ['rate-limited'] });
  const plain = await client.get('/v1/apps');
  expect([plain.status, firstError(plain).code, plain.headers.get('retry-after')]).toEqual([
    429,
    'RATE_LIMIT_EXCEEDED',
    null,
  ]);
  expect(plain.headers.get('x-rate-limit')).toContain('user-hour-rem:');
  practice.faults.add('rate-limited:7');
  expect((await client.get('/v1/apps')).headers.get('retry-after')).toBe('7');
  expect((await client.get('/v1/apps')).status).toBe(200);
});

test('hourly-limit lets only the given number of requests through', async () => {
  const { client } = await start({ faults: ['hourly-limit:3'] });
  const statuses = [];
  for (let count = 0; count < 4; count += 1) statuses.push((await client.get('/v1/apps')).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test('a server error before a write changes nothing, one after it keeps the change', async () => {
  const { practice, client } = await start({
    faults: ['server-error-before:POST /v1/buildUploads'],
  });
  const before = await reserveUpload(client);
  expect([before.status, firstError(before).code]).toEqual([500, 'UNEXPECTED_ERROR']);
  expect(practice.world.state.buildUploads).toHaveLength(0);
  practice.faults.add('server-error-after:POST /v1/buildUploads');
  expect((await reserveUpload(client)).status).toBe(500);
  expect(practice.world.state.buildUploads).toHaveLength(1);
  expect((await reserveUpload(client)).status).toBe(201);
});

test('a fault at one place does not apply at another with the same prefix', async () => {
  const { practice, client } = await start({
    faults: ['server-error-before:GET /v1/apps/*/builds'],
  });
  expect((await client.get(`/v1/apps/${orbitId}`)).status).toBe(200);
  expect((await client.get(`/v1/apps/${orbitId}/betaGroups`)).status).toBe(200);
  expect((await client.get(`/v1/apps/${orbitId}/builds`)).status).toBe(500);
  expect(practice.faults.list()).toEqual([]);
});

test('lost-answer makes the change and cuts the connection', async () => {
  const { practice, client } = await start({ faults: ['lost-answer:POST /v1/buildUploads'] });
  await expect(reserveUpload(client)).rejects.toThrow();
  expect(practice.world.state.buildUploads).toHaveLength(1);
  expect(practice.requests.at(-1)).toMatchObject({
    method: 'POST',
    path: '/v1/buildUploads',
    status: 0,
  });
});

test('missing-once names the app, as the live server does when it errs', async () => {
  const { practice, client } = await start();
  const { id } = (await reserveUpload(client)).json.data;
  practice.faults.add('missing-once:/v1/buildUploads');
  const flake = await client.get(`/v1/buildUploads/${id}`);
  expect([flake.status, flake.json.errors[0].detail]).toEqual([
    404,
    expect.stringContaining("type 'apps'"),
  ]);
  expect((await client.get(`/v1/buildUploads/${id}`)).status).toBe(200);
});

test('html-body answers with a web page', async () => {
  const { client } = await start({ faults: ['html-body'] });
  const reply = await client.get('/v1/apps');
  expect([reply.status, reply.headers.get('content-type'), reply.json]).toEqual([
    503,
    'text/html',
    null,
  ]);
});

test('cut-part breaks the connection of that part after the given number of bytes', async () => {
  const { client } = await start({ partSize, faults: ['cut-part:2@1000'] });
  const { fileId, operations, bytes } = await startUpload(client, { ballast: 200_000 });
  const second = operations.find((operation) => operation.partNumber === 2);
  await expect(sendPart(second, bytes)).rejects.toThrow();
  const { uploadOperations } = (await client.get(`/v1/buildUploadFiles/${fileId}`)).json.data
    .attributes;
  expect(uploadOperations.every((operation: Json) => operation.entityTag === null)).toBe(true);
  for (const operation of operations) expect((await sendPart(operation, bytes)).status).toBe(200);
});

test('stall-part stops reading until the sender gives up', async () => {
  const { practice, client } = await start({ partSize, faults: ['stall-part:1'] });
  const { operations, bytes } = await startUpload(client, { ballast: 200_000 });
  const first = operations.find((operation) => operation.partNumber === 1);
  const outcome = await new Promise((resolve) => {
    const sending = request(first.url, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', 'content-length': first.length },
    });
    sending.on('response', () => resolve('answered')).on('error', () => resolve('gave up'));
    sending.end(bytes.subarray(first.offset, first.offset + first.length));
    setTimeout(() => sending.destroy(), 200);
  });
  expect(outcome).toBe('gave up');
  expect((await sendPart(first, bytes)).status).toBe(200);
  expect(practice.requests.at(-1)?.status).toBe(200);
});

test('part-504 times out one part', async () => {
  const { client } = await start({ partSize, faults: ['part-504:1*2'] });
  const { operations, bytes } = await startUpload(client, { ballast: 200_000 });
  const first = operations.find((operation) => operation.partNumber === 1);
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await sendPart(first, bytes)).status);
  expect(statuses).toEqual([504, 504, 200]);
});

test('expired-operations are refused until new operations are requested', async () => {
  const { client } = await start({ partSize, faults: ['expired-operations'] });
  const { fileId, operations, bytes } = await startUpload(client, { ballast: 200_000 });
  expect(Date.parse(operations[0].expiration)).toBeLessThanOrEqual(Date.now());
  expect((await sendPart(operations[0], bytes)).status).toBe(403);
  const fresh = (await client.get(`/v1/buildUploadFiles/${fileId}`)).json.data.attributes
    .uploadOperations;
  for (const operation of fresh) expect((await sendPart(operation, bytes)).status).toBe(200);
});

test('slow-commit is applied at once and answered late', async () => {
  const { practice, client } = await start({ partSize, faults: ['slow-commit:10'] });
  const { fileId, operations, bytes } = await startUpload(client);
  for (const operation of operations) await sendPart(operation, bytes);
  let isAnswered = false;
  const answer = commit(client, fileId).then((reply) => {
    isAnswered = true;
    return reply;
  });
  while (practice.faults.list().length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const { attributes } = (await client.get(`/v1/buildUploadFiles/${fileId}`)).json.data;
  expect(attributes.assetDeliveryState.state).toBe('UPLOAD_COMPLETE');
  expect(isAnswered).toBe(false);
  practice.clock.advance(minutes(10));
  expect((await answer).status).toBe(200);
});

test('delivery-fails reports the code, and the daily limit leaves the upload waiting', async () => {
  const { practice, client } = await start({
    faults: ['delivery-fails:90725', 'delivery-fails:90382'],
  });
  const state = async (build: string) => {
    const { uploadId } = await deliverPackage(client, { build });
    practice.clock.advance(minutes(5));
    return (await client.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes.state;
  };
  expect(await state('42')).toMatchObject({ state: 'FAILED', errors: [{ code: '90725' }] });
  expect(await state('43')).toMatchObject({
    state: 'AWAITING_UPLOAD',
    errors: [{ code: '90382' }],
  });
  expect(await state('44')).toMatchObject({ state: 'COMPLETE', errors: [] });
});

test('build-never-appears leaves the upload complete without a build', async () => {
  const { practice, client } = await start({ faults: ['build-never-appears'] });
  const { uploadId } = await deliverPackage(client);
  practice.clock.advance(24 * minutes(60));
  const { data } = (await client.get(`/v1/buildUploads/${uploadId}?include=build`)).json;
  expect(data.attributes.state.state).toBe('COMPLETE');
  expect(data.relationships.build.data).toBeNull();
  expect((await client.get('/v1/builds?filter[version]=42')).json.data).toEqual([]);
});

test('processing can fail, invalidate the build, or take longer', async () => {
  const { practice, client } = await start();
  practice.faults.add('processing-fails');
  const failed = await deliverBuild(practice, client, { build: '42' });
  expect(await betaStates(client, failed)).toMatchObject({
    processingState: 'FAILED',
    internal: 'PROCESSING_EXCEPTION',
  });
  practice.faults.add('processing-invalid');
  const invalid = await deliverBuild(practice, client, { build: '43' });
  expect((await betaStates(client, invalid)).processingState).toBe('INVALID');
  practice.faults.add('processing-lasts:90');
  const lasting = await deliverBuild(practice, client, { build: '44' });
  practice.clock.advance(minutes(80));
  expect((await betaStates(client, lasting)).processingState).toBe('PROCESSING');
  practice.clock.advance(minutes(10));
  expect((await betaStates(client, lasting)).processingState).toBe('VALID');
});

test('clock-skew shows in the date and in which tokens count as issued in the future', async () => {
  const { practice, client } = await start({ faults: ['clock-skew:-900'] });
  const reply = await client.get('/v1/apps');
  expect(reply.status).toBe(401);
  expect(Date.parse(reply.headers.get('date') ?? '') - Date.now()).toBeLessThan(-890_000);
  practice.faults.clear();
  expect((await client.get('/v1/apps')).status).toBe(200);
});

test('key-revoked rejects every request until it is removed', async () => {
  const { practice, client } = await start({ faults: ['key-revoked'] });
  expect((await client.get('/v1/apps')).status).toBe(401);
  expect((await client.get('/v1/apps')).status).toBe(401);
  practice.faults.clear();
  expect((await client.get('/v1/apps')).status).toBe(200);
});

test('key-role gives the key the role that is named, and no other', async () => {
  const { practice, client } = await start({ faults: ['key-role:developer'] });
  expect((await client.get('/v1/apps')).status).toBe(200);
  expect((await client.get('/v1/users')).status).toBe(403);
  expect((await reserveUpload(client)).status).toBe(201);
  practice.faults.clear();
  practice.faults.add('key-role:finance');
  expect((await client.get('/v1/apps')).status).toBe(403);
  expect(() => practice.faults.add('key-role:owner')).toThrow('developer');
});

test('note-refused refuses the note in that language alone, until it is removed', async () => {
  const { practice, client } = await start({ faults: ['note-refused:fr-FR'] });
  const build = await deliverBuild(practice, client);
  expect((await writeNote(client, build, 'de-DE', 'Neu.')).status).toBe(201);
  for (const _ of [1, 2]) {
    const refused = await writeNote(client, build, 'fr-FR', 'Nouveau.');
    expect(refused.status).toBe(409);
    expect(firstError(refused)).toEqual({
      code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_CHARACTERS',
      at: '/data/attributes/whatsNew',
    });
  }
  practice.faults.clear();
  expect((await writeNote(client, build, 'fr-FR', 'Nouveau.')).status).toBe(201);
});

test('note-changed puts another text into that language of the next build', async () => {
  const { practice, client } = await start({ faults: ['note-changed:de-DE'] });
  const textsOf = async (build: string) =>
    (await notesOf(client, build)).map(({ attributes }: Json) => attributes.whatsNew);
  const changed = await deliverBuild(practice, client, { build: '42' });
  expect(await textsOf(changed)).toContain('Please test the login.');
  const next = await deliverBuild(practice, client, { build: '43' });
  expect(await textsOf(next)).not.toContain('Please test the login.');
});

test('notes-trimmed keeps a note without spaces at its ends, and with other line ends', async () => {
  const { practice, client } = await start({ faults: ['notes-trimmed'] });
  const build = await deliverBuild(practice, client);
  const { json } = await writeNote(client, build, 'de-DE', '  Eins.\nZwei. \n');
  expect(json.data.attributes.whatsNew).toBe('Eins.\r\nZwei.');
});

test('old-refusals leaves out which characters of a note are refused', async () => {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client);
  const refusal = async () =>
    (await writeNote(client, build, 'de-DE', 'Los 🚀')).json.errors[0].detail;
  expect(await refusal()).toContain('🚀');
  practice.faults.add('old-refusals');
  expect(await refusal()).toBe('invalid characters/formats');
});

test('primary-note makes the note of the main language late, or leaves it out', async () => {
  const { practice, client } = await start({ faults: ['primary-note:never'] });
  const none = await deliverBuild(practice, client, { build: '42' });
  expect(await notesOf(client, none)).toEqual([]);
  practice.faults.clear();
  practice.faults.add('primary-note:late');
  const late = await deliverBuild(practice, client, { build: '43' });
  expect(await notesOf(client, late)).toEqual([]);
  practice.clock.advance(minutes(60));
  expect(await notesOf(client, late)).toHaveLength(1);
});

test('primary-note can refuse a note of the main language because of one that is not listed yet', async () => {
  const { practice, client } = await start({ faults: ['primary-note:hidden'] });
  const { uploadId } = await deliverPackage(client);
  practice.clock.advance(minutes(2));
  const { json } = await client.get(`/v1/buildUploads/${uploadId}?include=build`);
  const build = json.data.relationships.build.data.id;
  expect(await notesOf(client, build)).toEqual([]);
  expect((await writeNote(client, build, 'en-US', 'New.')).status).toBe(409);
});

test('an upload succeeds once all faults are used up', async () => {
  const faults = [
    'unauthorized-once',
    'server-error-before:POST /v1/buildUploadFiles',
    'part-504:1',
  ];
  const { client } = await start({ partSize, faults });
  expect((await reserveUpload(client)).status).toBe(401);
  const uploadId = (await reserveUpload(client)).json.data.id;
  expect((await reserveFile(client, uploadId, 10)).status).toBe(500);
  expect((await reserveFile(client, uploadId, 10)).status).toBe(201);
});
