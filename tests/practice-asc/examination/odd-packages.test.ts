import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readExecutable } from '../../../src-main/practice-asc/examination/read-executable';
import { readPlist } from '../../../src-main/practice-asc/examination/read-plist';
import { signedContent } from '../../../src-main/practice-asc/examination/signed-content';
import { makePackage, noise, zipOf } from '../client/package';
import { makeFolder, start } from '../client/start';
import { deliverPackage, minutes } from '../client/upload';
import { examineFile } from './examine-sample';

async function examineBytes(bytes: Buffer) {
  const file = join(await makeFolder(), 'Odd.ipa');
  await writeFile(file, bytes);
  return examineFile(file);
}

const plainData = Buffer.from('06092a864886f70d010701', 'hex');

test('a message in parts is put together', () => {
  const parts = Buffer.from('0403616263040264650000', 'hex');
  const message = Buffer.concat([plainData, Buffer.from('a0802480', 'hex'), parts]);
  expect(signedContent(message)?.toString()).toBe('abcde');
});

test('a message that lies about its length holds nothing', () => {
  const lies = ['a084ffffffff', 'a0820100', 'a0', 'a00304ff00', 'a0890101010101', 'a0800480'];
  for (const lie of lies) {
    const message = Buffer.concat([plainData, Buffer.from(lie, 'hex')]);
    expect(signedContent(message)).toBeNull();
  }
  expect(signedContent(noise(5000))).toBeNull();
});

test('an executable of rubbish is read without harm', () => {
  for (const magic of ['cffaedfe', 'cafebabe', 'cefaedfe']) {
    const bytes = Buffer.concat([Buffer.from(magic, 'hex'), noise(200)]);
    expect(readExecutable(bytes)).not.toBeNull();
  }
  expect(readExecutable(noise(200))).toBeNull();
  expect(readExecutable(Buffer.alloc(3))).toBeNull();
});

test('an executable for several processors is read', () => {
  const slice = Buffer.alloc(56);
  for (const [place, word] of [0xfeedfacf, 0x0100000c, 0, 2, 1, 24, 0, 0].entries())
    slice.writeUInt32LE(word, place * 4);
  for (const [place, word] of [0x32, 24, 2, 17 << 16, 26 << 16, 0].entries())
    slice.writeUInt32LE(word, 32 + place * 4);
  const head = Buffer.alloc(28);
  for (const [place, word] of [0xcafebabe, 1, 0x0100000c, 0, 28, 56].entries())
    head.writeUInt32BE(word, place * 4);
  expect(readExecutable(Buffer.concat([head, slice]))).toEqual({
    architectures: ['arm64'],
    platform: 2,
    sdk: '26.0',
    signedAt: null,
  });
});

test('an app that is not in Payload itself is refused', async () => {
  const files = { 'Wrapped/Payload/Orbit.app/Info.plist': noise(10) };
  expect((await examineBytes(await zipOf(files))).errors).toEqual(['90017']);
});

test('an iPad app has to turn every way and show a launch screen', async () => {
  const families = (info: Record<string, string[] | boolean>) =>
    makePackage({ info: { UIDeviceFamily: ['2'], ...info } });
  const { errors } = await examineBytes(await families({}));
  expect(errors).toEqual(['90023', '90023', '90474', '90475']);
  const whole = await examineBytes(await families({ UIRequiresFullScreen: true }));
  expect(whole.errors).toEqual(['90023', '90023']);
});

test('warnings stand in the state of the build upload', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client, { info: { MinimumOSVersion: '14.0' } });
  practice.clock.advance(minutes(3));
  const { state } = (await client.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes;
  expect(state).toMatchObject({ state: 'COMPLETE', errors: [], warnings: [{ code: '90068' }] });
});

/** A binary property list of such objects, the first of which is on top. */
function binaryPlist(objects: Buffer[]): Buffer {
  const head = Buffer.from('bplist00');
  let at = head.length;
  const places = objects.map((object) => {
    at += object.length;
    return at - object.length;
  });
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(2, 6);
  trailer.writeUInt8(1, 7);
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  const table = Buffer.alloc(objects.length * 2);
  for (const [index, place] of places.entries()) table.writeUInt16BE(place, index * 2);
  return Buffer.concat([head, ...objects, table, trailer]);
}

test('a property list that would never end is not read', () => {
  const doubling = Array.from({ length: 40 }, (_, index) =>
    Buffer.from([0xa2, index + 1, index + 1]),
  );
  expect(readPlist(binaryPlist([...doubling, Buffer.from([0x09])]))).toBeNull();
  expect(readPlist(binaryPlist([Buffer.from([0xa1, 0])]))).toBeNull();
  const sound = [Buffer.from([0xd1, 1, 2]), Buffer.from([0x51, 0x61]), Buffer.from([0x09])];
  expect(readPlist(binaryPlist(sound))).toEqual({ a: true });
});
