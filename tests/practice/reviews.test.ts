import { expect, test } from 'vitest';
import type { Json, PlainClient, Reply } from './client/plain-client';
import { start } from './client/start';
import {
  betaStates,
  deliverBuild,
  deliverPackage,
  minutes,
  orbitId,
  submitForReview,
  tideId,
} from './client/upload';

const titles = (reply: Reply): string[] => reply.json.errors.map((error: Json) => error.title);

function changeDetails(client: PlainClient, id: string, attributes: Json): Promise<Reply> {
  return client.patch(`/v1/betaAppReviewDetails/${id}`, {
    data: { type: 'betaAppReviewDetails', id, attributes },
  });
}

test('a build that is still processing, or lacks compliance, cannot be submitted', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client);
  practice.clock.advance(minutes(2));
  const { data } = (await client.get(`/v1/buildUploads/${uploadId}?include=build`)).json;
  const buildId = data.relationships.build.data.id;
  const early = await submitForReview(client, buildId);
  expect([early.status, titles(early)]).toEqual([
    422,
    [expect.stringContaining('not in state for internal testing')],
  ]);
  practice.clock.advance(minutes(6));
  const missing = await submitForReview(client, buildId);
  expect([missing.status, titles(missing)]).toEqual([
    422,
    [expect.stringContaining('missing export compliance')],
  ]);
});

test('a build can be submitted once', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  expect((await client.get(`/v1/builds/${buildId}/betaAppReviewSubmission`)).json.data).toBeNull();
  expect((await submitForReview(client, buildId)).status).toBe(201);
  expect((await submitForReview(client, buildId)).status).toBe(422);
  const listed = await client.get(`/v1/betaAppReviewSubmissions?filter[build]=${buildId}`);
  expect(listed.json.data).toHaveLength(1);
});

test('another build of the same version in review blocks a submission until it is expired', async () => {
  const { practice, client } = await start({ seed: 'in-review' });
  const buildId = await deliverBuild(practice, client);
  const refused = await submitForReview(client, buildId);
  expect([refused.status, titles(refused)]).toEqual([422, ['Another build is in review']]);
  const query = `filter[app]=${orbitId}&filter[betaAppReviewSubmission.betaReviewState]=WAITING_FOR_REVIEW,IN_REVIEW&filter[expired]=false`;
  const { data } = (await client.get(`/v1/builds?${query}`)).json;
  expect(data).toHaveLength(1);
  const { id } = data[0];
  await client.patch(`/v1/builds/${id}`, {
    data: { type: 'builds', id, attributes: { expired: true } },
  });
  expect((await submitForReview(client, buildId)).status).toBe(201);
});

test('a build of another version in review does not block a submission', async () => {
  const { practice, client } = await start({ seed: 'in-review' });
  const buildId = await deliverBuild(practice, client, { version: '1.5.0' });
  expect((await submitForReview(client, buildId)).status).toBe(201);
});

test('everything that the app still lacks is reported at once', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client, {
    appId: tideId,
    bundleId: 'com.northwind.tide',
  });
  const reply = await submitForReview(client, buildId);
  expect(reply.status).toBe(422);
  expect(titles(reply)).toEqual([
    'Beta App Description is missing',
    'Feedback Email is missing',
    'Beta App Review Information is missing: contactPhone',
    'Beta App Review Information is missing: contactEmail',
  ]);
});

test('review details are checked as a whole row, one missing field at a time', async () => {
  const { client } = await start();
  const { id } = (await client.get(`/v1/betaAppReviewDetails?filter[app]=${tideId}`)).json.data[0];
  const refused = await changeDetails(client, id, { notes: 'Hello.' });
  expect([
    refused.status,
    refused.json.errors.length,
    refused.json.errors[0].source.pointer,
  ]).toEqual([409, 1, '/data/attributes/contactPhone']);
  expect(
    (await client.get(`/v1/apps/${tideId}/betaAppReviewDetail`)).json.data.attributes.notes,
  ).toBeNull();
  const complete = {
    contactPhone: '+44 20 7946 0000',
    contactEmail: 'desk@example.com',
    notes: 'Hello.',
  };
  expect((await changeDetails(client, id, complete)).json.data.attributes).toMatchObject(complete);
});

test('a phone number has to match its country, and a demo account has to be complete', async () => {
  const { client } = await start();
  const { id } = (await client.get(`/v1/apps/${orbitId}/betaAppReviewDetail`)).json.data;
  const at = async (attributes: Json) =>
    (await changeDetails(client, id, attributes)).json.errors?.[0]?.source.pointer;
  for (const contactPhone of ['+1 408 555 010', '+503 7000 000', '4085550100', '+12']) {
    expect(await at({ contactPhone })).toBe('/data/attributes/contactPhone');
  }
  expect(await at({ demoAccountRequired: true, demoAccountName: 'demo' })).toBe(
    '/data/attributes/demoAccountPassword',
  );
  expect(await at({ notes: 'x'.repeat(4001) })).toBe('/data/attributes/notes');
  expect(await at({ contactPhone: '+49 30 901820' })).toBeUndefined();
});

test('a rejected build reads REJECTED and can be followed by another', async () => {
  const { practice, client } = await start({ faults: ['review-rejected'] });
  const first = await deliverBuild(practice, client);
  await submitForReview(client, first);
  practice.clock.advance(minutes(20));
  expect((await betaStates(client, first)).external).toBe('BETA_REJECTED');
  const second = await deliverBuild(practice, client, { build: '43' });
  await submitForReview(client, second);
  practice.clock.advance(minutes(20));
  expect((await betaStates(client, second)).external).toBe('BETA_APPROVED');
});

test('the submission of a build cannot be deleted', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  const { id } = (await submitForReview(client, buildId)).json.data;
  const reply = await client.remove(`/v1/betaAppReviewSubmissions/${id}`);
  expect([reply.status, reply.json.errors[0].detail]).toEqual([
    405,
    expect.stringContaining('does not allow DELETE'),
  ]);
});
