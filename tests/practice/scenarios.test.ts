import { expect, test } from 'vitest';
import { seedNames } from '../../src-main/practice/seeds/seeds';
import { firstError, type Json, type PlainClient } from './client/plain-client';
import { start } from './client/start';
import { orbitId, reserveUpload } from './client/upload';

/** Every row of a list, following the links page by page. */
async function everyRow(client: PlainClient, path: string): Promise<Json[]> {
  const rows: Json[] = [];
  for (let next: string | undefined = path; next; ) {
    const { json }: { json: Json } = await client.get(next);
    rows.push(...json.data);
    next = json.links.next;
  }
  return rows;
}

test('every scenario has an app that samples can be published to', async () => {
  for (const seed of seedNames) {
    const { practice } = await start({ seed });
    expect(practice.apps[0]?.bundleId).toBe('com.northwind.orbit');
  }
});

test('a large team has forty apps, three hundred testers and two thousand builds', async () => {
  const { client } = await start({ seed: 'large-team' });
  expect(await everyRow(client, '/v1/apps')).toHaveLength(40);
  expect(await everyRow(client, '/v1/betaTesters?limit=200')).toHaveLength(300);
  const builds = await everyRow(client, '/v1/builds?limit=200&include=buildBetaDetail');
  expect(new Set(builds.map(({ id }) => id)).size).toBe(2000);
  const { json } = await client.get(
    `/v1/builds?filter[app]=${orbitId}&filter[expired]=false&sort=-uploadedDate&limit=1`,
  );
  expect(json.data[0].attributes).toMatchObject({ version: '50', processingState: 'VALID' });
});

test('large-app has one app with ten thousand testers, hundreds of groups and thousands of builds', async () => {
  const { client } = await start({ seed: 'large-app' });
  const total = async (path: string) =>
    (await client.get(`${path}&limit=1`)).json.meta.paging.total;
  expect(await total(`/v1/betaTesters?filter[apps]=${orbitId}`)).toBe(10_000);
  expect(await total(`/v1/betaGroups?filter[app]=${orbitId}`)).toBe(300);
  expect(await total(`/v1/builds?filter[app]=${orbitId}`)).toBe(2_000);
});

test('fifty-locales has test information and a note in each language', async () => {
  const { client } = await start({ seed: 'fifty-locales' });
  const information = await everyRow(client, `/v1/apps/${orbitId}/betaAppLocalizations`);
  const notes = await everyRow(client, '/v1/betaBuildLocalizations?limit=200');
  const locales = (rows: Json[]) => rows.map(({ attributes }) => attributes.locale).sort();
  expect(information.length).toBeGreaterThanOrEqual(50);
  expect(locales(notes)).toEqual(locales(information));
});

test('with an expired agreement every request is refused until it is accepted', async () => {
  const { practice, client } = await start({ seed: 'expired-agreement' });
  for (const path of ['/v1/apps', '/v1/builds', '/v1/devices']) {
    const refused = await client.get(path);
    expect([refused.status, firstError(refused).code]).toEqual([
      403,
      'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED',
    ]);
  }
  practice.faults.remove('agreement-missing');
  expect((await client.get('/v1/apps')).status).toBe(200);
});

test('a developer key can upload builds and cannot manage TestFlight', async () => {
  const { client } = await start({ seed: 'developer-key' });
  expect((await reserveUpload(client)).status).toBe(201);
  const [group] = await everyRow(client, '/v1/betaGroups');
  const refused = await client.post(`/v1/betaGroups/${group.id}/relationships/builds`, {
    data: [],
  });
  expect([refused.status, firstError(refused).code]).toEqual([403, 'FORBIDDEN_ERROR']);
  expect((await client.get('/v1/users')).status).toBe(403);
});

test('a saved scenario keeps its key role and its faults', async () => {
  const first = await start({ seed: 'developer-key', keepState: true });
  await first.practice.close();
  const again = await start({ folder: first.folder, keepState: true });
  expect((await again.client.get('/v1/users')).status).toBe(403);
});
