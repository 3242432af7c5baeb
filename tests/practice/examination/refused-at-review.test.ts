import { expect, test } from 'vitest';
import { start } from '../client/start';
import {
  betaStates,
  deliverBuild,
  deliverPackage,
  minutes,
  submitForReview,
} from '../client/upload';
import { addVersion, makeReadyVersion, makeSubmission, stateOf, submit } from '../store/store-acts';

const privacy = { NSPrivacyTracking: false, NSPrivacyTrackingDomains: ['metrics.example.org'] };

test('an invalid privacy manifest causes a mail, and the build can be tested internally', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client, { privacy, usesNonExemptEncryption: false });
  practice.clock.advance(minutes(9));
  const { data } = (await client.get(`/v1/buildUploads/${uploadId}?include=build`)).json;
  expect(data.attributes.state).toMatchObject({
    state: 'COMPLETE',
    errors: [],
    warnings: [{ code: '91064', description: expect.stringContaining('tracking domains') }],
  });
  expect(await betaStates(client, data.relationships.build.data.id)).toEqual({
    processingState: 'VALID',
    internal: 'IN_BETA_TESTING',
    external: 'READY_FOR_BETA_SUBMISSION',
  });
});

test('a build with an invalid privacy manifest becomes invalid minutes after it is submitted for beta review', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client, { privacy });
  const submission = await submitForReview(client, buildId);
  expect(submission.status).toBe(201);
  expect(await betaStates(client, buildId)).toMatchObject({
    processingState: 'VALID',
    external: 'WAITING_FOR_BETA_REVIEW',
  });
  practice.clock.advance(minutes(5));
  expect(await betaStates(client, buildId)).toEqual({
    processingState: 'INVALID',
    internal: 'PROCESSING_EXCEPTION',
    external: 'PROCESSING_EXCEPTION',
  });
  const { id } = submission.json.data;
  const seen = await client.get(`/v1/betaAppReviewSubmissions/${id}`);
  expect(seen.json.data.attributes.betaReviewState).toBe('REJECTED');
  const next = await deliverBuild(practice, client, { build: '43' });
  expect((await submitForReview(client, next)).status).toBe(201);
});

test('a store version with an invalid privacy manifest in its build is rejected within minutes', async () => {
  const { practice, client } = await start();
  const versionId = await makeReadyVersion(practice, client, {}, { privacy });
  const { id } = (await makeSubmission(client)).json.data;
  await addVersion(client, id, versionId);
  expect((await submit(client, id)).status).toBe(200);
  expect(await stateOf(client, versionId)).toBe('WAITING_FOR_REVIEW');
  practice.clock.advance(minutes(5));
  expect(await stateOf(client, versionId)).toBe('REJECTED');
});
