import { expect, test } from 'vitest';
import type { Practice } from '../../../src-main/practice/server';
import type { PackageSpec } from '../client/package';
import type { Json, PlainClient } from '../client/plain-client';
import { start } from '../client/start';
import { deliverPackage, minutes } from '../client/upload';

const usual = {
  'application-identifier': '9NW47H2K3L.com.northwind.orbit',
  'beta-reports-active': true,
  'get-task-allow': false,
};

/** Delivers such a package as the next build, and returns the codes that it is refused with. */
async function refusals(
  { practice, client }: { practice: Practice; client: PlainClient },
  spec: PackageSpec,
): Promise<string[]> {
  const build = String(100 + practice.world.state.buildUploads.length);
  const { uploadId } = await deliverPackage(client, { build, ...spec });
  practice.clock.advance(minutes(2));
  const { state } = (await client.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes;
  return state.errors.map(({ code }: Json) => code);
}

test('an executable that is signed for its app with allowed entitlements is accepted', async () => {
  const server = await start();
  const groups = ['group.com.northwind.orbit'];
  const asked = { ...usual, 'com.apple.security.application-groups': groups };
  const allowed = { 'com.apple.security.application-groups': [...groups, 'group.other'] };
  expect(await refusals(server, { signature: { entitlements: asked }, allowed })).toEqual([]);
  const starred = { 'keychain-access-groups': ['9NW47H2K3L.*'] };
  const keychain = { ...usual, 'keychain-access-groups': ['9NW47H2K3L.com.northwind.orbit'] };
  expect(
    await refusals(server, { signature: { entitlements: keychain }, allowed: starred }),
  ).toEqual([]);
});

test('an executable far from the start of its file is read up to its signature', async () => {
  const server = await start();
  const entitlements = { ...usual, 'get-task-allow': true };
  const spec = { ballast: 700_000, signature: { entitlements } };
  expect(await refusals(server, spec)).toEqual(['90046']);
});

test('an executable with get-task-allow, or signed for another app, is refused', async () => {
  const server = await start();
  const signedWith = (entitlements: Record<string, string | boolean>) =>
    refusals(server, { signature: { entitlements: { ...usual, ...entitlements } } });
  expect(await signedWith({ 'get-task-allow': true })).toEqual(['90046']);
  const other = '9NW47H2K3L.com.northwind.tide';
  expect(await signedWith({ 'application-identifier': other })).toEqual(['90046']);
  const otherTeam = 'AAAAAAAAAA.com.northwind.orbit';
  expect(await signedWith({ 'application-identifier': otherTeam })).toEqual(['90164']);
});

test('an executable with entitlements that its profile does not allow is refused', async () => {
  const server = await start();
  const entitlements = { ...usual, 'aps-environment': 'production' };
  expect(await refusals(server, { signature: { entitlements } })).toEqual(['90164']);
  const allowed = { 'aps-environment': 'production' };
  expect(await refusals(server, { signature: { entitlements }, allowed })).toEqual([]);
  const groups = { ...usual, 'keychain-access-groups': ['OTHERTEAM0.shared'] };
  const starred = { 'keychain-access-groups': ['9NW47H2K3L.*'] };
  expect(await refusals(server, { signature: { entitlements: groups }, allowed: starred })).toEqual(
    ['90164'],
  );
});

test('an executable that is signed under another identifier is refused', async () => {
  const server = await start();
  const signature = { identifier: 'Orbit.hash.unsigned', entitlements: usual };
  expect(await refusals(server, { signature })).toEqual(['90334']);
});

test('an asset catalog has to be valid and contain the named icon', async () => {
  const server = await start();
  expect(await refusals(server, { catalog: 'BOMStore ... AppIcon ...' })).toEqual([]);
  expect(await refusals(server, { catalog: 'BOMStore ... Launch ...' })).toEqual(['90704']);
  expect(await refusals(server, { catalog: 'a picture' })).toEqual(['90596']);
});
