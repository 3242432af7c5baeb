import { expect, test } from 'vitest';
import type { PlainClient } from './client/plain-client';
import { start } from './client/start';
import {
  addToGroup,
  betaStates,
  deliverBuild,
  deliverPackage,
  groupId,
  minutes,
  submitForReview,
} from './client/upload';

async function uploadOf(client: PlainClient, uploadId: string) {
  const { data } = (await client.get(`/v1/buildUploads/${uploadId}?include=build`)).json;
  return { state: data.attributes.state.state, build: data.relationships.build.data };
}

test('a build appears some time after its delivery is complete', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client, { usesNonExemptEncryption: false });
  const builds = async () => (await client.get('/v1/builds?filter[version]=42')).json.data;
  practice.clock.advance(minutes(1));
  expect(await uploadOf(client, uploadId)).toEqual({ state: 'COMPLETE', build: null });
  expect(await builds()).toEqual([]);
  practice.clock.advance(minutes(1));
  expect((await uploadOf(client, uploadId)).build).toMatchObject({ type: 'builds' });
  expect(await builds()).toHaveLength(1);
});

test('a build is VALID before its beta states settle, and cannot be added to a group until then', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client, { usesNonExemptEncryption: false });
  practice.clock.advance(minutes(7));
  const { id } = (await uploadOf(client, uploadId)).build;
  expect(await betaStates(client, id)).toEqual({
    processingState: 'VALID',
    internal: 'PROCESSING',
    external: 'PROCESSING',
  });
  const circle = await groupId(client, 'Beta circle');
  expect((await addToGroup(client, id, circle)).status).toBe(422);
  practice.clock.advance(minutes(1));
  expect((await betaStates(client, id)).external).toBe('READY_FOR_BETA_SUBMISSION');
  expect((await addToGroup(client, id, circle)).status).toBe(204);
});

test('answering compliance sends the beta states back to PROCESSING for a while', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client);
  practice.clock.advance(minutes(9));
  const { id } = (await uploadOf(client, uploadId)).build;
  expect((await betaStates(client, id)).external).toBe('MISSING_EXPORT_COMPLIANCE');
  const answered = await client.patch(`/v1/builds/${id}`, {
    data: { type: 'builds', id, attributes: { usesNonExemptEncryption: false } },
  });
  expect(answered.status).toBe(200);
  expect(await betaStates(client, id)).toEqual({
    processingState: 'VALID',
    internal: 'PROCESSING',
    external: 'PROCESSING',
  });
  practice.clock.advance(minutes(1));
  expect((await betaStates(client, id)).external).toBe('READY_FOR_BETA_SUBMISSION');
});

test('beta review waits in a queue, is in review, and takes as long as requested', async () => {
  const { practice, client } = await start({ faults: ['review-lasts:60'] });
  const external = async () => (await betaStates(client, buildId)).external;
  const buildId = await deliverBuild(practice, client);
  await submitForReview(client, buildId);
  practice.clock.advance(minutes(29));
  expect(await external()).toBe('WAITING_FOR_BETA_REVIEW');
  practice.clock.advance(minutes(2));
  expect(await external()).toBe('IN_BETA_REVIEW');
  practice.clock.advance(minutes(30));
  expect(await external()).toBe('BETA_APPROVED');
});
