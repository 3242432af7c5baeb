import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { noise } from './client/package';
import { firstError, type Json } from './client/plain-client';
import { start } from './client/start';
import { tokenFor } from './client/token';
import { commit, reserveFile, reserveUpload, sendPart, startUpload } from './client/upload';

const partSize = 64 * 1024;

test('upload operations are shuffled and cover the file exactly', async () => {
  const { client } = await start({ partSize });
  const uploadId = (await reserveUpload(client)).json.data.id;
  const size = partSize * 4 + 1;
  const { uploadOperations } = (await reserveFile(client, uploadId, size)).json.data.attributes;
  const offsets: number[] = uploadOperations.map((operation: Json) => operation.offset);
  expect(offsets).not.toEqual([...offsets].sort((a, b) => a - b));
  const inOrder = [...uploadOperations].sort((a: Json, b: Json) => a.offset - b.offset);
  let next = 0;
  for (const operation of inOrder) {
    expect(operation).toMatchObject({ method: 'PUT', offset: next, entityTag: null });
    expect(Date.parse(operation.expiration)).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    next += operation.length;
  }
  expect(next).toBe(size);
});

test('parts are five mebibytes by default', async () => {
  const { client } = await start();
  const uploadId = (await reserveUpload(client)).json.data.id;
  const { uploadOperations } = (await reserveFile(client, uploadId, 11_000_000)).json.data
    .attributes;
  const lengths = uploadOperations.map((operation: Json) => operation.length);
  expect(lengths.sort()).toEqual([11_000_000 - 2 * 5_242_880, 5_242_880, 5_242_880].sort());
});

test('storing a part responds with the MD5 of its bytes', async () => {
  const { client } = await start({ partSize });
  const { operations, bytes } = await startUpload(client, { ballast: 200_000 });
  const operation = operations[1];
  const answer = await sendPart(operation, bytes);
  const part = bytes.subarray(operation.offset, operation.offset + operation.length);
  expect(answer.headers.get('etag')).toBe(
    `"${createHash('md5').update(part).digest('hex').toUpperCase()}"`,
  );
});

test('an upload can be resumed with the parts that lack an entity tag', async () => {
  const { practice, client } = await start({ partSize });
  const { fileId, uploadId, operations, bytes } = await startUpload(client, { ballast: 300_000 });
  await sendPart(operations[0], bytes);
  await sendPart(operations[2], bytes);
  const again = (await client.get(`/v1/buildUploadFiles/${fileId}`)).json.data.attributes;
  const missing = again.uploadOperations.filter((operation: Json) => operation.entityTag === null);
  expect(missing).toHaveLength(operations.length - 2);
  for (const operation of missing) await sendPart(operation, bytes);
  expect((await commit(client, fileId)).status).toBe(200);
  const arrived = await practice.world.receivedPackage(uploadId);
  expect(arrived).toMatchObject({
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
});

test('parts can be sent in parallel and twice', async () => {
  const { practice, client } = await start({ partSize: 16 * 1024 });
  const { fileId, uploadId, operations, bytes } = await startUpload(client, { ballast: 300_000 });
  const twice = [...operations, ...operations];
  const answers = await Promise.all(twice.map((operation) => sendPart(operation, bytes)));
  expect(answers.every((answer) => answer.status === 200)).toBe(true);
  await commit(client, fileId);
  const arrived = await practice.world.receivedPackage(uploadId);
  expect(arrived?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('a part with the bearer token is refused, and accepted without it', async () => {
  const { practice, client } = await start({ partSize });
  const { operations, bytes } = await startUpload(client, { ballast: 200_000 });
  const authorization = `Bearer ${await tokenFor(practice)}`;
  expect((await sendPart(operations[0], bytes, { authorization })).status).toBe(400);
  expect((await sendPart(operations[0], bytes)).status).toBe(200);
});

test('the storage refuses requests that do not match the signed address', async () => {
  const { client } = await start({ partSize });
  const { operations, bytes } = await startUpload(client, { ballast: 200_000 });
  const operation = operations[0];
  const status = async (changed: Json) =>
    (await sendPart({ ...operation, ...changed }, bytes)).status;
  expect(await status({ requestHeaders: [] })).toBe(403);
  expect(await status({ length: operation.length - 1 })).toBe(400);
  expect(await status({ method: 'POST' })).toBe(405);
  expect(await status({ url: operation.url.replace('signature=', 'signature=0') })).toBe(403);
  expect(await status({ url: operation.url.replace(/expires=\d/, 'expires=9') })).toBe(403);
  expect(await status({ url: operations[1].url.replace(/\/\d+\?/, '/1?') })).toBe(403);
  expect(await status({})).toBe(200);
});

test('a part without a content length is refused', async () => {
  const { client } = await start({ partSize });
  const { operations } = await startUpload(client, { ballast: 200_000 });
  const status = await new Promise((resolve, reject) => {
    const sending = request(operations[0].url, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', 'transfer-encoding': 'chunked' },
    });
    sending.on('response', (answer) => resolve(answer.statusCode)).on('error', reject);
    sending.end('x');
  });
  expect(status).toBe(411);
});

test('an interrupted part does not count as stored', async () => {
  const { client } = await start({ partSize });
  const { fileId, operations } = await startUpload(client, { ballast: 200_000 });
  const operation = operations[0];
  await new Promise((resolve) => {
    const sending = request(operation.url, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', 'content-length': operation.length },
    });
    sending.on('error', resolve);
    sending.write(noise(1000), () =>
      setTimeout(() => sending.destroy(new Error('broken off')), 20),
    );
  });
  const { uploadOperations } = (await client.get(`/v1/buildUploadFiles/${fileId}`)).json.data
    .attributes;
  expect(uploadOperations.every((one: Json) => one.entityTag === null)).toBe(true);
});

test('a commit with a missing part is refused, and accepted once the part is stored', async () => {
  const { client } = await start({ partSize });
  const { fileId, operations, bytes } = await startUpload(client, { ballast: 200_000 });
  for (const operation of operations.slice(1)) await sendPart(operation, bytes);
  const early = await commit(client, fileId);
  expect([early.status, firstError(early).at]).toEqual([409, '/data/attributes/uploaded']);
  await sendPart(operations[0], bytes);
  const { attributes } = (await commit(client, fileId)).json.data;
  expect(attributes.uploadOperations).toBeNull();
  expect(attributes.assetDeliveryState.state).toBe('UPLOAD_COMPLETE');
  expect(attributes.sourceFileChecksums.composite.hash).toMatch(/^[0-9A-F]{32}-\d+-65536$/);
});

test('a commit cannot be repeated, and no part is accepted after it', async () => {
  const { client } = await start({ partSize });
  const { fileId, operations, bytes } = await startUpload(client, { ballast: 200_000 });
  for (const operation of operations) await sendPart(operation, bytes);
  await commit(client, fileId);
  expect((await commit(client, fileId)).status).toBe(409);
  expect((await sendPart(operations[0], bytes)).status).toBe(404);
});

test('a whole-file SHA-256 in the commit is refused, as observed on the live server', async () => {
  const { client } = await start({ partSize });
  const { fileId, operations, bytes } = await startUpload(client);
  for (const operation of operations) await sendPart(operation, bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const sourceFileChecksums = { file: { hash, algorithm: 'SHA_256' } };
  const reply = await client.patch(`/v1/buildUploadFiles/${fileId}`, {
    data: {
      type: 'buildUploadFiles',
      id: fileId,
      attributes: { uploaded: true, sourceFileChecksums },
    },
  });
  expect([reply.status, firstError(reply).at]).toEqual([
    409,
    '/data/attributes/sourceFileChecksums',
  ]);
});
