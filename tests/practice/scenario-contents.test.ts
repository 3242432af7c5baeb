import { expect, test } from 'vitest';
import { firstError, type Json, type PlainClient } from './client/plain-client';
import { start } from './client/start';
import {
  addToGroup,
  betaStates,
  deliverBuild,
  deliverPackage,
  groupId,
  minutes,
  orbitId,
  reserveUpload,
  submitForReview,
  tideId,
  writeNote,
} from './client/upload';
import {
  addVersion,
  change,
  makeVersion,
  orbitVersion,
  stateOf,
  submit,
  textsOf,
} from './store/store-acts';

async function newestBuild(client: PlainClient): Promise<Json> {
  const query = `filter[app]=${orbitId}&sort=-uploadedDate&limit=1&include=preReleaseVersion`;
  return (await client.get(`/v1/builds?${query}`)).json.data[0];
}

const drafts = `/v1/reviewSubmissions?filter[app]=${orbitId}&filter[state]=READY_FOR_REVIEW`;

test('everyday has a delivered build whose number is refused', async () => {
  const { client } = await start();
  const reply = await reserveUpload(client, { version: '1.3.2', build: '41' });
  expect([reply.status, firstError(reply)]).toEqual([
    409,
    {
      code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
      at: '/data/attributes/cfBundleVersion',
    },
  ]);
});

test('everyday has a released version whose train is closed to new builds', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client, { version: '1.3.2', build: '99' });
  practice.clock.advance(minutes(2));
  const { state } = (await client.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes;
  expect(state.errors.map(({ code }: Json) => code)).toContain('90186');
});

test('everyday has two apps, and a package of one is refused by the other', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client, { appId: tideId });
  practice.clock.advance(minutes(2));
  const { state } = (await client.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes;
  expect(state.errors.map(({ code }: Json) => code)).toEqual(['90054']);
});

test('everyday has an app without a beta description, which keeps it from review', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client, {
    appId: tideId,
    bundleId: 'com.northwind.tide',
  });
  await writeNote(client, buildId, 'en-GB', 'Tides of the whole coast.');
  const reply = await submitForReview(client, buildId);
  expect(reply.status).toBe(422);
  expect(reply.text).toContain('Beta App Description is missing');
});

test('everyday has a group that receives every build and one that does not', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  const answers = ['QA', 'Design'].map(async (name) => {
    const reply = await addToGroup(client, buildId, await groupId(client, name));
    return reply.status;
  });
  expect(await Promise.all(answers)).toEqual([422, 204]);
});

test('everyday has a released version without a phased release', async () => {
  const { client } = await start();
  const path = `/v1/appStoreVersions/${await orbitVersion(client, '1.3.2')}`;
  expect((await client.get(`${path}/appStoreVersionPhasedRelease`)).json.data).toBeNull();
  const { data } = (await client.get(`${path}?include=appStoreVersionPhasedRelease`)).json;
  expect(data.relationships.appStoreVersionPhasedRelease.data).toBeNull();
});

test('in-review has another build of the version in beta review', async () => {
  const { practice, client } = await start({ seed: 'in-review' });
  const other = await newestBuild(client);
  expect((await betaStates(client, other.id)).external).toBe('WAITING_FOR_BETA_REVIEW');
  const buildId = await deliverBuild(practice, client);
  const reply = await submitForReview(client, buildId);
  expect([reply.status, reply.json.errors[0].title]).toEqual([
    422,
    expect.stringContaining('Another build is in review'),
  ]);
});

test('rejected-build has a rejected submission', async () => {
  const { client } = await start({ seed: 'rejected-build' });
  const path = `/v1/reviewSubmissions?filter[app]=${orbitId}&filter[state]=UNRESOLVED_ISSUES`;
  expect((await client.get(path)).json.data).toHaveLength(1);
  expect((await betaStates(client, (await newestBuild(client)).id)).external).toBe('BETA_REJECTED');
});

test('first-release has an app without a version, whose first version has no What’s New', async () => {
  const { client } = await start({ seed: 'first-release' });
  const versionId = (await makeVersion(client)).json.data.id;
  const [text] = await textsOf(client, versionId);
  const reply = await change(client, 'appStoreVersionLocalizations', text.id, { whatsNew: 'All.' });
  expect(firstError(reply).code).toBe('STATE_ERROR');
});

test('loose-ends has a build without a compliance answer', async () => {
  const { client } = await start({ seed: 'loose-ends' });
  const build = await newestBuild(client);
  expect(build.attributes).toMatchObject({ version: '41', usesNonExemptEncryption: null });
  expect(await betaStates(client, build.id)).toEqual({
    processingState: 'VALID',
    internal: 'MISSING_EXPORT_COMPLIANCE',
    external: 'MISSING_EXPORT_COMPLIANCE',
  });
});

test('loose-ends has two groups with the same name and different ids', async () => {
  const { client } = await start({ seed: 'loose-ends' });
  const { data } = (await client.get(`/v1/betaGroups?filter[app]=${orbitId}&limit=200`)).json;
  const twins = data.filter(({ attributes }: Json) => attributes.name === 'Beta circle');
  expect(new Set(twins.map(({ id }: Json) => id)).size).toBe(2);
});

test('loose-ends has a review draft with another person’s item, which a version can join', async () => {
  const { client } = await start({ seed: 'loose-ends' });
  const query = '&include=items,appStoreVersionForReview';
  const { data, included } = (await client.get(`${drafts}${query}`)).json;
  const [draft] = data;
  expect(draft.relationships.appStoreVersionForReview.data).toBeNull();
  expect(included.map(({ type }: Json) => type)).toEqual(['reviewSubmissionItems']);
  const items = await client.get(
    `/v1/reviewSubmissions/${draft.id}/items?include=appEvent,appStoreVersion`,
  );
  expect(items.json.data[0].relationships).toMatchObject({
    appEvent: { data: { type: 'appEvents' } },
    appStoreVersion: { data: null },
  });
  const versionId = await orbitVersion(client, '1.4.0');
  expect((await addVersion(client, draft.id, versionId)).status).toBe(201);
  expect(await stateOf(client, versionId)).toBe('READY_FOR_REVIEW');
});

test('loose-ends has a version without What’s New in one language, which review refuses', async () => {
  const { client } = await start({ seed: 'loose-ends' });
  const versionId = await orbitVersion(client, '1.4.0');
  const texts = await textsOf(client, versionId);
  const empty = texts.filter(({ attributes }) => attributes.whatsNew === null);
  expect(empty.map(({ attributes }) => attributes.locale)).toEqual(['de-DE']);
  const [draft] = (await client.get(drafts)).json.data;
  await addVersion(client, draft.id, versionId);
  const { associatedErrors } = (await submit(client, draft.id)).json.errors[0].meta;
  const found = associatedErrors[`/v1/appStoreVersionLocalizations/${empty[0]?.id}`];
  expect(found).toMatchObject([{ source: { pointer: '/data/attributes/whatsNew' } }]);
});
