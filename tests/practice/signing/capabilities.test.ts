import { expect, test } from 'vitest';
import {
  firstError,
  type Json,
  linkage,
  type PlainClient,
  type Reply,
} from '../client/plain-client';
import { start } from '../client/start';
import { change } from '../store/store-acts';
import { registerBundleId } from './signing-acts';

const type = 'bundleIdCapabilities';

function enable(client: PlainClient, bundleId: string, attributes: Json): Promise<Reply> {
  return client.post(`/v1/${type}`, {
    data: { type, attributes, relationships: { bundleId: linkage('bundleIds', bundleId) } },
  });
}

async function typesOf(client: PlainClient, bundleId: string): Promise<string[]> {
  const { json } = await client.get(`/v1/bundleIds/${bundleId}/${type}`);
  return json.data.map((row: Json) => row.attributes.capabilityType);
}

test('a capability of a bundle ID is enabled, changed and disabled', async () => {
  const { client } = await start();
  const bundleId = (await registerBundleId(client)).json.data.id;
  const made = await enable(client, bundleId, { capabilityType: 'ICLOUD' });
  expect([made.status, made.json.data.attributes]).toEqual([
    201,
    { capabilityType: 'ICLOUD', settings: [] },
  ]);
  expect(await typesOf(client, bundleId)).toEqual(['IN_APP_PURCHASE', 'ICLOUD']);
  const { id } = made.json.data;
  const settings = [{ key: 'ICLOUD_VERSION', options: [{ key: 'XCODE_6', enabled: true }] }];
  const changed = await change(client, type, id, { settings });
  expect([changed.status, changed.json.data.attributes.settings]).toEqual([200, settings]);
  expect((await client.remove(`/v1/${type}/${id}`)).status).toBe(204);
  expect(await typesOf(client, bundleId)).toEqual(['IN_APP_PURCHASE']);
  expect((await client.remove(`/v1/${type}/${id}`)).status).toBe(404);
});

test('enabling a capability is refused when it exists already, is unknown, or has no bundle ID', async () => {
  const { client } = await start();
  const bundleId = (await registerBundleId(client)).json.data.id;
  const twice = await enable(client, bundleId, { capabilityType: 'IN_APP_PURCHASE' });
  expect([twice.status, firstError(twice).code]).toEqual([
    409,
    'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
  ]);
  const unknown = await enable(client, bundleId, { capabilityType: 'TELEPORTING' });
  expect([unknown.status, firstError(unknown).at]).toEqual([
    409,
    '/data/attributes/capabilityType',
  ]);
  const homeless = await enable(client, 'none', { capabilityType: 'ICLOUD' });
  expect([homeless.status, firstError(homeless).at]).toEqual([
    409,
    '/data/relationships/bundleId/data/id',
  ]);
  expect(await typesOf(client, bundleId)).toEqual(['IN_APP_PURCHASE']);
});
