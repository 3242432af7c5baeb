import { expect, test } from 'vitest';
import { firstError, type Json, linkage } from './client/plain-client';
import { start } from './client/start';
import { orbitId, reserveFile, reserveUpload } from './client/upload';

function uploadBody(changes: Json = {}): Json {
  return {
    data: {
      type: 'buildUploads',
      attributes: { cfBundleShortVersionString: '1.4.0', cfBundleVersion: '42', platform: 'IOS' },
      relationships: { app: linkage('apps', orbitId) },
      ...changes,
    },
  };
}

const attributes = uploadBody().data.attributes;

test('an invalid body is refused with a pointer to the error', async () => {
  const { client } = await start();
  const refused: [Json, number, string, string | undefined][] = [
    [{}, 400, 'ENTITY_INVALID', undefined],
    [uploadBody({ type: 'builds' }), 409, 'ENTITY_ERROR', '/data/type'],
    [uploadBody({ id: 'x' }), 409, 'ENTITY_ERROR', '/data/id'],
    [
      uploadBody({ attributes: { ...attributes, whatToTest: 'x' } }),
      409,
      'ENTITY_ERROR.ATTRIBUTE.UNKNOWN',
      '/data/attributes/whatToTest',
    ],
    [
      uploadBody({ attributes: { ...attributes, platform: 'ANDROID' } }),
      409,
      'ENTITY_ERROR.ATTRIBUTE.INVALID',
      '/data/attributes/platform',
    ],
    [
      uploadBody({ attributes: { ...attributes, cfBundleVersion: 42 } }),
      409,
      'ENTITY_ERROR.ATTRIBUTE.INVALID',
      '/data/attributes/cfBundleVersion',
    ],
    [
      uploadBody({ attributes: { ...attributes, cfBundleVersion: '42b' } }),
      409,
      'ENTITY_ERROR.ATTRIBUTE.INVALID',
      '/data/attributes/cfBundleVersion',
    ],
    [
      uploadBody({ attributes: { platform: 'IOS', cfBundleVersion: '42' } }),
      409,
      'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
      '/data/attributes/cfBundleShortVersionString',
    ],
    [
      uploadBody({ relationships: {} }),
      409,
      'ENTITY_ERROR.RELATIONSHIP.REQUIRED',
      '/data/relationships/app',
    ],
    [
      uploadBody({ relationships: { app: linkage('builds', orbitId) } }),
      409,
      'ENTITY_ERROR.RELATIONSHIP.INVALID',
      '/data/relationships/app/data',
    ],
    [
      uploadBody({ relationships: { app: linkage('apps', '1') } }),
      409,
      'ENTITY_ERROR.RELATIONSHIP.INVALID',
      '/data/relationships/app/data/id',
    ],
  ];
  for (const [body, status, code, at] of refused) {
    const reply = await client.post('/v1/buildUploads', body);
    expect([reply.status, firstError(reply)]).toEqual([status, { code, at }]);
  }
});

test('all errors of a body are reported at once', async () => {
  const { client } = await start();
  const reply = await client.post('/v1/buildUploads', uploadBody({ attributes: { nonsense: 1 } }));
  expect(reply.json.errors.map((error: Json) => error.code)).toEqual([
    'ENTITY_ERROR.ATTRIBUTE.UNKNOWN',
    ...Array(3).fill('ENTITY_ERROR.ATTRIBUTE.REQUIRED'),
  ]);
});

test('a PATCH has to repeat the id of its address', async () => {
  const { client } = await start();
  const { data } = (await client.get(`/v1/apps/${orbitId}/betaAppLocalizations`)).json;
  const { id } = data[0];
  const type = 'betaAppLocalizations';
  const change = (sent: Json) =>
    client.patch(`/v1/${type}/${id}`, { data: { type, attributes: {}, ...sent } });
  expect(firstError(await change({ id: data[1].id }))).toEqual({
    code: 'ENTITY_ERROR',
    at: '/data/id',
  });
  expect(firstError(await change({}))).toEqual({ code: 'ENTITY_ERROR', at: '/data/id' });
  expect((await change({ id })).status).toBe(200);
});

test('a write without JSON, or from a client that does not accept JSON, is refused', async () => {
  const { client } = await start();
  const send = (headers: Record<string, string>, body: string) =>
    client.send('POST', '/v1/buildUploads', { headers, body });
  expect((await send({ 'content-type': 'text/plain' }, '{}')).status).toBe(415);
  expect((await send({ 'content-type': 'application/json' }, '{"data"')).status).toBe(400);
  const html = await client.get('/v1/apps', { accept: 'text/html' });
  expect([html.status, html.headers.get('content-type')]).toEqual([
    406,
    'text/plain; charset=utf-8',
  ]);
});

test('a body of many megabytes is not kept in memory', async () => {
  const { client } = await start();
  const reply = await client.send('POST', '/v1/buildUploads', {
    headers: { 'content-type': 'application/json' },
    body: 'x'.repeat(3_000_000),
  });
  expect(reply.status).toBe(413);
});

test('a create responds with the address of the new resource', async () => {
  const { practice, client } = await start();
  const upload = await reserveUpload(client);
  expect(upload.status).toBe(201);
  const address = `${practice.url}/v1/buildUploads/${upload.json.data.id}`;
  expect(upload.headers.get('location')).toBe(address);
  expect((await client.get(address)).json.data.attributes).toMatchObject({
    cfBundleShortVersionString: '1.4.0',
    cfBundleVersion: '42',
    platform: 'IOS',
    uploadedDate: null,
    state: { state: 'AWAITING_UPLOAD', errors: [], warnings: [], infos: [] },
  });
});

test('a file can be reserved once, with a plain name and a plausible size', async () => {
  const { client } = await start();
  const uploadId = (await reserveUpload(client)).json.data.id;
  expect(firstError(await reserveFile(client, 'unknown', 10)).code).toBe(
    'ENTITY_ERROR.RELATIONSHIP.INVALID',
  );
  expect(firstError(await reserveFile(client, uploadId, 0)).at).toBe('/data/attributes/fileSize');
  expect(firstError(await reserveFile(client, uploadId, 2 ** 50)).at).toBe(
    '/data/attributes/fileSize',
  );
  expect((await reserveFile(client, uploadId, 10)).status).toBe(201);
  expect(firstError(await reserveFile(client, uploadId, 10)).code).toBe(
    'STATE_ERROR.ENTITY_STATE_INVALID',
  );
});
