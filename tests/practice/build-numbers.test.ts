import { expect, test } from 'vitest';
import type { Json } from './client/plain-client';
import { start } from './client/start';
import {
  commit,
  deliverBuild,
  deliverPackage,
  minutes,
  orbitId,
  reserveUpload,
  sendPart,
  startUpload,
  tideId,
} from './client/upload';

test('a used build number is refused, naming the highest one so far', async () => {
  const { practice, client } = await start();
  await deliverBuild(practice, client);
  const reply = await reserveUpload(client);
  expect(reply.status).toBe(409);
  expect(reply.json.errors[0]).toMatchObject({
    code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
    source: { pointer: '/data/attributes/cfBundleVersion' },
    meta: { previousBundleVersion: '42' },
  });
});

test('build numbers have to increase within a version, but not across versions, apps or platforms', async () => {
  const { practice, client } = await start();
  await deliverBuild(practice, client, { build: '100' });
  const status = async (spec: Json) => (await reserveUpload(client, spec)).status;
  expect(await status({ build: '99' })).toBe(409);
  expect(await status({ build: '100.0' })).toBe(409);
  expect(await status({ version: '1.4', build: '100' })).toBe(409);
  expect(await status({ build: '101' })).toBe(201);
  expect(await status({ version: '1.5.0', build: '7' })).toBe(201);
  expect(await status({ appId: tideId, build: '7' })).toBe(201);
  expect(await status({ platform: 'TV_OS', build: '7' })).toBe(201);
});

test('a reservation uses up no number, and only one of two can be delivered', async () => {
  const { practice, client } = await start();
  expect((await reserveUpload(client)).status).toBe(201);
  const one = await startUpload(client);
  const two = await startUpload(client);
  for (const started of [one, two]) {
    for (const operation of started.operations) {
      await sendPart(operation, started.bytes);
    }
    await commit(client, started.fileId);
  }
  practice.clock.advance(minutes(2));
  const state = async (id: string) =>
    (await client.get(`/v1/buildUploads/${id}`)).json.data.attributes.state;
  expect((await state(one.uploadId)).state).toBe('COMPLETE');
  expect(await state(two.uploadId)).toMatchObject({ state: 'FAILED', errors: [{ code: '90189' }] });
});

test('a failed delivery uses up its number, even when the upload is deleted', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client, { bundleId: 'com.northwind.other' });
  practice.clock.advance(minutes(2));
  expect((await client.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes.state.state).toBe(
    'FAILED',
  );
  expect((await reserveUpload(client)).status).toBe(409);
  expect((await client.remove(`/v1/buildUploads/${uploadId}`)).status).toBe(204);
  expect((await client.remove(`/v1/buildUploads/${uploadId}`)).status).toBe(404);
  expect((await reserveUpload(client)).status).toBe(409);
});

test('a reservation can be deleted, but not while it is being delivered', async () => {
  const { client } = await start();
  const { id } = (await reserveUpload(client)).json.data;
  expect((await client.remove(`/v1/buildUploads/${id}`)).status).toBe(204);
  expect((await client.get(`/v1/buildUploads/${id}`)).status).toBe(404);
  const { uploadId } = await deliverPackage(client);
  expect((await client.remove(`/v1/buildUploads/${uploadId}`)).status).toBe(409);
});

test('1.0 and 1.0.0 are one train, found only under its first spelling', async () => {
  const { practice, client } = await start();
  await deliverBuild(practice, client, { version: '2.0', build: '1' });
  await deliverBuild(practice, client, { version: '2.0.0', build: '2' });
  const asked = async (version: string) =>
    (await client.get(`/v1/builds?filter[preReleaseVersion.version]=${version}`)).json.data.length;
  expect(await asked('2.0')).toBe(2);
  expect(await asked('2.0.0')).toBe(0);
  const trains = (await client.get(`/v1/preReleaseVersions?filter[app]=${orbitId}`)).json.data;
  expect(trains.map((train: Json) => train.attributes.version)).toEqual(['1.3.2', '2.0']);
});

test('the version of a train has no leading zeros', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client, { version: '2.02', build: '1' });
  const { json } = await client.get(`/v1/builds/${buildId}/preReleaseVersion`);
  expect(json.data.attributes.version).toBe('2.2');
});

test('a version that is not above the approved one fails after the upload', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client, { version: '1.3.2', build: '99' });
  practice.clock.advance(minutes(2));
  const { state } = (await client.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes;
  expect(state.state).toBe('FAILED');
  expect(state.errors.map((error: Json) => error.code)).toEqual(['90062', '90186']);
});

test('the uploads of an app are found by version, build and platform', async () => {
  const { practice, client } = await start();
  await deliverPackage(client);
  practice.clock.advance(minutes(1));
  const count = async (query: string) =>
    (await client.get(`/v1/apps/${orbitId}/buildUploads?${query}`)).json.data.length;
  expect(
    await count(
      'filter[cfBundleShortVersionString]=1.4.0&filter[cfBundleVersion]=42&filter[platform]=IOS',
    ),
  ).toBe(1);
  expect(await count('filter[cfBundleVersion]=43')).toBe(0);
  expect(await count('filter[state]=COMPLETE')).toBe(1);
  expect(await count('filter[state]=FAILED,AWAITING_UPLOAD')).toBe(0);
});
