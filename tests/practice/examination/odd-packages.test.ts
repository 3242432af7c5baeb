import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withArchive } from '../../../src-main/practice/examination/archive';
import { readExecutable } from '../../../src-main/practice/examination/read-executable';
import { PlistReader } from '../../../src-main/practice/examination/read-plist';
import { signedContent } from '../../../src-main/practice/examination/signed-content';
import { makePackage, noise, zipOf } from '../client/package';
import { makeFolder, start } from '../client/start';
import { deliverPackage, minutes } from '../client/upload';
import { examineFile } from './examine-sample';

async function fileOf(bytes: Buffer): Promise<string> {
  const file = join(await makeFolder(), 'Odd.ipa');
  await writeFile(file, bytes);
  return file;
}

const examineBytes = async (bytes: Buffer) => examineFile(await fileOf(bytes));

/** What is read of an executable in a package. */
async function slicesOf(executable: Buffer) {
  const file = await fileOf(await zipOf({ Orbit: executable }));
  return withArchive(file, (archive) =>
    readExecutable({ archive, plists: new PlistReader() }, 'Orbit'),
  );
}

const readPlist = (bytes: Buffer) => new PlistReader().read(bytes);

const plainData = Buffer.from('06092a864886f70d010701', 'hex');

test('a signed message with chunked content is joined', () => {
  const parts = Buffer.from('0403616263040264650000', 'hex');
  const message = Buffer.concat([plainData, Buffer.from('a0802480', 'hex'), parts]);
  expect(signedContent(message)?.toString()).toBe('abcde');
});

test('a signed message with a wrong length has no content', () => {
  const lies = ['a084ffffffff', 'a0820100', 'a0', 'a00304ff00', 'a0890101010101', 'a0800480'];
  for (const lie of lies) {
    const message = Buffer.concat([plainData, Buffer.from(lie, 'hex')]);
    expect(signedContent(message)).toBeNull();
  }
  expect(signedContent(noise(5000))).toBeNull();
});

test('an executable of random bytes does not crash the reader', async () => {
  for (const magic of ['cffaedfe', 'cefaedfe']) {
    const bytes = Buffer.concat([Buffer.from(magic, 'hex'), noise(2000)]);
    expect(await slicesOf(bytes)).toHaveLength(1);
  }
  expect(await slicesOf(Buffer.concat([Buffer.from('cafebabe', 'hex'), noise(2000)]))).toBeNull();
  expect(await slicesOf(noise(200))).toBeNull();
  expect(await slicesOf(Buffer.alloc(3))).toBeNull();
});

/** An arm64 slice with only these load commands. */
function slice(...commands: number[][]): Buffer {
  const words = [0xfeedfacf, 0x0100000c, 0, 2, commands.length, 0, 0, 0, ...commands.flat()];
  const bytes = Buffer.alloc(words.length * 4);
  for (const [place, word] of words.entries()) bytes.writeUInt32LE(word, place * 4);
  return bytes;
}

const builtForIos = [0x32, 24, 2, 17 << 16, 26 << 16, 0];

test('a fat executable is read in full, including parts far from its header', async () => {
  const far = 600_000;
  const head = Buffer.alloc(far);
  const table = [0xcafebabe, 2, 0x0100000c, 0, far, 56, 14, 0x0100000c, 0, far + 56, 56, 14];
  for (const [place, word] of table.entries()) head.writeUInt32BE(word, place * 4);
  const one = slice(builtForIos);
  const ios = { architecture: 'arm64', platform: 2, sdk: '26.0', minimumOs: '17.0' };
  expect(await slicesOf(Buffer.concat([head, one, one]))).toMatchObject([
    { ...ios, signature: null },
    { ...ios, signature: null },
  ]);
});

test('names in the bind opcodes of older code are read', async () => {
  const linked = slice(builtForIos, [0x80000022, 48, 0, 0, 104, 40, 0, 0, 144, 12, 0, 0]);
  const bindings = Buffer.alloc(40);
  bindings.write('\x11\x40_stat\0\x51\x72\x10\x90\0\x41_lstat\0\x90\0', 0, 'latin1');
  const lazy = Buffer.alloc(12);
  lazy.write('\x72\x08\x11\x40_fstat\0', 0, 'latin1');
  const [first] = (await slicesOf(Buffer.concat([linked, bindings, lazy]))) ?? [];
  expect([...(first?.undefinedNames ?? [])]).toEqual(['_stat', '_lstat', '_fstat']);
});

test('32-bit code is read like 64-bit code', async () => {
  const header = [0xfeedface, 12, 9, 2, 3, 0, 0];
  const commands = [
    ...[0x25, 16, 9 << 16, 14 << 16],
    ...[0x02, 24, 92, 1, 104, 8],
    ...[0x1d, 16, 112, 20],
  ];
  const symbol = [1, 0x01, 0];
  const words = [...header, ...commands, ...Array<number>(9).fill(0)].slice(0, 23);
  const bytes = Buffer.alloc(92 + 12);
  for (const [place, word] of words.entries()) bytes.writeUInt32LE(word, place * 4);
  for (const [place, word] of symbol.entries()) bytes.writeUInt32LE(word, 92 + place * 4);
  const names = Buffer.from('\0_stat\0\0', 'latin1');
  const signature = Buffer.alloc(20);
  signature.writeUInt32BE(0xfade0cc0, 0);
  const [first] = (await slicesOf(Buffer.concat([bytes, names, signature]))) ?? [];
  expect(first).toMatchObject({
    ...{ architecture: 'armv7', fileType: 2, platform: 2, minimumOs: '9.0', sdk: '14.0' },
    signature: { identifier: null, isAdHoc: true, signer: null },
  });
  expect([...(first?.undefinedNames ?? [])]).toEqual(['_stat']);
});

test('names in chained fixups are read, and wrong offsets do not crash the reader', async () => {
  const linked = slice(builtForIos, [0x80000034, 16, 72, 64]);
  const fixups = (pool: number, isPacked = 0) => {
    const bytes = Buffer.alloc(64);
    for (const [place, word] of [0, 28, 28, pool, 1, 1, isPacked].entries())
      bytes.writeUInt32LE(word, place * 4);
    bytes.write('\0_stat\0_OBJC_CLASS_$_UIWebView\0', 32, 'latin1');
    return bytes;
  };
  const namesIn = async (part: Buffer) =>
    (await slicesOf(Buffer.concat([linked, part])))?.flatMap((one) => [...one.undefinedNames]);
  expect(await namesIn(fixups(32))).toEqual(['_stat', '_OBJC_CLASS_$_UIWebView']);
  for (const part of [fixups(32, 1), fixups(0), fixups(0xffff_ffff), Buffer.alloc(3)])
    expect(await namesIn(part)).toEqual([]);
});

test('an executable with implausible sizes is not read', async () => {
  const everything = 0xffff_fff0;
  const [first] =
    (await slicesOf(
      slice(
        [0x02, 24, 0, everything, 0, everything],
        [0x0b, 80, 0, 0, 0, 0, 0, everything, ...Array<number>(12).fill(0)],
        [0x1d, 16, 0, everything],
        [0x19, everything, ...Array<number>(30).fill(everything)],
      ),
    )) ?? [];
  expect(first).toMatchObject({ signature: null, platform: null });
  expect(first?.undefinedNames.size).toBe(0);
});

test('an app that is not directly in Payload is refused', async () => {
  const files = { 'Wrapped/Payload/Orbit.app/Info.plist': noise(10) };
  expect((await examineBytes(await zipOf(files))).errors).toEqual(['90017']);
});

test('an iPad app needs every orientation and a launch screen', async () => {
  const families = (info: Record<string, string[] | boolean>) =>
    makePackage({ info: { UIDeviceFamily: ['2'], ...info } });
  const { errors } = await examineBytes(await families({}));
  expect(errors).toEqual(['90023', '90023', '90474', '90475']);
  const whole = await examineBytes(await families({ UIRequiresFullScreen: true }));
  expect(whole.errors).toEqual(['90023', '90023']);
});

test('warnings are part of the build upload state', async () => {
  const { practice, client } = await start();
  const { uploadId } = await deliverPackage(client, { info: { MinimumOSVersion: '14.0' } });
  practice.clock.advance(minutes(3));
  const { state } = (await client.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes;
  expect(state).toMatchObject({ state: 'COMPLETE', errors: [], warnings: [{ code: '90068' }] });
});

/** A binary property list of these objects, the first of which is the root. */
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

test('a binary property list with a reference cycle is not read', () => {
  const doubling = Array.from({ length: 40 }, (_, index) =>
    Buffer.from([0xa2, index + 1, index + 1]),
  );
  expect(readPlist(binaryPlist([...doubling, Buffer.from([0x09])]))).toBeNull();
  expect(readPlist(binaryPlist([Buffer.from([0xa1, 0])]))).toBeNull();
  const sound = [Buffer.from([0xd1, 1, 2]), Buffer.from([0x51, 0x61]), Buffer.from([0x09])];
  expect(readPlist(binaryPlist(sound))).toEqual({ a: true });
});

test('an XML property list that takes too long to parse is not read', () => {
  const plist = (text: string) => Buffer.from(`<plist version="1.0"><dict>${text}</dict></plist>`);
  const pair = '<key>a</key><string>b</string>';
  expect(readPlist(plist(pair))).toEqual({ a: 'b' });
  expect(readPlist(Buffer.concat([Buffer.from('\n'), plist(pair)]))).toEqual({ a: 'b' });
  expect(readPlist(plist(pair.repeat(10_000)))).toBeNull();
  expect(readPlist(plist(`<key>a</key><string>${'<'.repeat(900_000)}</string>`))).toBeNull();
  expect(readPlist(plist(`<key>a</key><string>${'&amp;'.repeat(40_000)}</string>`))).toBeNull();
});

test('all property lists of a package share one budget', () => {
  const plists = new PlistReader();
  const pairs = '<key>a</key><string>b</string>'.repeat(4000);
  const large = Buffer.from(`<plist version="1.0"><dict>${pairs}</dict></plist>`);
  const read = Array.from({ length: 30 }, () => plists.read(large));
  expect(read.at(0)).toEqual({ a: 'b' });
  expect(read.at(-1)).toBeNull();
});
