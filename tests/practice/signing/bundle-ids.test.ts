import { expect, test } from 'vitest';
import { firstError } from '../client/plain-client';
import { start } from '../client/start';
import { change } from '../store/store-acts';
import { bundleIdOf, createProfile, firstOf, registerBundleId } from './signing-acts';

const identifier = 'com.northwind.orbit.clip';

test('a bundle ID is registered, renamed and deleted', async () => {
  const { client } = await start();
  const made = await registerBundleId(client);
  expect([made.status, made.json.data.attributes]).toEqual([
    201,
    { name: 'Orbit Clip', platform: 'IOS', identifier, seedId: '9NW47H2K3L' },
  ]);
  const { id } = made.json.data;
  expect(await bundleIdOf(client, identifier)).toBe(id);
  const renamed = await change(client, 'bundleIds', id, { name: 'Orbit Small' });
  expect([renamed.status, renamed.json.data.attributes.name]).toEqual([200, 'Orbit Small']);
  expect((await client.remove(`/v1/bundleIds/${id}`)).status).toBe(204);
  expect((await client.get(`/v1/bundleIds/${id}`)).status).toBe(404);
  expect((await client.remove(`/v1/bundleIds/${id}`)).status).toBe(404);
});

test('a bundle ID that the team already has is refused', async () => {
  const { client } = await start();
  const reply = await registerBundleId(client, { identifier: 'COM.northwind.Orbit' });
  expect([reply.status, firstError(reply)]).toEqual([
    409,
    { code: 'ENTITY_ERROR.ATTRIBUTE.INVALID', at: '/data/attributes/identifier' },
  ]);
});

test.each([
  [{ identifier: 'orbit notes' }, '/data/attributes/identifier'],
  [{ identifier: 'com.northwind.*.clip' }, '/data/attributes/identifier'],
  [{ name: 'Orbit & Co' }, '/data/attributes/name'],
  [{ name: '' }, '/data/attributes/name'],
  [{ platform: 'WINDOWS' }, '/data/attributes/platform'],
  [{ seedId: 'AAAAAAAAAA' }, '/data/attributes/seedId'],
])('a bundle ID with %o is refused', async (wrong, at) => {
  const { client } = await start();
  const reply = await registerBundleId(client, wrong);
  expect([reply.status, firstError(reply).at]).toEqual([409, at]);
  expect((await client.get('/v1/bundleIds')).json.meta.paging.total).toBe(4);
});

test('renaming a bundle ID to an invalid name is refused', async () => {
  const { client } = await start();
  const { id } = (await registerBundleId(client)).json.data;
  const refused = await change(client, 'bundleIds', id, { name: '"Orbit"' });
  expect([refused.status, firstError(refused).at]).toEqual([409, '/data/attributes/name']);
  expect((await change(client, 'bundleIds', id, { identifier: 'com.other' })).status).toBe(409);
  const { attributes } = (await client.get(`/v1/bundleIds/${id}`)).json.data;
  expect(attributes).toMatchObject({ name: 'Orbit Clip', identifier });
});

test('the bundle ID of an app cannot be deleted', async () => {
  const { client } = await start();
  const path = `/v1/bundleIds/${await bundleIdOf(client, 'com.northwind.orbit')}`;
  const refused = await client.remove(path);
  expect([refused.status, firstError(refused).code]).toEqual([
    409,
    'STATE_ERROR.ENTITY_STATE_INVALID',
  ]);
  expect((await client.get(path)).status).toBe(200);
});

test('a profile outlives its bundle ID and becomes invalid', async () => {
  const { client } = await start();
  const bundleId = (await registerBundleId(client)).json.data.id;
  const certificate = await firstOf(
    client,
    '/v1/certificates?filter[certificateType]=DISTRIBUTION',
  );
  const made = await createProfile(client, { bundleId, certificates: [certificate] });
  await client.remove(`/v1/bundleIds/${bundleId}`);
  const { data } = (await client.get(`/v1/profiles/${made.json.data.id}?include=bundleId`)).json;
  expect(data.attributes.profileState).toBe('INVALID');
  expect(data.relationships.bundleId.data).toBeNull();
});
