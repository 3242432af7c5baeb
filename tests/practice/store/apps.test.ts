import { expect, test } from 'vitest';
import { firstError, type Json } from '../client/plain-client';
import { start } from '../client/start';
import { deliverPackage, groupId, orbitId, tideId } from '../client/upload';
import { registerBundleId } from '../signing/signing-acts';
import { change } from './store-acts';

test('the attributes of an app that the web can edit are writable, and the rest stay', async () => {
  const { client } = await start();
  const wanted = {
    contentRightsDeclaration: 'USES_THIRD_PARTY_CONTENT',
    primaryLocale: 'de-DE',
    subscriptionStatusUrl: 'https://example.com/notices',
    subscriptionStatusUrlVersion: 'V2',
    streamlinedPurchasingEnabled: false,
  };
  const changed = await change(client, 'apps', orbitId, wanted);
  expect([changed.status, changed.json.data.attributes]).toMatchObject([200, wanted]);
  await change(client, 'apps', orbitId, { subscriptionStatusUrl: null, primaryLocale: null });
  const { attributes } = (await client.get(`/v1/apps/${orbitId}`)).json.data;
  expect(attributes).toMatchObject({
    ...{ name: 'Orbit Notes', primaryLocale: 'de-DE', subscriptionStatusUrl: null },
    subscriptionStatusUrlVersion: 'V2',
  });
});

test.each([
  { name: 'Orbit' },
  { sku: 'ORBIT2' },
  { contentRightsDeclaration: 'SOME' },
  { primaryLocale: 'ja' },
  { subscriptionStatusUrl: 'example' },
  { bundleId: 'com.northwind.tide' },
])('an app refuses %o', async (wrong) => {
  const { client } = await start();
  const before = (await client.get(`/v1/apps/${orbitId}`)).json;
  const refused = await change(client, 'apps', orbitId, wrong);
  const [name] = Object.keys(wrong);
  expect([refused.status, firstError(refused).at]).toEqual([409, `/data/attributes/${name}`]);
  expect((await client.get(`/v1/apps/${orbitId}`)).json).toEqual(before);
});

test('an app can switch to an unused bundle ID of the team until a build was uploaded', async () => {
  const { client } = await start();
  const identifier = 'com.northwind.tide.two';
  const move = (bundleId: string) => change(client, 'apps', tideId, { bundleId });
  expect(firstError(await move(identifier)).at).toBe('/data/attributes/bundleId');
  await registerBundleId(client, { identifier });
  expect((await move('com.northwind.orbit')).status).toBe(409);
  expect((await move(identifier)).json.data.attributes.bundleId).toBe(identifier);
  await deliverPackage(client, { appId: tideId });
  expect((await move('com.northwind.tide')).status).toBe(409);
});

test('a developer’s key cannot change an app', async () => {
  const { client } = await start({ seed: 'developer-key' });
  const refused = await change(client, 'apps', orbitId, { primaryLocale: 'de-DE' });
  expect([refused.status, firstError(refused).code]).toEqual([403, 'FORBIDDEN_ERROR']);
});

test('people are removed from all groups of an app, all of them or none', async () => {
  const { client } = await start();
  const [circle, sailors] = [
    await groupId(client, 'Beta circle'),
    await groupId(client, 'Sailors'),
  ];
  const inGroup = `/v1/betaGroups/${circle}/relationships/betaTesters`;
  const [first, second, third] = (await client.get(`${inGroup}?limit=3`)).json.data;
  await client.post(`/v1/betaGroups/${sailors}/relationships/betaTesters`, { data: [first] });
  const path = `/v1/apps/${orbitId}/relationships/betaTesters`;
  const nobody = { type: 'betaTesters', id: 'nobody' };
  const left = async () => (await client.get(`${inGroup}?limit=1`)).json.meta.paging.total;
  expect((await client.remove(path, { data: [first, nobody] })).status).toBe(404);
  expect(await left()).toBe(200);
  expect((await client.remove(path, { data: [first, second] })).status).toBe(204);
  expect(await left()).toBe(198);
  const groupsOf = async ({ id }: Json) =>
    (await client.get(`/v1/betaTesters/${id}/betaGroups`)).json.data.map((row: Json) => row.id);
  expect(await groupsOf(first)).toEqual([sailors]);
  expect(await groupsOf(third)).toEqual([circle]);
});
