import { expect, test } from 'vitest';
import { firstError, type Json } from './client/plain-client';
import { start } from './client/start';
import { deliverBuild, groupId, orbitId } from './client/upload';

test('query parameters that a path does not accept are refused and recorded', async () => {
  const { practice, client } = await start();
  const refused: [string, string, string][] = [
    ['/v1/apps?filter[bundleID]=x', 'PARAMETER_ERROR.ILLEGAL', 'filter[bundleID]'],
    ['/v1/apps?nonsense=1', 'PARAMETER_ERROR.ILLEGAL', 'nonsense'],
    ['/v1/apps?filter[name]=a&filter[name]=b', 'PARAMETER_ERROR.INVALID', 'filter[name]'],
    ['/v1/apps?include=buildUploads', 'PARAMETER_ERROR.INVALID', 'include'],
    ['/v1/apps?limit=201', 'PARAMETER_ERROR.INVALID', 'limit'],
    ['/v1/apps?limit=0', 'PARAMETER_ERROR.INVALID', 'limit'],
    ['/v1/apps?include=builds&limit[builds]=51', 'PARAMETER_ERROR.INVALID', 'limit[builds]'],
    ['/v1/apps?fields[apps]=name,kidsAgeBand', 'PARAMETER_ERROR.INVALID', 'fields[apps]'],
    ['/v1/apps?fields[profiles]=name', 'PARAMETER_ERROR.ILLEGAL', 'fields[profiles]'],
    ['/v1/apps?cursor=nonsense', 'PARAMETER_ERROR.INVALID', 'cursor'],
    ['/v1/apps?sort=createdDate', 'PARAMETER_ERROR.INVALID', 'sort'],
    [`/v1/apps/${orbitId}?limit=5`, 'PARAMETER_ERROR.ILLEGAL', 'limit'],
    [`/v1/apps/${orbitId}/builds?sort=version`, 'PARAMETER_ERROR.ILLEGAL', 'sort'],
    [`/v1/apps/${orbitId}/builds?filter[version]=41`, 'PARAMETER_ERROR.ILLEGAL', 'filter[version]'],
    [`/v1/apps/${orbitId}/betaGroups?include=app`, 'PARAMETER_ERROR.ILLEGAL', 'include'],
    [
      '/v1/builds?filter[processingState]=DONE',
      'PARAMETER_ERROR.INVALID',
      'filter[processingState]',
    ],
    [
      '/v1/builds?exists[usesNonExemptEncryption]=yes',
      'PARAMETER_ERROR.INVALID',
      'exists[usesNonExemptEncryption]',
    ],
    ['/v1/betaAppReviewDetails', 'PARAMETER_ERROR.REQUIRED', 'filter[app]'],
    ['/v1/betaAppReviewSubmissions', 'PARAMETER_ERROR.REQUIRED', 'filter[build]'],
  ];
  for (const [path, code, at] of refused) {
    const reply = await client.get(path);
    expect([path, reply.status, firstError(reply)]).toEqual([path, 400, { code, at }]);
  }
  const illegal = refused.filter(([, code]) => code.endsWith('ILLEGAL')).map(([path]) => path);
  expect(practice.requests.filter((entry) => entry.unknown).map((entry) => entry.path)).toEqual(
    illegal,
  );
});

test('an unknown address, a missing resource and a refused method have different errors', async () => {
  const { practice, client } = await start();
  const nowhere = await client.get('/v1/nothing');
  expect([nowhere.status, nowhere.json.errors[0].code]).toEqual([404, 'PATH_ERROR']);
  const missing = await client.get('/v1/apps/1');
  expect([missing.status, missing.json.errors[0].code]).toEqual([404, 'NOT_FOUND']);
  expect(missing.json.errors[0].detail).toContain("'apps' with id '1'");
  const collection = await client.get('/v1/buildUploads');
  expect([collection.status, collection.json.errors[0].code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
  expect((await client.remove('/v1/betaAppReviewSubmissions/1')).status).toBe(405);
  expect(practice.requests.map((entry) => entry.unknown ?? false)).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test('a filter by bundle ID also finds those that merely contain it', async () => {
  const { client } = await start();
  const { json } = await client.get('/v1/apps?filter[bundleId]=com.northwind');
  expect(json.data).toHaveLength(2);
  expect((await client.get('/v1/apps?filter[bundleId]=com.unknown')).json.data).toEqual([]);
});

test('a page links to the next by an absolute address that repeats all parameters', async () => {
  const { practice, client } = await start();
  const circle = await groupId(client, 'Beta circle');
  const first = await client.get(
    `/v1/betaTesters?filter[betaGroups]=${circle}&limit=150&sort=email`,
  );
  expect(first.json.meta.paging).toMatchObject({ total: 200, limit: 150 });
  expect(first.json.data).toHaveLength(150);
  const next = new URL(first.json.links.next);
  expect(next.origin).toBe(practice.url);
  expect(next.searchParams.get('limit')).toBe('150');
  expect(next.searchParams.get('cursor')).toBe(first.json.meta.paging.nextCursor);
  const second = await client.get(first.json.links.next);
  expect(second.json.data).toHaveLength(50);
  expect(second.json.links.next).toBeUndefined();
  const emails = [...first.json.data, ...second.json.data].map(
    (tester: Json) => tester.attributes.email,
  );
  expect(new Set(emails).size).toBe(200);
  const repeated = await client.get(`${first.json.links.next}&limit=150`);
  expect([repeated.status, firstError(repeated).at]).toEqual([400, 'limit']);
});

test('a list without a limit has pages of fifty rows', async () => {
  const { client } = await start();
  const { json } = await client.get('/v1/betaTesters');
  expect(json.data).toHaveLength(50);
  expect(json.meta.paging.limit).toBe(50);
});

test('the number of testers of a group can be read from one small page', async () => {
  const { client } = await start();
  const counts: Record<string, number> = {};
  for (const name of ['QA', 'Design', 'Beta circle', 'Sailors']) {
    const { json } = await client.get(
      `/v1/betaGroups/${await groupId(client, name)}/betaTesters?limit=1`,
    );
    counts[name] = json.meta.paging.total;
  }
  expect(counts).toEqual({ QA: 14, Design: 6, 'Beta circle': 200, Sailors: 40 });
});

test('a relationship has data only when it is included, and null when it is empty', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client);
  const plain = (await client.get(`/v1/builds/${buildId}`)).json;
  expect(plain.data.relationships.app).toEqual({
    links: {
      self: `${practice.url}/v1/builds/${buildId}/relationships/app`,
      related: `${practice.url}/v1/builds/${buildId}/app`,
    },
  });
  expect(plain.included).toBeUndefined();
  const path = `/v1/builds/${buildId}?include=app,betaAppReviewSubmission,betaGroups`;
  const { data, included } = (await client.get(path)).json;
  expect(data.relationships.app.data).toEqual({ type: 'apps', id: orbitId });
  expect(data.relationships.betaAppReviewSubmission.data).toBeNull();
  expect(data.relationships.betaGroups.meta.paging.total).toBe(1);
  expect(included.map((row: Json) => row.type).sort()).toEqual(['apps', 'betaGroups']);
});

test('sparse fieldsets limit attributes and relationships', async () => {
  const { client } = await start();
  const { data } = (await client.get(`/v1/apps/${orbitId}?fields[apps]=name,builds`)).json;
  expect(Object.keys(data.attributes)).toEqual(['name']);
  expect(Object.keys(data.relationships)).toEqual(['builds']);
});

test('all filters have to match, by any of their values', async () => {
  const { practice, client } = await start();
  await deliverBuild(practice, client);
  const count = async (query: string) => (await client.get(`/v1/builds?${query}`)).json.data.length;
  expect(await count(`filter[app]=${orbitId}`)).toBe(2);
  expect(await count('filter[version]=41,42')).toBe(2);
  expect(await count('filter[version]=42&filter[preReleaseVersion.version]=1.3.2')).toBe(0);
  expect(await count('filter[version]=42&filter[preReleaseVersion.platform]=IOS')).toBe(1);
  expect(await count('filter[betaAppReviewSubmission.betaReviewState]=APPROVED')).toBe(1);
  expect(await count('exists[usesNonExemptEncryption]=false')).toBe(0);
  expect(await count('filter[expired]=false')).toBe(2);
});

test('a boolean filter also accepts True and False', async () => {
  const { client } = await start();
  const ids = async (query: string) =>
    (await client.get(query)).json.data.map((row: Json) => row.id).sort();
  for (const [upper, lower] of [
    ['True', 'true'],
    ['False', 'false'],
  ]) {
    const groups = await ids(`/v1/betaGroups?filter[isInternalGroup]=${upper}`);
    expect(groups).toEqual(await ids(`/v1/betaGroups?filter[isInternalGroup]=${lower}`));
    expect(groups.length).toBeGreaterThan(0);
    const builds = await ids(`/v1/builds?exists[usesNonExemptEncryption]=${upper}`);
    expect(builds).toEqual(await ids(`/v1/builds?exists[usesNonExemptEncryption]=${lower}`));
  }
  expect((await client.get('/v1/betaGroups?filter[isInternalGroup]=TRUE')).status).toBe(400);
});

test('an empty to-one is null, and that of a missing resource is not found', async () => {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client);
  const none = await client.get(`/v1/builds/${build}/appStoreVersion`);
  expect([none.status, none.json.data]).toEqual([200, null]);
  expect((await client.get('/v1/builds/none/appStoreVersion')).status).toBe(404);
});

test('the review details of an app have the id of the app', async () => {
  const { client } = await start();
  const related = await client.get(`/v1/apps/${orbitId}/betaAppReviewDetail`);
  expect(related.json.data.id).toBe(orbitId);
  expect((await client.get(`/v1/betaAppReviewDetails/${orbitId}`)).status).toBe(200);
});

test('a relationship address returns ids only', async () => {
  const { client } = await start();
  const many = (await client.get(`/v1/apps/${orbitId}/relationships/betaGroups`)).json;
  expect(many.data).toHaveLength(3);
  expect(many.data[0]).toEqual({ type: 'betaGroups', id: expect.any(String) });
  const { data } = (await client.get('/v1/builds')).json;
  const one = (await client.get(`/v1/builds/${data[0].id}/relationships/app`)).json;
  expect(one.data).toEqual({ type: 'apps', id: orbitId });
});

test('every response has the remaining rate limit, a request id and the current date', async () => {
  const { client } = await start();
  const first = await client.get('/v1/apps');
  const second = await client.get('/v1/nothing');
  expect(first.headers.get('x-rate-limit')).toBe('user-hour-lim:3600;user-hour-rem:3599;');
  expect(second.headers.get('x-rate-limit')).toBe('user-hour-lim:3600;user-hour-rem:3598;');
  expect(first.headers.get('x-apple-request-uuid')).toMatch(/^[0-9a-f-]{36}$/);
  expect(first.headers.get('x-apple-request-uuid')).not.toBe(
    second.headers.get('x-apple-request-uuid'),
  );
  expect(Math.abs(Date.parse(first.headers.get('date') ?? '') - Date.now())).toBeLessThan(5000);
});

test('dates have the numeric offset of Pacific time', async () => {
  const { client } = await start();
  const { data } = (await client.get('/v1/builds')).json;
  expect(data[0].attributes.uploadedDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[78]:00$/);
});
