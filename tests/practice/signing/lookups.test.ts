import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { firstError, type Json } from '../client/plain-client';
import { start } from '../client/start';
import { profileOf } from './signing-acts';

const names = (reply: { json: Json }) => reply.json.data.map((row: Json) => row.attributes.name);

test('a bundle ID leads to its app, its profiles and its capabilities', async () => {
  const { client } = await start();
  const filter = 'filter[identifier]=com.northwind.orbit&filter[platform]=IOS';
  const { json } = await client.get(
    `/v1/bundleIds?${filter}&include=app,profiles,bundleIdCapabilities&sort=identifier`,
  );
  const [orbit, widget] = json.data;
  expect(orbit.attributes).toEqual({
    name: 'Orbit Notes',
    platform: 'IOS',
    identifier: 'com.northwind.orbit',
    seedId: '9NW47H2K3L',
  });
  expect(widget.attributes.identifier).toBe('com.northwind.orbit.widget');
  expect(orbit.relationships.app.data).toEqual({ type: 'apps', id: '6480000001' });
  expect(widget.relationships.app.data).toBeNull();
  expect(orbit.relationships.profiles.data).toHaveLength(4);
  const app = await client.get(`/v1/bundleIds/${orbit.id}/app`);
  expect(app.json.data.attributes.bundleId).toBe('com.northwind.orbit');
  for (const name of ['profiles', 'bundleIdCapabilities'])
    expect((await client.get(`/v1/bundleIds/${orbit.id}/${name}?limit=1`)).json.data).toHaveLength(
      1,
    );
});

test('profiles report whether they are valid, and can be read', async () => {
  const { client } = await start();
  const store = '/v1/profiles?filter[profileType]=IOS_APP_STORE';
  expect(names(await client.get(`${store}&filter[profileState]=ACTIVE`))).toEqual([
    'Orbit Notes App Store',
  ]);
  expect(names(await client.get(`${store}&filter[profileState]=INVALID`))).toHaveLength(1);
  const { json } = await client.get('/v1/profiles?include=bundleId,devices,certificates');
  const kinds = json.data.map(({ attributes }: Json) => {
    const profile = profileOf(attributes);
    expect(profile?.expiresAt).toBe(
      Math.floor(Date.parse(attributes.expirationDate) / 1000) * 1000,
    );
    return profile?.kind;
  });
  expect(kinds).toEqual(['app-store', 'app-store', 'ad-hoc', 'development']);
  const types = new Set(json.included.map(({ type }: Json) => type));
  expect([...types].sort()).toEqual(['bundleIds', 'certificates', 'devices']);
  const { id } = json.data[2];
  expect((await client.get(`/v1/profiles/${id}/relationships/devices`)).json.data).toHaveLength(3);
  expect((await client.get(`/v1/profiles/${id}/bundleId`)).json.data.attributes.identifier).toBe(
    'com.northwind.orbit',
  );
});

test('certificates are listed and can be read', async () => {
  const { client } = await start();
  const { json } = await client.get('/v1/certificates?filter[certificateType]=DISTRIBUTION');
  expect(json.data).toHaveLength(1);
  const { certificateContent, serialNumber, expirationDate } = json.data[0].attributes;
  const { subject } = new X509Certificate(Buffer.from(certificateContent, 'base64'));
  expect(subject).toContain('9NW47H2K3L');
  expect(Date.parse(expirationDate)).toBeGreaterThan(Date.now());
  const same = await client.get(`/v1/certificates?filter[serialNumber]=${serialNumber}`);
  expect(same.json.data).toHaveLength(1);
});

test('users can be sorted and filtered, and link to the apps they see', async () => {
  const { client } = await start();
  const all = await client.get('/v1/users?sort=-username&include=visibleApps');
  const usernames = all.json.data.map((row: Json) => row.attributes.username);
  expect(usernames).toEqual([...usernames].sort().reverse());
  expect(all.json.included).toHaveLength(1);
  const admins = await client.get('/v1/users?filter[roles]=ADMIN');
  expect(admins.json.data).toHaveLength(2);
});

test('signing routes refuse query parameters that they do not accept', async () => {
  const { client } = await start();
  const illegal = [
    '/v1/profiles?filter[platform]=IOS',
    '/v1/certificates?filter[platform]=IOS',
    '/v1/devices?include=profiles',
    '/v1/users?filter[id]=1',
    '/v1/devices?filter[deviceClass]=IPHONE',
  ];
  for (const path of illegal)
    expect(firstError(await client.get(path)).code).toBe('PARAMETER_ERROR.ILLEGAL');
  const invalid = [
    '/v1/devices?limit=201',
    '/v1/profiles?limit[devices]=51&include=devices',
    '/v1/bundleIds?include=devices',
    '/v1/users?sort=firstName',
    '/v1/certificates?filter[certificateType]=NONE',
  ];
  for (const path of invalid)
    expect(firstError(await client.get(path)).code).toBe('PARAMETER_ERROR.INVALID');
});
