import { expect, test } from 'vitest';
import { makePackage, noise, zipOf } from './client/package';
import type { Json, PlainClient } from './client/plain-client';
import { start } from './client/start';
import {
  commit,
  deliverBuild,
  deliverPackage,
  minutes,
  reserveFile,
  reserveUpload,
  sendPart,
} from './client/upload';

async function stateOf(client: PlainClient, uploadId: string): Promise<Json> {
  return (await client.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes.state;
}

/** Delivers arbitrary bytes, announced as 1.4.0 (42). */
async function deliverBytes(bytes: Buffer) {
  const { practice, client } = await start();
  const uploadId: string = (await reserveUpload(client)).json.data.id;
  const { id, attributes } = (await reserveFile(client, uploadId, bytes.length)).json.data;
  for (const operation of attributes.uploadOperations) await sendPart(operation, bytes);
  await commit(client, id);
  practice.clock.advance(minutes(3));
  const state = await stateOf(client, uploadId);
  return { state: state.state, codes: state.errors.map((error: Json) => error.code) };
}

test('binary and XML property lists are both read', async () => {
  for (const isBinary of [true, false]) {
    expect((await deliverBytes(await makePackage({ isBinary }))).state).toBe('COMPLETE');
  }
});

test('the wrong package is refused with a code that says why', async () => {
  const refused: [Buffer, string[]][] = [
    [await makePackage({ bundleId: 'com.northwind.tide' }), ['90054']],
    [await makePackage({ version: '1.4.1' }), ['90345']],
    [await makePackage({ build: '43' }), ['90345']],
    [await makePackage({ info: { CFBundleVersion: null } }), ['90056']],
    [await makePackage({ info: { CFBundleShortVersionString: null } }), ['90057']],
    [await makePackage({ info: { CFBundleSupportedPlatforms: ['iPhoneSimulator'] } }), ['90542']],
  ];
  for (const [bytes, codes] of refused) {
    expect(await deliverBytes(bytes)).toEqual({ state: 'FAILED', codes });
  }
});

test('a file that is not a package is refused', async () => {
  const sound = await makePackage();
  const refused: [Buffer, string][] = [
    [noise(5000), '90017'],
    [Buffer.from('x'), '90017'],
    [sound.subarray(0, sound.length - 30), '90017'],
    [await zipOf({ 'readme.txt': Buffer.from('x') }), '90017'],
    [await zipOf({ 'Payload/A.app/Info.plist': noise(10), 'Payload/B.app/x': noise(10) }), '90017'],
    [await zipOf({ 'Payload/A.app/x': noise(10) }), '90036'],
    [await zipOf({ 'Payload/A.app/Info.plist': noise(500) }), '90036'],
    [await zipOf({ 'Payload/A.app/Info.plist': Buffer.from('bplist00rubbish') }), '90036'],
    [await zipOf({ 'Payload/A.app/Info.plist': Buffer.alloc(5 * 1024 * 1024) }), '90036'],
  ];
  for (const [bytes, code] of refused) {
    expect(await deliverBytes(bytes)).toEqual({ state: 'FAILED', codes: [code] });
  }
});

test('a refusal appears only once processing has finished', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client, { bundleId: 'com.northwind.tide' });
  practice.clock.advance(10_000);
  expect(await stateOf(client, uploadId)).toMatchObject({ state: 'PROCESSING', errors: [] });
  practice.clock.advance(minutes(1));
  expect(await stateOf(client, uploadId)).toMatchObject({
    state: 'FAILED',
    errors: [{ code: '90054', description: expect.stringContaining('com.northwind.tide') }],
  });
});

test('a build has the values of its Info.plist', async () => {
  const { practice, client } = await start();
  const answers = { false: false, true: true, absent: null };
  for (const [name, expected] of Object.entries(answers)) {
    const build = String(50 + Object.keys(answers).indexOf(name));
    const spec = expected === null ? {} : { usesNonExemptEncryption: expected };
    const { uploadId } = await deliverPackage(client, { build, ...spec });
    practice.clock.advance(minutes(2));
    const { included } = (await client.get(`/v1/buildUploads/${uploadId}?include=build`)).json;
    expect(included[0].attributes).toMatchObject({
      version: build,
      usesNonExemptEncryption: expected,
      minOsVersion: '17.0',
      buildAudienceType: 'APP_STORE_ELIGIBLE',
    });
  }
});

test('compliance can be answered once', async () => {
  const { practice, client } = await start();
  const buildId = await deliverBuild(practice, client, { usesNonExemptEncryption: false });
  const again = await client.patch(`/v1/builds/${buildId}`, {
    data: { type: 'builds', id: buildId, attributes: { usesNonExemptEncryption: false } },
  });
  expect([again.status, again.json.errors[0].source.pointer]).toEqual([
    409,
    '/data/attributes/usesNonExemptEncryption',
  ]);
});
