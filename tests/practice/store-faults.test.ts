import { expect, test } from 'vitest';
import type { Json, PlainClient } from './client/plain-client';
import { start } from './client/start';
import { deliverBuild, minutes, orbitId } from './client/upload';
import {
  addVersion,
  attach,
  change,
  makeReadyVersion,
  makeSubmission,
  makeVersion,
  stateOf,
  submit,
  textsOf,
} from './store/store-acts';

/** Submits a version and returns the associated errors of the refusal, by resource. */
async function submitAlone(client: PlainClient, versionId: string) {
  const submissionId: string = (await makeSubmission(client)).json.data.id;
  await addVersion(client, submissionId, versionId);
  const again = () => submit(client, submissionId);
  const reply = await again();
  const associated: Record<string, Json[]> = reply.json.errors?.[0].meta?.associatedErrors ?? {};
  return { status: reply.status, associated, again };
}

const codesOf = (associated: Record<string, Json[]>): string[] =>
  Object.values(associated).flatMap((errors) => errors.map(({ code }) => code));

test('a version without screenshots is refused for each of its languages', async () => {
  const { practice, client } = await start();
  const versionId = await makeReadyVersion(practice, client);
  practice.faults.add('screenshots-missing');
  const { status, associated, again } = await submitAlone(client, versionId);
  expect(status).toBe(409);
  const texts = await textsOf(client, versionId);
  expect(Object.keys(associated).sort()).toEqual(
    texts.map(({ id }) => `/v1/appStoreVersionLocalizations/${id}`).sort(),
  );
  for (const code of codesOf(associated)) expect(code).toMatch(/^STATE_ERROR.SCREENSHOT_REQUIRED./);
  practice.faults.remove('screenshots-missing');
  expect((await again()).status).toBe(200);
});

test('a version without an age rating is refused for its age rating declaration', async () => {
  const { practice, client } = await start();
  const versionId = await makeReadyVersion(practice, client);
  practice.faults.add('age-rating-missing');
  const { status, associated } = await submitAlone(client, versionId);
  expect(status).toBe(409);
  expect(Object.keys(associated)).toEqual([
    expect.stringMatching(/^\/v1\/ageRatingDeclarations\//),
  ]);
  expect(codesOf(associated)).toEqual(['ENTITY_ERROR.ATTRIBUTE.REQUIRED']);
});

test('a version without a price is refused for its app', async () => {
  const { practice, client } = await start();
  const versionId = await makeReadyVersion(practice, client);
  practice.faults.add('price-missing');
  const { status, associated } = await submitAlone(client, versionId);
  expect(status).toBe(409);
  expect(associated).toMatchObject({
    [`/v1/apps/${orbitId}`]: [{ code: 'ENTITY_ERROR.RELATIONSHIP.REQUIRED' }],
  });
});

test('a version whose build lacks export compliance is refused for the build', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client, {
    info: { ITSAppUsesNonExemptEncryption: null },
  });
  const versionId = (await makeVersion(client)).json.data.id;
  await attach(client, versionId, buildId);
  const { status, associated } = await submitAlone(client, versionId);
  expect(status).toBe(409);
  expect(associated[`/v1/builds/${buildId}`]).toMatchObject([
    {
      code: 'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
      source: { pointer: '/data/attributes/usesNonExemptEncryption' },
    },
  ]);
});

test('a version without content rights is refused for its app', async () => {
  const { practice, client } = await start();
  const versionId = await makeReadyVersion(practice, client);
  const app = practice.world.state.apps.find(({ id }) => id === orbitId);
  if (app) app.contentRightsDeclaration = null;
  const { status, associated } = await submitAlone(client, versionId);
  expect(status).toBe(409);
  expect(associated[`/v1/apps/${orbitId}`]).toMatchObject([
    { source: { pointer: '/data/attributes/contentRightsDeclaration' } },
  ]);
});

test('a new version is missing for a number of reads, and accepts writes at once', async () => {
  const { client } = await start({ faults: ['version-unseen:3'] });
  const { id } = (await makeVersion(client)).json.data;
  const path = `/v1/appStoreVersions/${id}`;
  expect((await client.get(path)).status).toBe(404);
  const named = await change(client, 'appStoreVersions', id, { copyright: 'Northwind' });
  expect(named.status).toBe(200);
  const listed = async () =>
    (await client.get(`/v1/apps/${orbitId}/appStoreVersions`)).json.data.map((row: Json) => row.id);
  expect(await listed()).not.toContain(id);
  expect((await client.get(`/v1/builds?filter[app]=${orbitId}`)).status).toBe(200);
  expect((await client.get(`${path}/build`)).status).toBe(404);
  expect(await listed()).toContain(id);
  expect((await client.get(path)).json.data.attributes.copyright).toBe('Northwind');
  // It existed all along: a missed read must not lead to a duplicate.
  expect((await makeVersion(client)).status).toBe(409);
});

test('App Store review takes as long as requested, half of it in the queue', async () => {
  const { practice, client } = await start();
  const versionId = await makeReadyVersion(practice, client);
  practice.faults.add('review-lasts:600');
  expect((await submitAlone(client, versionId)).status).toBe(200);
  practice.clock.advance(minutes(299));
  expect(await stateOf(client, versionId)).toBe('WAITING_FOR_REVIEW');
  practice.clock.advance(minutes(2));
  expect(await stateOf(client, versionId)).toBe('IN_REVIEW');
  practice.clock.advance(minutes(300));
  expect(await stateOf(client, versionId)).toBe('PENDING_DEVELOPER_RELEASE');
});
