import { open, readFile, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWords } from '#shared/words/say';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { examineFile } from '../../practice/examination/examine-sample';
import { errorOf } from './support/errors';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();
const mebi = 1024 * 1024;
const packBytes = 2300 * mebi;
const packs = ['one', 'two'].map((name) => `OnDemandResources/${name}.assetpack/films.bin`);
const wrap = 2 ** 32;

let zeros = 0;
let sample: Buffer;

beforeAll(async () => {
  const block = Buffer.alloc(64 * mebi);
  for (let left = packBytes; left > 0; left -= block.length)
    zeros = crc32(block.subarray(0, Math.min(left, block.length)), zeros);
  const { file } = await writeSamplePackage(at('small.ipa'), { minimumOs: '18.0' });
  sample = await readFile(file);
});

afterAll(() => rm(at('large.ipa'), { force: true }));

function head(name: string, start: number): { local: Buffer; listed: Buffer } {
  const sizes = Buffer.alloc(12);
  for (const [index, value] of [zeros, packBytes, packBytes].entries())
    sizes.writeUInt32LE(value >>> 0, index * 4);
  const path = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  sizes.copy(local, 14);
  local.writeUInt16LE(path.length, 26);
  const listed = Buffer.alloc(46);
  listed.writeUInt32LE(0x02014b50, 0);
  listed.writeUInt16LE(0x0314, 4);
  listed.writeUInt16LE(20, 6);
  sizes.copy(listed, 16);
  listed.writeUInt16LE(path.length, 28);
  listed.writeUInt32LE(((0o100644 << 16) >>> 0) as number, 38);
  listed.writeUInt32LE(start % wrap, 42);
  return { local: Buffer.concat([local, path]), listed: Buffer.concat([listed, path]) };
}

/** A sample after sparse zeros that take no space on disk, all offsets truncated to 32 bits. */
async function writeLarge(within: { offset: number; bytes: Buffer }[] = []): Promise<string> {
  const file = at('large.ipa');
  await rm(file, { force: true });
  const handle = await open(file, 'w');
  const table: Buffer[] = [];
  let end = 0;
  for (const name of packs) {
    const { local, listed } = head(name, end);
    await handle.write(local, 0, local.length, end);
    table.push(listed);
    end += local.length + packBytes;
  }
  const sampleEnd = sample.length - 22;
  const sampleTable = sample.readUInt32LE(sampleEnd + 16);
  await handle.write(sample, 0, sampleTable, end);
  const lines = Buffer.from(sample.subarray(sampleTable, sampleEnd));
  for (let line = 0; line < lines.length; ) {
    lines.writeUInt32LE((lines.readUInt32LE(line + 42) + end) % wrap, line + 42);
    const lengths = [28, 30, 32].map((place) => lines.readUInt16LE(line + place));
    line += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  const whole = Buffer.concat([...table, lines]);
  const tableStart = end + sampleTable;
  const last = Buffer.from(sample.subarray(sampleEnd));
  const count = last.readUInt16LE(10) + packs.length;
  last.writeUInt16LE(count, 8);
  last.writeUInt16LE(count, 10);
  last.writeUInt32LE(whole.length, 12);
  last.writeUInt32LE(tableStart % wrap, 16);
  await handle.write(Buffer.concat([whole, last]), 0, whole.length + 22, tableStart);
  for (const { offset, bytes } of within)
    await handle.write(bytes, 0, bytes.length, offset < 0 ? tableStart % wrap : offset);
  await handle.close();
  return file;
}

test('a package above 4 GiB as Xcode writes it is read the same by both readers', async () => {
  const file = await writeLarge();
  const { info, entries, damagedFiles, unpackedSize } = await readContents(file);
  expect(info).toMatchObject({ bundleId: 'com.northwind.orbit', version: '1.4.0' });
  expect(info.size).toBeGreaterThan(wrap);
  expect(damagedFiles).toEqual([]);
  expect(unpackedSize).toBeLessThan(mebi);
  for (const pack of packs) expect(entries.get(pack)?.size).toBe(packBytes);
  expect((await examineFile(file)).errors).not.toContain('90017');
}, 240_000);

test('a package above 4 GiB with a second table at the literal offset is refused', async () => {
  const signature = Buffer.from('PK\u0001\u0002', 'latin1');
  const file = await writeLarge([{ offset: -1, bytes: signature }]);
  const error = await errorOf(readContents(file));
  expect(error).toMatchObject({ code: 'package-unsafe' });
  expect(inWords(error.detail)).toContain('is ambiguous');
}, 240_000);
