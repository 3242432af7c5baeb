import { expect, test } from 'vitest';
import type { Json, PlainClient } from './client/plain-client';
import { start } from './client/start';
import {
  addToGroup,
  betaStates,
  deliverBuild,
  deliverPackage,
  groupId,
  minutes,
  orbitId,
} from './client/upload';

async function namesOf(client: PlainClient, buildId: string): Promise<string[]> {
  const { data } = (await client.get(`/v1/betaGroups?filter[builds]=${buildId}&sort=name`)).json;
  return data.map((group: Json) => group.attributes.name);
}

test('an internal group that receives every build cannot be assigned one', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  expect(await namesOf(client, buildId)).toEqual(['QA']);
  expect((await betaStates(client, buildId)).internal).toBe('IN_BETA_TESTING');
  const reply = await addToGroup(client, buildId, await groupId(client, 'QA'));
  expect([reply.status, reply.json.errors[0].code]).toEqual([422, 'ENTITY_UNPROCESSABLE']);
  expect(reply.json.errors[0].title).toContain('internal group');
});

test('a manual internal group and an external group have to be assigned the build', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  const design = await groupId(client, 'Design');
  expect((await addToGroup(client, buildId, design)).status).toBe(204);
  expect((await addToGroup(client, buildId, design)).status).toBe(204);
  expect(await namesOf(client, buildId)).toEqual(['Design', 'QA']);
  const circle = await groupId(client, 'Beta circle');
  const fromGroup = await client.post(`/v1/betaGroups/${circle}/relationships/builds`, {
    data: [{ type: 'builds', id: buildId }],
  });
  expect(fromGroup.status).toBe(204);
  expect(await namesOf(client, buildId)).toEqual(['Beta circle', 'Design', 'QA']);
  const taken = await client.remove(`/v1/builds/${buildId}/relationships/betaGroups`, {
    data: [{ type: 'betaGroups', id: circle }],
  });
  expect(taken.status).toBe(204);
  expect(await namesOf(client, buildId)).toEqual(['Design', 'QA']);
});

test('one group that cannot receive the build fails the whole list', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  const ids = await Promise.all(
    ['Design', 'QA', 'Beta circle'].map((name) => groupId(client, name)),
  );
  expect((await addToGroup(client, buildId, ...ids)).status).toBe(422);
  expect(await namesOf(client, buildId)).toEqual(['QA']);
});

test('a build that is still processing or lacks compliance cannot be added to a group', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client);
  practice.clock.advance(minutes(2));
  const { data } = (await client.get(`/v1/buildUploads/${uploadId}?include=build`)).json;
  const buildId = data.relationships.build.data.id;
  const circle = await groupId(client, 'Beta circle');
  const refused = async () => {
    const reply = await addToGroup(client, buildId, circle);
    return [reply.status, reply.json.errors[0].title];
  };
  expect(await refused()).toEqual([422, expect.stringContaining('valid processing state')]);
  practice.clock.advance(minutes(5));
  expect((await betaStates(client, buildId)).processingState).toBe('VALID');
  expect(await refused()).toEqual([422, expect.stringContaining('externally assignable state')]);
  practice.clock.advance(minutes(1));
  expect((await betaStates(client, buildId)).external).toBe('MISSING_EXPORT_COMPLIANCE');
  expect(await refused()).toEqual([422, expect.stringContaining('externally assignable state')]);
});

test('an expired build cannot be assigned, and stays expired', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  const change = (expired: boolean) =>
    client.patch(`/v1/builds/${buildId}`, {
      data: { type: 'builds', id: buildId, attributes: { expired } },
    });
  expect((await change(true)).json.data.attributes.expired).toBe(true);
  expect(await betaStates(client, buildId)).toMatchObject({
    internal: 'EXPIRED',
    external: 'EXPIRED',
  });
  expect((await addToGroup(client, buildId, await groupId(client, 'Beta circle'))).status).toBe(
    422,
  );
  expect((await change(false)).status).toBe(409);
});

test('a build expires automatically after ninety days', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  practice.clock.advance(90 * 24 * minutes(60));
  expect((await betaStates(client, buildId)).internal).toBe('EXPIRED');
});

test('a group of another app, or a missing one, is not found', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  for (const id of [await groupId(client, 'Sailors'), 'nobody']) {
    const reply = await addToGroup(client, buildId, id);
    expect([reply.status, reply.json.errors[0].code]).toEqual([404, 'NOT_FOUND']);
  }
});

test('adding a build to a group accepts no parameter that notifies testers', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  const reply = await client.post(`/v1/builds/${buildId}/relationships/betaGroups?notify=true`, {
    data: [{ type: 'betaGroups', id: await groupId(client, 'Design') }],
  });
  expect([reply.status, reply.json.errors[0].source.parameter]).toEqual([400, 'notify']);
});

test('groups are listed by app with their attributes', async () => {
  const { client } = await start();
  const { data } = (await client.get(`/v1/betaGroups?filter[app]=${orbitId}&sort=-name`)).json;
  expect(data.map((group: Json) => group.attributes)).toMatchObject([
    { name: 'QA', isInternalGroup: true, hasAccessToAllBuilds: true },
    { name: 'Design', isInternalGroup: true, hasAccessToAllBuilds: false },
    { name: 'Beta circle', isInternalGroup: false, hasAccessToAllBuilds: false },
  ]);
});
