import { expect, test } from 'vitest';
import { firstError, type Json, type PlainClient } from '../client/plain-client';
import { start } from '../client/start';
import {
  bundleIdOf,
  createProfile,
  firstOf,
  orbitIdentifier,
  type ProfileOptions,
  profileOf,
} from './signing-acts';

/** The parts of a profile. */
async function partsOf(client: PlainClient) {
  const certificates = '/v1/certificates?filter[certificateType]';
  return {
    bundleId: await bundleIdOf(client, orbitIdentifier),
    distribution: await firstOf(client, `${certificates}=DISTRIBUTION`),
    development: await firstOf(client, `${certificates}=DEVELOPMENT`),
    phone: await firstOf(client, '/v1/devices?filter[status]=ENABLED'),
    drawerPhone: await firstOf(client, '/v1/devices?filter[status]=DISABLED'),
  };
}

test('a profile is created, can be read as a file, and is gone once it is deleted', async () => {
  const { client } = await start();
  const { bundleId, distribution } = await partsOf(client);
  const made = await createProfile(client, { bundleId, certificates: [distribution] });
  const { id, attributes } = made.json.data;
  expect([made.status, attributes.profileState, attributes.platform]).toEqual([
    201,
    'ACTIVE',
    'IOS',
  ]);
  const profile = profileOf(attributes);
  expect(profile?.kind).toBe('app-store');
  const signer = (await client.get(`/v1/certificates/${distribution}`)).json.data;
  expect(attributes.expirationDate).toBe(signer.attributes.expirationDate);
  const ofBundle = (await client.get(`/v1/bundleIds/${bundleId}/profiles`)).json.data;
  expect(ofBundle.map((row: Json) => row.id)).toContain(id);
  expect((await client.remove(`/v1/profiles/${id}`)).status).toBe(204);
  expect((await client.get(`/v1/profiles/${id}`)).status).toBe(404);
  expect((await client.remove(`/v1/profiles/${id}`)).status).toBe(404);
});

test('a profile for devices lists its devices', async () => {
  const { client } = await start();
  const { bundleId, distribution, development, phone } = await partsOf(client);
  for (const [profileType, certificate, kind] of [
    ['IOS_APP_ADHOC', distribution, 'ad-hoc'],
    ['IOS_APP_DEVELOPMENT', development, 'development'],
  ] as const) {
    const made = await createProfile(client, {
      ...{ name: profileType, profileType, bundleId },
      ...{ certificates: [certificate], devices: [phone] },
    });
    const { id, attributes } = made.json.data;
    expect(profileOf(attributes)?.kind).toBe(kind);
    const listed = await client.get(`/v1/profiles/${id}/relationships/devices`);
    expect(listed.json.data).toEqual([{ type: 'devices', id: phone }]);
  }
});

test('a profile of parts that do not match is refused at the wrong part', async () => {
  const { client } = await start();
  const { bundleId, distribution, development, phone, drawerPhone } = await partsOf(client);
  const sound = { bundleId, certificates: [distribution] };
  const adHoc = { ...sound, profileType: 'IOS_APP_ADHOC' };
  const wrong: [ProfileOptions, string][] = [
    [{ ...sound, name: 'Orbit Notes App Store' }, '/data/attributes/name'],
    [{ ...sound, profileType: 'ANY' }, '/data/attributes/profileType'],
    [{ ...sound, bundleId: 'NONE' }, '/data/relationships/bundleId/data/id'],
    [{ ...sound, certificates: [] }, '/data/relationships/certificates/data'],
    [{ ...sound, certificates: ['NONE'] }, '/data/relationships/certificates/data'],
    [{ ...sound, certificates: [development] }, '/data/relationships/certificates/data'],
    [{ ...sound, devices: [phone] }, '/data/relationships/devices/data'],
    [adHoc, '/data/relationships/devices/data'],
    [{ ...adHoc, devices: [drawerPhone] }, '/data/relationships/devices/data'],
  ];
  for (const [spec, at] of wrong) {
    const reply = await createProfile(client, spec);
    expect([reply.status, firstError(reply).at]).toEqual([409, at]);
  }
  expect((await client.get('/v1/profiles')).json.meta.paging.total).toBe(4);
});
