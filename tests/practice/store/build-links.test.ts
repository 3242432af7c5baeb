import { expect, test } from 'vitest';
import { firstError, type Json, linkage, type PlainClient } from '../client/plain-client';
import { start } from '../client/start';
import { addToGroup, deliverBuild, groupId, orbitId } from '../client/upload';
import { change } from './store-acts';

const builds = (...ids: string[]) => ({ data: ids.map((id) => ({ type: 'builds', id })) });

async function firstTester(client: PlainClient, group: string): Promise<string> {
  const path = `/v1/betaGroups/${await groupId(client, group)}/betaTesters?limit=1`;
  return (await client.get(path)).json.data[0].id;
}

async function idsAt(client: PlainClient, path: string): Promise<string[]> {
  return (await client.get(path)).json.data.map((row: Json) => row.id);
}

test('builds can be assigned to a tester and removed', async () => {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client);
  const tester = await firstTester(client, 'Beta circle');
  const path = `/v1/betaTesters/${tester}/relationships/builds`;
  const before = await idsAt(client, path);
  expect((await client.post(path, builds(build, 'none'))).status).toBe(404);
  expect(await idsAt(client, path)).toEqual(before);
  expect((await client.post(path, builds(build))).status).toBe(204);
  expect(await idsAt(client, path)).toEqual([...before, build]);
  expect(await idsAt(client, `/v1/builds/${build}/individualTesters`)).toEqual([tester]);
  expect((await client.remove(path, builds(build))).status).toBe(204);
  expect(await idsAt(client, path)).toEqual(before);
});

test('an expired build cannot be assigned', async () => {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client);
  await change(client, 'builds', build, { expired: true });
  const tester = await firstTester(client, 'Beta circle');
  const refused = await client.post(
    `/v1/betaTesters/${tester}/relationships/builds`,
    builds(build),
  );
  expect([refused.status, firstError(refused).code]).toEqual([422, 'ENTITY_UNPROCESSABLE']);
});

test('a build can be removed from a group, unless the group receives every build', async () => {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client);
  const [design, qa] = [await groupId(client, 'Design'), await groupId(client, 'QA')];
  await addToGroup(client, build, design);
  const pathOf = (group: string) => `/v1/betaGroups/${group}/relationships/builds`;
  expect(await idsAt(client, pathOf(design))).toContain(build);
  expect((await client.remove(pathOf(design), builds(build))).status).toBe(204);
  expect(await idsAt(client, pathOf(design))).not.toContain(build);
  const refused = await client.remove(pathOf(qa), builds(build));
  expect([refused.status, firstError(refused).code]).toEqual([422, 'ENTITY_UNPROCESSABLE']);
  expect(await idsAt(client, pathOf(qa))).toContain(build);
});

test('a declaration can be attached to several builds at once, all of them or none', async () => {
  const { practice, client } = await start();
  const spec = { usesNonExemptEncryption: true };
  const first = await deliverBuild(practice, client, spec);
  const second = await deliverBuild(practice, client, { ...spec, build: '43' });
  const plain = await deliverBuild(practice, client, { build: '44' });
  const [declaration] = await idsAt(client, `/v1/apps/${orbitId}/appEncryptionDeclarations`);
  const path = `/v1/appEncryptionDeclarations/${declaration}/relationships/builds`;
  const declared = async () =>
    (await client.get(`/v1/appEncryptionDeclarations/${declaration}?include=builds`)).json.data
      .relationships.builds.data;
  expect((await client.post(path, builds(first, plain))).status).toBe(409);
  expect((await client.post(path, builds(first, 'none'))).status).toBe(404);
  expect(await declared()).toEqual([]);
  expect((await client.post(path, builds(first, second))).status).toBe(204);
  expect(await declared()).toEqual(builds(first, second).data);
  const detail = await client.get(`/v1/builds/${second}/buildBetaDetail`);
  expect(detail.json.data.attributes.externalBuildState).toBe('READY_FOR_BETA_SUBMISSION');
});

test('a build links to the App Store version that it is attached to, or to none', async () => {
  const { practice, client } = await start();
  const build = await deliverBuild(practice, client);
  const path = `/v1/builds/${build}/relationships/appStoreVersion`;
  expect((await client.get(path)).json.data).toBeNull();
  expect((await client.get(`/v1/builds/${build}/appStoreVersion`)).json.data).toBeNull();
  const [version] = await idsAt(client, `/v1/apps/${orbitId}/appStoreVersions`);
  const released = (await client.get(`/v1/appStoreVersions/${version}/build`)).json.data.id;
  const found = await client.get(`/v1/builds/${released}/appStoreVersion?include=build`);
  expect([found.json.data.id, found.json.included[0].id]).toEqual([version, released]);
  expect(found.json.data.relationships.build.data).toEqual(linkage('builds', released).data);
});
