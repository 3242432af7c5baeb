import { expect, test } from 'vitest';
import { type Json, oddClientFor } from '../client/plain-client';
import { start } from '../client/start';
import {
  addToGroup,
  betaStates,
  deliverBuild,
  deliverPackage,
  groupId,
  minutes,
  orbitId,
  reserveUpload,
} from '../client/upload';

async function startOdd(...faults: string[]) {
  const { practice, client } = await start({ faults });
  return { practice, plain: client, client: await oddClientFor(practice) };
}

const group = 'Beta circle';

test('empty-created creates, and answers alternately 201 and 204 without a body', async () => {
  const { practice, client } = await startOdd('empty-created:POST /v1/buildUploads*2');
  for (const [build, status] of [
    ['42', 201],
    ['43', 204],
  ] as const) {
    const reply = await reserveUpload(client, { build });
    expect([reply.status, reply.text]).toEqual([status, '']);
  }
  expect(practice.world.state.buildUploads.map((row) => row.cfBundleVersion)).toEqual(['42', '43']);
  expect((await reserveUpload(client, { build: '44' })).json.data.type).toBe('buildUploads');
});

test('empty-list answers alternately with null and without a body, at its place only', async () => {
  const { client } = await startOdd('empty-list:/v1/betaGroups*2');
  expect((await client.get('/v1/apps')).json.data.length).toBeGreaterThan(0);
  const first = await client.get('/v1/betaGroups');
  expect([first.status, first.json.data]).toEqual([200, null]);
  const second = await client.get('/v1/betaGroups');
  expect([second.status, second.text]).toEqual([200, '']);
  expect((await client.get('/v1/betaGroups')).json.data.length).toBeGreaterThan(0);
});

test('next-loops makes a list link to itself, or to an address without a host', async () => {
  const { practice, client } = await startOdd('next-loops');
  const looping = (await client.get('/v1/betaGroups?limit=1')).json;
  expect(looping.links.next).toBe(looping.links.self);
  const again = (await client.get(looping.links.next)).json;
  expect([again.data, again.links.next]).toEqual([looping.data, looping.links.next]);
  practice.faults.clear();
  practice.faults.add('next-loops:relative');
  const { links } = (await client.get('/v1/betaGroups?limit=1')).json;
  expect(links.next).toMatch(/^\/v1\/betaGroups\?.*cursor=/);
  expect((await client.get(links.next)).json.data).not.toEqual(looping.data);
  expect((await client.get('/v1/betaGroups?limit=200')).json.links.next).toBeUndefined();
});

const oddities: [string, (entry: Json) => unknown, unknown][] = [
  ['numeric-status', (entry) => entry.status, 404],
  ['no-title', (entry) => 'title' in entry, false],
  ['no-code', (entry) => 'code' in entry, false],
  ['null-pointer', (entry) => entry.source, { pointer: null }],
  ['list-meta', (entry) => entry.meta, []],
  ['null-associated', (entry) => entry.meta, { associatedErrors: null }],
];

test.each(oddities)(
  'odd-errors:%s makes one field odd and keeps the rest',
  async (name, read, odd) => {
    const { client } = await startOdd(`odd-errors:${name}`);
    const [entry] = (await client.get('/v1/apps/none')).json.errors;
    expect(read(entry)).toEqual(odd);
    expect(entry.detail).toContain('none');
    if (name !== 'no-code') expect(entry.code).toBe('NOT_FOUND');
  },
);

test('odd-errors without a name goes through all variants', async () => {
  const { client } = await startOdd('odd-errors');
  const entries: Json[] = [];
  for (const _ of oddities) entries.push((await client.get('/v1/apps/none')).json.errors[0]);
  expect(oddities.map(([, read], place) => read(entries[place]))).toEqual(
    oddities.map(([, , odd]) => odd),
  );
});

test('group-filter-refused leaves other ways to read the groups of a build', async () => {
  const { practice, plain } = await startOdd();
  const build = await deliverBuild(practice, plain);
  practice.faults.add('group-filter-refused');
  const refused = await plain.get(`/v1/betaGroups?filter[builds]=${build}`);
  expect([refused.status, refused.json.errors[0].source]).toEqual([
    400,
    { parameter: 'filter[builds]' },
  ]);
  expect((await plain.get(`/v1/betaGroups?filter[app]=${orbitId}`)).status).toBe(200);
  expect((await plain.get(`/v1/builds/${build}?include=betaGroups`)).status).toBe(200);
});

test('not-kept answers a write with success and discards it', async () => {
  const { practice, plain } = await startOdd();
  const build = await deliverBuild(practice, plain);
  const beta = await groupId(plain, group);
  practice.faults.add('not-kept:POST /v1/builds/*/relationships/betaGroups');
  practice.faults.add('not-kept:POST /v1/buildUploads');
  expect((await addToGroup(plain, build, beta)).status).toBe(204);
  const groups = async () =>
    (await plain.get(`/v1/betaGroups?filter[builds]=${build}`)).json.data.map(
      (row: Json) => row.id,
    );
  expect(await groups()).not.toContain(beta);
  const { id } = (await reserveUpload(plain, { build: '99' })).json.data;
  expect((await plain.get(`/v1/buildUploads/${id}`)).status).toBe(404);
  expect((await addToGroup(plain, build, beta)).status).toBe(204);
  expect(await groups()).toContain(beta);
});

test('kept-otherwise stores a text without its last word, and inverts booleans', async () => {
  const { practice, plain } = await startOdd();
  const build = await deliverBuild(practice, plain);
  practice.faults.add('kept-otherwise:POST /v1/betaBuildLocalizations');
  practice.faults.add('kept-otherwise:PATCH /v1/buildBetaDetails');
  const note = {
    type: 'betaBuildLocalizations',
    attributes: { locale: 'ja', whatsNew: 'Offline search is here.' },
    relationships: { build: { data: { type: 'builds', id: build } } },
  };
  expect((await plain.post('/v1/betaBuildLocalizations', { data: note })).status).toBe(201);
  const notes = (await plain.get(`/v1/betaBuildLocalizations?filter[build]=${build}`)).json.data;
  expect(notes.map((row: Json) => row.attributes)).toContainEqual(
    expect.objectContaining({ locale: 'ja', whatsNew: 'Offline search is' }),
  );
  const detail = `/v1/builds/${build}/buildBetaDetail`;
  const { id } = (await plain.get(detail)).json.data;
  const change = {
    data: { type: 'buildBetaDetails', id, attributes: { autoNotifyEnabled: true } },
  };
  expect((await plain.patch(`/v1/buildBetaDetails/${id}`, change)).status).toBe(200);
  expect((await plain.get(detail)).json.data.attributes.autoNotifyEnabled).toBe(false);
});

test('false-missing-apps reports an existing app as missing three times', async () => {
  const { client } = await startOdd('false-missing-apps');
  const path = `/v1/apps/${orbitId}/buildUploads`;
  const replies = [await client.get(path), await client.get(path), await client.get(path)];
  for (const reply of replies) {
    expect([reply.status, reply.json.errors[0].detail]).toEqual([
      404,
      expect.stringContaining(`type 'apps' with id '${orbitId}'`),
    ]);
    expect((await client.get(`/v1/apps/${orbitId}`)).status).toBe(200);
  }
  expect((await client.get(path)).status).toBe(200);
});

test.each([
  ['agreement-missing', 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED', 'agreement'],
  ['agreement-missing:pla', 'FORBIDDEN_ERROR.PLA_NOT_ACCEPTED', 'Program License Agreement'],
  ['agreement-missing:contract', 'FORBIDDEN_ERROR.CONTRACT_NOT_VALID', 'contract'],
  ['agreement-missing:words', 'FORBIDDEN_ERROR', 'agreement'],
  ['membership-ended', 'FORBIDDEN_ERROR', 'membership has expired'],
  ['membership-ended:inactive', 'FORBIDDEN_ERROR', 'not associated with an active membership'],
])('%s refuses every request with its own code and message', async (fault, code, words) => {
  const { practice, plain } = await startOdd(fault);
  for (const path of ['/v1/apps', '/v1/users']) {
    const { status, json } = await plain.get(path);
    expect([status, json.errors[0].code]).toEqual([403, code]);
    expect(json.errors[0].detail).toContain(words);
  }
  practice.faults.clear();
  expect((await plain.get('/v1/apps')).status).toBe(200);
});

test('daily-limit leaves every delivery waiting with the reason in its state', async () => {
  const { practice, plain } = await startOdd('daily-limit');
  for (const build of ['42', '43']) {
    const { uploadId } = await deliverPackage(plain, { build });
    practice.clock.advance(minutes(5));
    const { state } = (await plain.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes;
    expect(state).toMatchObject({ state: 'AWAITING_UPLOAD', errors: [{ code: '90382' }] });
  }
});

test('internal-only makes one build that cannot be added to an external group', async () => {
  const { practice, plain } = await startOdd('internal-only');
  const build = await deliverBuild(practice, plain);
  const { attributes } = (await plain.get(`/v1/builds/${build}`)).json.data;
  expect(attributes.buildAudienceType).toBe('INTERNAL_ONLY');
  expect((await betaStates(plain, build)).external).toBe('NOT_APPLICABLE');
  expect((await addToGroup(plain, build, await groupId(plain, group))).status).toBe(422);
  const next = await deliverBuild(practice, plain, { build: '43' });
  expect((await addToGroup(plain, next, await groupId(plain, group))).status).toBe(204);
});
