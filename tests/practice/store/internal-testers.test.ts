import { expect, test } from 'vitest';
import { seedNames } from '../../../src-main/practice/seeds/seeds';
import {
  firstError,
  type Json,
  linkage,
  type PlainClient,
  type Reply,
} from '../client/plain-client';
import { start } from '../client/start';
import { groupId, orbitId, tideId } from '../client/upload';

async function makeInternalGroup(client: PlainClient, appId: string): Promise<string> {
  const made = await client.post('/v1/betaGroups', {
    data: {
      type: 'betaGroups',
      attributes: { name: 'Team', isInternalGroup: true },
      relationships: { app: linkage('apps', appId) },
    },
  });
  return made.json.data.id;
}

function makeTester(client: PlainClient, email: string, group: string): Promise<Reply> {
  const relationships = { betaGroups: { data: [{ type: 'betaGroups', id: group }] } };
  return client.post('/v1/betaTesters', {
    data: { type: 'betaTesters', attributes: { email }, relationships },
  });
}

test.each(seedNames.filter((name) => !['expired-agreement', 'developer-key'].includes(name)))(
  'every internal tester of the scenario %s is a user who sees the app',
  async (seed) => {
    const { client } = await start({ seed });
    const users = (await client.get('/v1/users?limit=200&include=visibleApps')).json.data;
    const groups = await client.get('/v1/betaGroups?filter[isInternalGroup]=true&limit=200');
    for (const { id } of groups.json.data) {
      const app = (await client.get(`/v1/betaGroups/${id}/app`)).json.data.id;
      const testers = (await client.get(`/v1/betaGroups/${id}/betaTesters?limit=200`)).json.data;
      expect(testers.length).toBeGreaterThan(0);
      for (const { attributes } of testers) {
        const user = users.find((row: Json) => row.attributes.username === attributes.email);
        const visible = user.relationships.visibleApps.data.map((row: Json) => row.id);
        expect(user.attributes.allAppsVisible || visible.includes(app)).toBe(true);
      }
    }
  },
);

test('a user who does not test yet can join an internal group', async () => {
  const { client } = await start();
  const design = await groupId(client, 'Design');
  expect((await makeTester(client, 'Release-Desk@example.com', design)).status).toBe(201);
  const stranger = await makeTester(client, 'stranger@example.com', design);
  expect([stranger.status, firstError(stranger).at]).toEqual([
    409,
    '/data/relationships/betaTesters',
  ]);
});

test('a user joins only internal groups of apps that the user sees', async () => {
  const { client } = await start();
  const [orbit, tide] = [
    await makeInternalGroup(client, orbitId),
    await makeInternalGroup(client, tideId),
  ];
  const refused = await makeTester(client, 'build-machine@example.com', tide);
  expect([refused.status, refused.json.errors[0].detail]).toEqual([
    409,
    expect.stringContaining('cannot be assigned'),
  ]);
  expect((await makeTester(client, 'build-machine@example.com', orbit)).status).toBe(201);
});

test('a user who leaves every internal group can come back', async () => {
  const { client } = await start();
  const path = `/v1/betaGroups/${await groupId(client, 'Design')}/relationships/betaTesters`;
  const [tester] = (await client.get(path)).json.data;
  expect((await client.remove(path, { data: [tester] })).status).toBe(204);
  expect((await client.post(path, { data: [tester] })).status).toBe(204);
});
