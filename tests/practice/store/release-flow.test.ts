import { expect, test } from 'vitest';
import { firstError } from '../client/plain-client';
import { start } from '../client/start';
import { minutes } from '../client/upload';
import {
  addVersion,
  change,
  makePhased,
  makeReadyVersion,
  makeSubmission,
  makeVersion,
  orbitVersion,
  releaseByHand,
  stateOf,
  submit,
} from './store-acts';

const days = (count: number) => minutes(24 * 60 * count);

test('a version goes from draft through review to a phased release', async () => {
  const { practice, client } = await start();
  const previous = await orbitVersion(client, '1.3.2');
  const versionId = await makeReadyVersion(practice, client);
  expect(await stateOf(client, versionId)).toBe('PREPARE_FOR_SUBMISSION');
  const phasedId = (await makePhased(client, versionId)).json.data.id;
  const submissionId = (await makeSubmission(client)).json.data.id;
  expect((await addVersion(client, submissionId, versionId)).status).toBe(201);
  expect(await stateOf(client, versionId)).toBe('READY_FOR_REVIEW');
  const submitted = await submit(client, submissionId);
  expect([submitted.status, submitted.json.data.attributes.state]).toEqual([
    200,
    'WAITING_FOR_REVIEW',
  ]);
  practice.clock.advance(minutes(10));
  expect(await stateOf(client, versionId)).toBe('IN_REVIEW');
  practice.clock.advance(minutes(10));
  expect(await stateOf(client, versionId)).toBe('PENDING_DEVELOPER_RELEASE');
  const done = await client.get(`/v1/reviewSubmissions/${submissionId}?include=items`);
  expect(done.json.data.attributes.state).toBe('COMPLETE');
  expect(done.json.included[0].attributes.state).toBe('APPROVED');
  expect((await releaseByHand(client, versionId)).status).toBe(201);
  expect(await stateOf(client, versionId)).toBe('PROCESSING_FOR_DISTRIBUTION');
  expect(await stateOf(client, previous)).toBe('READY_FOR_DISTRIBUTION');
  practice.clock.advance(minutes(31));
  expect(await stateOf(client, versionId)).toBe('READY_FOR_DISTRIBUTION');
  expect(await stateOf(client, previous)).toBe('REPLACED_WITH_NEW_VERSION');
  const phased = async () =>
    (await client.get(`/v1/appStoreVersions/${versionId}/appStoreVersionPhasedRelease`)).json.data
      .attributes;
  expect(await phased()).toMatchObject({ phasedReleaseState: 'ACTIVE', currentDayNumber: 1 });
  practice.clock.advance(days(2));
  await change(client, 'appStoreVersionPhasedReleases', phasedId, { phasedReleaseState: 'PAUSED' });
  practice.clock.advance(days(3));
  expect(await phased()).toMatchObject({
    phasedReleaseState: 'PAUSED',
    currentDayNumber: 3,
    totalPauseDuration: 3,
  });
  await change(client, 'appStoreVersionPhasedReleases', phasedId, { phasedReleaseState: 'ACTIVE' });
  practice.clock.advance(days(5));
  expect((await phased()).phasedReleaseState).toBe('COMPLETE');
});

test('a version that is released after approval, or on a date, needs no further request', async () => {
  const { practice, client } = await start();
  const tomorrow = new Date(Math.ceil((Date.now() + days(1)) / 3_600_000) * 3_600_000);
  const versionId = await makeReadyVersion(practice, client, {
    releaseType: 'SCHEDULED',
    earliestReleaseDate: tomorrow.toISOString(),
  });
  const submissionId = (await makeSubmission(client)).json.data.id;
  await addVersion(client, submissionId, versionId);
  await submit(client, submissionId);
  practice.clock.advance(minutes(20));
  expect(await stateOf(client, versionId)).toBe('PENDING_APPLE_RELEASE');
  expect((await releaseByHand(client, versionId)).status).toBe(409);
  practice.clock.advance(days(1) + minutes(120));
  expect(await stateOf(client, versionId)).toBe('READY_FOR_DISTRIBUTION');
  const next = await makeVersion(client, { versionString: '1.5.0', releaseType: 'AFTER_APPROVAL' });
  expect(next.status).toBe(201);
});

test('a running phased release can be paused and completed, and complete is final', async () => {
  const { client } = await start({ seed: 'phased-release-running' });
  const versionId = await orbitVersion(client, '1.4.0');
  const path = `/v1/appStoreVersions/${versionId}/appStoreVersionPhasedRelease`;
  const { id, attributes } = (await client.get(path)).json.data;
  expect(attributes).toMatchObject({ phasedReleaseState: 'ACTIVE', currentDayNumber: 3 });
  const turn = (phasedReleaseState: string) =>
    change(client, 'appStoreVersionPhasedReleases', id, { phasedReleaseState });
  const same = await turn('ACTIVE');
  expect([same.status, firstError(same).at]).toEqual([409, '/data/attributes/phasedReleaseState']);
  expect(same.json.errors[0].detail).toContain('already has this value');
  expect((await client.remove(`/v1/appStoreVersionPhasedReleases/${id}`)).status).toBe(409);
  expect((await turn('PAUSED')).json.data.attributes.phasedReleaseState).toBe('PAUSED');
  expect((await turn('COMPLETE')).json.data.attributes.phasedReleaseState).toBe('COMPLETE');
  expect((await turn('ACTIVE')).status).toBe(409);
});

test('a phased release is optional, created once, and can be removed before the release', async () => {
  const { client } = await start();
  const versionId = (await makeVersion(client)).json.data.id;
  const path = `/v1/appStoreVersions/${versionId}/appStoreVersionPhasedRelease`;
  expect((await client.get(path)).json.data).toBeNull();
  const { id } = (await makePhased(client, versionId)).json.data;
  expect((await makePhased(client, versionId)).status).toBe(409);
  expect(
    (await change(client, 'appStoreVersionPhasedReleases', id, { phasedReleaseState: 'PAUSED' }))
      .status,
  ).toBe(409);
  expect((await client.remove(`/v1/appStoreVersionPhasedReleases/${id}`)).status).toBe(204);
  expect((await client.get(path)).json.data).toBeNull();
});

test('a first version cannot be released in phases', async () => {
  const { client } = await start({ seed: 'first-release' });
  const versionId = (await makeVersion(client)).json.data.id;
  expect((await makePhased(client, versionId)).status).toBe(409);
});
