import { expect, test } from 'vitest';
import { firstError, type Json, linkage, type PlainClient } from '../client/plain-client';
import { start } from '../client/start';
import { addToGroup, betaStates, deliverBuild, groupId, orbitId, tideId } from '../client/upload';

const many = (type: string, ...ids: string[]) => ({ data: ids.map((id) => ({ type, id })) });

function makeGroup(client: PlainClient, attributes: Json, relationships: Json = {}) {
  return client.post('/v1/betaGroups', {
    data: {
      type: 'betaGroups',
      attributes,
      relationships: { app: linkage('apps', orbitId), ...relationships },
    },
  });
}

function makeTester(client: PlainClient, email: string, relationships: Json = {}) {
  return client.post('/v1/betaTesters', {
    data: { type: 'betaTesters', attributes: { email, firstName: 'Ada' }, relationships },
  });
}

async function anyTester(client: PlainClient, group: string): Promise<string> {
  const id = await groupId(client, group);
  return (await client.get(`/v1/betaGroups/${id}/betaTesters?limit=1`)).json.data[0].id;
}

async function testersIn(client: PlainClient, group: string): Promise<string[]> {
  const path = `/v1/betaGroups/${group}/relationships/betaTesters?limit=200`;
  return (await client.get(path)).json.data.map((row: Json) => row.id);
}

test('a group can be created, renamed and deleted, and its name may repeat', async () => {
  const { client } = await start();
  const made = await makeGroup(client, { name: 'Beta circle' });
  expect([made.status, made.json.data.attributes]).toMatchObject([
    201,
    { name: 'Beta circle', isInternalGroup: false, hasAccessToAllBuilds: false },
  ]);
  const { id } = made.json.data;
  const renamed = await client.patch(`/v1/betaGroups/${id}`, {
    data: { type: 'betaGroups', id, attributes: { name: 'Second circle' } },
  });
  expect(renamed.json.data.attributes.name).toBe('Second circle');
  expect((await client.remove(`/v1/betaGroups/${id}`)).status).toBe(204);
  expect((await client.remove(`/v1/betaGroups/${id}`)).status).toBe(404);
});

test('an internal group cannot have a public link', async () => {
  const { client } = await start();
  const reply = await makeGroup(client, {
    name: 'Team',
    isInternalGroup: true,
    publicLinkEnabled: true,
  });
  expect([reply.status, firstError(reply).at]).toEqual([409, '/data/attributes/publicLinkEnabled']);
});

test('only an internal group can receive every build, and only from its creation on', async () => {
  const { client } = await start();
  const refused = await makeGroup(client, { name: 'All', hasAccessToAllBuilds: true });
  expect(firstError(refused).at).toBe('/data/attributes/hasAccessToAllBuilds');
  const { id } = (await makeGroup(client, { name: 'All' })).json.data;
  const change = await client.patch(`/v1/betaGroups/${id}`, {
    data: { type: 'betaGroups', id, attributes: { isInternalGroup: true } },
  });
  expect(firstError(change)).toEqual({
    code: 'ENTITY_ERROR.ATTRIBUTE.UNKNOWN',
    at: '/data/attributes/isInternalGroup',
  });
});

test('a public link points to the practice server, and a limit needs a number', async () => {
  const { practice, client } = await start();
  const made = await makeGroup(client, { name: 'Open', publicLinkEnabled: true });
  expect(made.json.data.attributes.publicLink).toContain(practice.url);
  const limited = await makeGroup(client, { name: 'Few', publicLinkLimitEnabled: true });
  expect(firstError(limited).at).toBe('/data/attributes/publicLinkLimit');
});

test('a group for a missing app is refused at the app', async () => {
  const { client } = await start();
  const reply = await makeGroup(client, { name: 'Lost' }, { app: linkage('apps', '1') });
  expect([reply.status, firstError(reply).at]).toEqual([409, '/data/relationships/app/data/id']);
});

test('testers can be added to a group and removed from it', async () => {
  const { client } = await start();
  const group = (await makeGroup(client, { name: 'New' })).json.data.id;
  const tester = await anyTester(client, 'Beta circle');
  const path = `/v1/betaGroups/${group}/relationships/betaTesters`;
  expect((await client.post(path, many('betaTesters', tester))).status).toBe(204);
  expect((await client.post(path, many('betaTesters', tester))).status).toBe(204);
  expect(await testersIn(client, group)).toEqual([tester]);
  expect((await client.remove(path, many('betaTesters', tester))).status).toBe(204);
  expect(await testersIn(client, group)).toEqual([]);
  expect((await client.post(path, many('betaTesters', 'nobody'))).status).toBe(404);
});

test('an internal group accepts only users of the team', async () => {
  const { client } = await start();
  const design = await groupId(client, 'Design');
  const stranger = await anyTester(client, 'Beta circle');
  const path = `/v1/betaGroups/${design}/relationships/betaTesters`;
  const refused = await client.post(path, many('betaTesters', stranger));
  expect([refused.status, refused.json.errors[0].detail]).toEqual([
    409,
    expect.stringContaining('cannot be assigned'),
  ]);
  const colleague = await anyTester(client, 'QA');
  expect((await client.post(path, many('betaTesters', colleague))).status).toBe(204);
});

test('a new tester needs an unused address, and a group or a build', async () => {
  const { client } = await start();
  const circle = { betaGroups: many('betaGroups', await groupId(client, 'Beta circle')) };
  const made = await makeTester(client, 'reader@example.com', circle);
  expect([made.status, made.json.data.attributes]).toMatchObject([
    201,
    { email: 'reader@example.com', firstName: 'Ada', inviteType: 'EMAIL', state: 'INVITED' },
  ]);
  expect(firstError(await makeTester(client, 'Reader@example.com', circle))).toEqual({
    code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
    at: '/data/attributes/email',
  });
  expect(firstError(await makeTester(client, 'nowhere', circle)).at).toBe('/data/attributes/email');
  expect(firstError(await makeTester(client, 'other@example.com'))).toEqual({
    code: 'ENTITY_ERROR.RELATIONSHIP.REQUIRED',
    at: '/data/relationships/betaGroups',
  });
});

test('a tester can be removed from groups, an app, and the team', async () => {
  const { client } = await start();
  const sailors = await groupId(client, 'Sailors');
  const circle = await groupId(client, 'Beta circle');
  const tester = await anyTester(client, 'Beta circle');
  const path = `/v1/betaTesters/${tester}`;
  await client.post(`${path}/relationships/betaGroups`, many('betaGroups', sailors));
  const apps = async () =>
    (await client.get(`${path}/apps`)).json.data.map((app: Json) => app.id).sort();
  expect(await apps()).toEqual([orbitId, tideId]);
  await client.remove(`${path}/relationships/apps`, many('apps', tideId));
  expect(await apps()).toEqual([orbitId]);
  await client.remove(`${path}/relationships/betaGroups`, many('betaGroups', circle));
  expect(await apps()).toEqual([]);
  expect((await client.remove(path)).status).toBe(204);
  expect((await client.get(path)).status).toBe(404);
});

test('a build can be assigned to individual testers once it is ready', async () => {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client, {});
  const tester = await anyTester(client, 'Beta circle');
  const path = `/v1/builds/${build}/relationships/individualTesters`;
  expect((await client.post(path, many('betaTesters', tester))).status).toBe(204);
  expect((await client.get(path)).json.data).toEqual([{ type: 'betaTesters', id: tester }]);
  expect((await client.remove(path, many('betaTesters', tester))).status).toBe(204);
  expect((await client.get(path)).json.data).toEqual([]);
  await client.patch(`/v1/builds/${build}`, {
    data: { type: 'builds', id: build, attributes: { expired: true } },
  });
  const refused = await client.post(path, many('betaTesters', tester));
  expect([refused.status, firstError(refused).code]).toEqual([422, 'ENTITY_UNPROCESSABLE']);
});

test('a deleted group no longer has builds', async () => {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client);
  const design = await groupId(client, 'Design');
  await addToGroup(client, build, design);
  await client.remove(`/v1/betaGroups/${design}`);
  const { data } = (await client.get(`/v1/betaGroups?filter[builds]=${build}`)).json;
  expect(data.map((group: Json) => group.attributes.name)).toEqual(['QA']);
  expect((await betaStates(client, build)).internal).toBe('IN_BETA_TESTING');
});
