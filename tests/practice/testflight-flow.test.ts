import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { linkage } from './client/plain-client';
import { start } from './client/start';
import {
  addToGroup,
  betaStates,
  commit,
  deliverBuild,
  groupId,
  minutes,
  orbitId,
  sendPart,
  startUpload,
  submitForReview,
  writeNote,
} from './client/upload';

test('a plain client takes a package all the way to external testers', async () => {
  const { practice, client } = await start({ partSize: 64 * 1024 });

  const apps = await client.get('/v1/apps?filter[bundleId]=com.northwind.orbit');
  expect(apps.json.data.map((app: { id: string }) => app.id)).toEqual([orbitId]);

  const { uploadId, fileId, operations, bytes } = await startUpload(client, { ballast: 300_000 });
  expect(operations.length).toBeGreaterThan(3);
  for (const operation of operations) expect((await sendPart(operation, bytes)).status).toBe(200);
  const committed = await commit(client, fileId);
  expect(committed.status).toBe(200);
  expect(committed.json.data.attributes.uploadOperations).toBeNull();

  const read = async () =>
    (await client.get(`/v1/buildUploads/${uploadId}?include=build`)).json.data;
  expect((await read()).attributes.state.state).toBe('AWAITING_UPLOAD');
  practice.clock.advance(10_000);
  expect((await read()).attributes.state.state).toBe('PROCESSING');
  practice.clock.advance(minutes(1));
  expect((await read()).attributes.state.state).toBe('COMPLETE');
  expect((await read()).relationships.build.data).toBeNull();
  practice.clock.advance(minutes(1));
  const buildId: string = (await read()).relationships.build.data.id;

  const arrived = await practice.world.receivedPackage(uploadId);
  expect(arrived?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));

  expect(await betaStates(client, buildId)).toEqual({
    processingState: 'PROCESSING',
    internal: 'PROCESSING',
    external: 'PROCESSING',
  });
  practice.clock.advance(minutes(5));
  expect(await betaStates(client, buildId)).toEqual({
    processingState: 'VALID',
    internal: 'PROCESSING',
    external: 'PROCESSING',
  });
  practice.clock.advance(minutes(1));
  expect(await betaStates(client, buildId)).toMatchObject({
    internal: 'MISSING_EXPORT_COMPLIANCE',
    external: 'MISSING_EXPORT_COMPLIANCE',
  });

  const answered = await client.patch(`/v1/builds/${buildId}`, {
    data: { type: 'builds', id: buildId, attributes: { usesNonExemptEncryption: false } },
  });
  expect(answered.json.data.attributes.usesNonExemptEncryption).toBe(false);
  expect(await betaStates(client, buildId)).toMatchObject({
    internal: 'PROCESSING',
    external: 'PROCESSING',
  });
  practice.clock.advance(minutes(1));
  expect(await betaStates(client, buildId)).toMatchObject({
    internal: 'IN_BETA_TESTING',
    external: 'READY_FOR_BETA_SUBMISSION',
  });

  const notes = await client.get(`/v1/betaBuildLocalizations?filter[build]=${buildId}`);
  const english = notes.json.data.find(
    (row: { attributes: { locale: string } }) => row.attributes.locale === 'en-US',
  );
  await client.patch(`/v1/betaBuildLocalizations/${english.id}`, {
    data: {
      type: 'betaBuildLocalizations',
      id: english.id,
      attributes: { whatsNew: 'Folders can be shared.' },
    },
  });
  expect((await writeNote(client, buildId, 'de-DE', 'Ordner lassen sich teilen.')).status).toBe(
    201,
  );

  const circle = await groupId(client, 'Beta circle');
  expect((await addToGroup(client, buildId, circle)).status).toBe(204);
  const held = await client.get(`/v1/betaGroups?filter[builds]=${buildId}`);
  expect(
    held.json.data.map((row: { attributes: { name: string } }) => row.attributes.name).sort(),
  ).toEqual(['Beta circle', 'QA']);

  expect((await submitForReview(client, buildId)).status).toBe(201);
  expect((await betaStates(client, buildId)).external).toBe('WAITING_FOR_BETA_REVIEW');
  practice.clock.advance(minutes(10));
  expect((await betaStates(client, buildId)).external).toBe('IN_BETA_REVIEW');
  practice.clock.advance(minutes(10));
  expect((await betaStates(client, buildId)).external).toBe('IN_BETA_TESTING');
  const review = await client.get(`/v1/builds/${buildId}/betaAppReviewSubmission`);
  expect(review.json.data.attributes.betaReviewState).toBe('APPROVED');
  expect(practice.requests.filter((entry) => entry.unknown || entry.failure)).toEqual([]);
});

test('a build without external testers stays approved until it is added to a group', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  await submitForReview(client, buildId);
  practice.clock.advance(minutes(20));
  expect((await betaStates(client, buildId)).external).toBe('BETA_APPROVED');
  await addToGroup(client, buildId, await groupId(client, 'Beta circle'));
  expect((await betaStates(client, buildId)).external).toBe('IN_BETA_TESTING');
});

test('with auto-notify off testers are not notified until it is requested', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  const tell = () =>
    client.post('/v1/buildBetaNotifications', {
      data: {
        type: 'buildBetaNotifications',
        relationships: { build: linkage('builds', buildId) },
      },
    });
  expect((await tell()).json.errors[0].code).toBe('STATE_ERROR.ENTITY_STATE_INVALID');

  const detail = (await client.get(`/v1/builds/${buildId}/buildBetaDetail`)).json.data;
  await client.patch(`/v1/buildBetaDetails/${detail.id}`, {
    data: { type: 'buildBetaDetails', id: detail.id, attributes: { autoNotifyEnabled: false } },
  });
  await addToGroup(client, buildId, await groupId(client, 'Beta circle'));
  await submitForReview(client, buildId);
  practice.clock.advance(minutes(20));
  expect((await betaStates(client, buildId)).external).toBe('BETA_APPROVED');
  expect((await tell()).status).toBe(201);
  expect((await betaStates(client, buildId)).external).toBe('IN_BETA_TESTING');
});

test('a later build of an approved version passes review within minutes', async () => {
  const { practice, client } = await start();
  const first = await deliverBuild(practice, client);
  await submitForReview(client, first);
  practice.clock.advance(minutes(20));
  const second = await deliverBuild(practice, client, { build: '43' });
  await submitForReview(client, second);
  practice.clock.advance(minutes(2));
  const review = await client.get(`/v1/builds/${second}/betaAppReviewSubmission`);
  expect(review.json.data.attributes.betaReviewState).toBe('APPROVED');
});
