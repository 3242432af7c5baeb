import { expect, test } from 'vitest';
import { type Json, oddClientFor } from '../client/plain-client';
import { start } from '../client/start';
import { deliverBuild, deliverPackage, minutes, orbitId, writeNote } from '../client/upload';

async function startSparse(fault: string) {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client);
  await writeNote(client, build, 'fr-FR', 'Bonjour');
  practice.faults.add(fault);
  return { build, practice, client: await oddClientFor(practice) };
}

test('sparse rows keep what identifies them; the rest is null or missing, including relationships', async () => {
  const { client, build } = await startSparse('sparse-rows');
  const { json } = await client.get(`/v1/builds/${build}`);
  expect(json.included).toBeNull();
  expect(json.data.relationships).toBeNull();
  const { attributes } = json.data;
  expect(attributes).toMatchObject({ version: '42', processingState: 'VALID' });
  const others = Object.entries(attributes).filter(
    ([name]) => !['version', 'processingState', 'usesNonExemptEncryption'].includes(name),
  );
  expect(others.every(([, value]) => value === null)).toBe(true);
  // Half of them are null and the other half is missing: of thirteen, some of each.
  expect(others.length).toBeGreaterThan(0);
  expect(others.length).toBeLessThan(10);
});

test('sparse lists have no count, and included rows are sparse too', async () => {
  const { client, build } = await startSparse('sparse-rows');
  const path = `/v1/builds?filter[id]=${build}&include=buildBetaDetail,betaGroups`;
  const { json } = await client.get(path);
  expect(json.meta).toBeUndefined();
  const [row] = json.data;
  expect(Object.keys(row.relationships).sort()).toEqual(['betaGroups', 'buildBetaDetail']);
  expect(row.relationships.buildBetaDetail).toEqual({
    data: { type: 'buildBetaDetails', id: expect.any(String) },
  });
  const detail = json.included.find((one: Json) => one.type === 'buildBetaDetails');
  expect([detail.attributes.externalBuildState, detail.relationships]).toEqual([
    'READY_FOR_BETA_SUBMISSION',
    null,
  ]);
});

test('a whole delivery and its notes can be followed from sparse responses', async () => {
  const { practice } = await start({ faults: ['sparse-rows'] });
  const client = await oddClientFor(practice);
  const { uploadId } = await deliverPackage(client, { build: '77' });
  practice.clock.advance(minutes(9));
  const { json } = await client.get(`/v1/buildUploads/${uploadId}?include=build`);
  expect(json.data.attributes.state).toEqual({ state: 'COMPLETE', errors: [] });
  const build = json.data.relationships.build.data.id;
  const note = await writeNote(client, build, 'fr-FR', 'Bonjour');
  expect(note.json.data.attributes).toMatchObject({ locale: 'fr-FR', whatsNew: 'Bonjour' });
});

test('sparse rows with “all” leave only types, ids and the link to the next page', async () => {
  const { client } = await startSparse('sparse-rows:all');
  const { json } = await client.get(`/v1/builds?filter[app]=${orbitId}&include=app&limit=1`);
  const [row] = json.data;
  expect(row.relationships).toBeNull();
  expect(Object.values(row.attributes).every((value) => value === null)).toBe(true);
  expect(json.included).toBeNull();
  expect(json.links.next).toContain('cursor=');
});

test('auto-notify-off delivers builds that do not notify their testers', async () => {
  const { practice, client } = await start({ faults: ['auto-notify-off'] });
  const notifies = async (build: string) =>
    (await client.get(`/v1/builds/${build}/buildBetaDetail`)).json.data.attributes
      .autoNotifyEnabled;
  expect(await notifies(await deliverBuild(practice, client, { build: '42' }))).toBe(false);
  practice.faults.clear();
  expect(await notifies(await deliverBuild(practice, client, { build: '43' }))).toBe(true);
});
