import { expect, test } from 'vitest';
import type { Json, PlainClient } from '../client/plain-client';
import { start } from '../client/start';
import {
  addToGroup,
  betaStates,
  deliverBuild,
  groupId,
  orbitId,
  reserveUpload,
  submitForReview,
  writeNote,
} from '../client/upload';
import { change } from '../store/store-acts';

const external = 'Beta circle';
const lag = 'read-lag:2';

/** The results of repeated reads. */
async function threeTimes<Value>(read: () => Promise<Value>): Promise<Value[]> {
  return [await read(), await read(), await read()];
}

async function readyBuild(spec: Json = {}) {
  const begun = await start();
  const build = await deliverBuild(begun.practice, begun.client, spec);
  begun.practice.faults.add(lag);
  return { ...begun, build };
}

const ids = async (client: PlainClient, path: string) =>
  (await client.get(path)).json.data.map((row: Json) => row.id);

test('the groups of a build lag at every address', async () => {
  for (const way of ['filter', 'relationship', 'group', 'included'] as const) {
    const { client, build } = await readyBuild();
    const group = await groupId(client, external);
    const routes = {
      filter: () => ids(client, `/v1/betaGroups?filter[builds]=${build}`),
      relationship: () => ids(client, `/v1/betaGroups/${group}/relationships/builds`),
      group: () => ids(client, `/v1/betaGroups/${group}/builds`),
      included: async () =>
        (
          await client.get(`/v1/builds/${build}?include=betaGroups&limit[betaGroups]=50`)
        ).json.data.relationships.betaGroups.data.map((row: Json) => row.id),
    };
    const wanted = way === 'filter' || way === 'included' ? group : build;
    expect((await addToGroup(client, build, group)).status).toBe(204);
    const shown = (await threeTimes(routes[way])).map((found) => found.includes(wanted));
    expect([way, shown]).toEqual([way, [false, false, true]]);
  }
});

test('a created note and a changed one lag independently', async () => {
  const { client, build } = await readyBuild();
  const made = await writeNote(client, build, 'fr-FR', 'Bonjour');
  expect(made.json.data.attributes.whatsNew).toBe('Bonjour');
  const texts = async () => {
    const { json } = await client.get(`/v1/betaBuildLocalizations?filter[build]=${build}`);
    const french = json.data.filter((row: Json) => row.attributes.locale === 'fr-FR');
    return french.map((row: Json) => row.attributes.whatsNew);
  };
  expect(await threeTimes(texts)).toEqual([[], [], ['Bonjour']]);
  const { id } = made.json.data;
  const changed = await change(client, 'betaBuildLocalizations', id, { whatsNew: 'Salut' });
  expect(changed.json.data.attributes.whatsNew).toBe('Salut');
  expect(await threeTimes(texts)).toEqual([['Bonjour'], ['Bonjour'], ['Salut']]);
});

test('a review, compliance, the notification switch and test information lag', async () => {
  const { client, build } = await readyBuild({ usesNonExemptEncryption: undefined });
  const compliance = async () =>
    (await client.get(`/v1/builds/${build}`)).json.data.attributes.usesNonExemptEncryption;
  await change(client, 'builds', build, { usesNonExemptEncryption: false });
  expect(await threeTimes(compliance)).toEqual([null, null, false]);

  const detail = (await client.get(`/v1/builds/${build}/buildBetaDetail`)).json.data.id;
  await change(client, 'buildBetaDetails', detail, { autoNotifyEnabled: false });
  const notifies = async () =>
    (await client.get(`/v1/buildBetaDetails/${detail}`)).json.data.attributes.autoNotifyEnabled;
  expect(await threeTimes(notifies)).toEqual([true, true, false]);

  const [information] = await ids(client, `/v1/apps/${orbitId}/betaAppLocalizations`);
  await change(client, 'betaAppLocalizations', information, { description: 'Try it.' });
  const described = async () =>
    (await client.get(`/v1/betaAppLocalizations/${information}`)).json.data.attributes.description;
  const [first, second, third] = await threeTimes(described);
  expect([first === 'Try it.', second === 'Try it.', third]).toEqual([false, false, 'Try it.']);
});

test('a submission for review lags at its own address, in the list and in the state of the build', async () => {
  for (const way of ['own', 'list', 'state'] as const) {
    const { client, build } = await readyBuild();
    const routes = {
      own: async () =>
        (await client.get(`/v1/builds/${build}/betaAppReviewSubmission`)).json.data !== null,
      list: async () =>
        (await ids(client, `/v1/betaAppReviewSubmissions?filter[build]=${build}`)).length > 0,
      state: async () => (await betaStates(client, build)).external !== 'READY_FOR_BETA_SUBMISSION',
    };
    expect((await submitForReview(client, build)).status).toBe(201);
    expect([way, await threeTimes(routes[way])]).toEqual([way, [false, false, true]]);
  }
});

test('an upload lags in the list and at its own address, and its number is used up all the same', async () => {
  const { client } = await start({ faults: [lag] });
  const { id } = (await reserveUpload(client)).json.data;
  const path = `/v1/apps/${orbitId}/buildUploads?filter[cfBundleVersion]=42`;
  expect((await threeTimes(() => ids(client, path))).map((found) => found.length)).toEqual([
    0, 0, 1,
  ]);
  await client.remove(`/v1/buildUploads/${id}`);
  const status = async () => (await client.get(`/v1/buildUploads/${id}`)).status;
  expect(await threeTimes(status)).toEqual([200, 200, 404]);
});

test('reads of other resources do not count, and writes see the current world', async () => {
  const { client, build } = await readyBuild();
  const note = () => writeNote(client, build, 'fr-FR', 'Bonjour');
  expect((await note()).status).toBe(201);
  expect((await note()).status).toBe(409);
  const others = (await ids(client, '/v1/builds')).filter((id: string) => id !== build);
  for (const other of others.slice(0, 3)) {
    await client.get('/v1/betaGroups');
    await client.get(`/v1/betaBuildLocalizations?filter[build]=${other}`);
  }
  const path = `/v1/builds/${build}/betaBuildLocalizations?limit=50`;
  const locales = async () =>
    (await client.get(path)).json.data.map((row: Json) => row.attributes.locale);
  const shown = (await threeTimes(locales)).map((found) => found.includes('fr-FR'));
  expect(shown).toEqual([false, false, true]);
});

test('an expired build lags in the list of builds', async () => {
  const { client, build } = await readyBuild();
  await change(client, 'builds', build, { expired: true });
  const expired = async () =>
    (await client.get('/v1/builds?filter[version]=42')).json.data[0].attributes.expired;
  expect(await threeTimes(expired)).toEqual([false, false, true]);
});

test('a lag in seconds hides a write from any number of reads, and ends when it is removed', async () => {
  const { practice, client, build } = await readyBuild();
  practice.faults.clear();
  practice.faults.add('read-lag:3600s');
  await writeNote(client, build, 'fr-FR', 'Bonjour');
  const path = `/v1/builds/${build}/betaBuildLocalizations?limit=50`;
  const isSeen = async () =>
    (await client.get(path)).json.data.some((row: Json) => row.attributes.locale === 'fr-FR');
  expect(await threeTimes(isSeen)).toEqual([false, false, false]);
  practice.faults.remove('read-lag');
  expect(await isSeen()).toBe(true);
});

test('a lag in seconds ends after those seconds', async () => {
  const { practice, client, build } = await readyBuild();
  practice.faults.clear();
  practice.faults.add('read-lag:1s');
  await writeNote(client, build, 'fr-FR', 'Bonjour');
  const path = `/v1/builds/${build}/betaBuildLocalizations?limit=50`;
  const locales = async () =>
    (await client.get(path)).json.data.map((row: Json) => row.attributes.locale);
  await expect.poll(locales, { timeout: 60_000 }).toContain('fr-FR');
});
