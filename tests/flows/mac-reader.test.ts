import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PackageReader } from '../../src-main/engine/package/reader/package-reader';
import { writeXar } from '../../src-main/sample-package/mac/write-xar';
import { writeSamplePackage } from '../../src-main/sample-package/write-sample-package';

let folder: string;
let reader: PackageReader;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-mac-'));
  const entry = join(import.meta.dirname, '../../dist/main/package-reader.js');
  reader = new PackageReader({ entry: pathToFileURL(entry) });
});
afterAll(async () => {
  reader.close();
  await rm(folder, { recursive: true, force: true });
});

test('the reading process reads a Mac package in full, and its facts alone', async () => {
  const { file } = await writeSamplePackage(join(folder, 'Orbit.pkg'), { sizeMb: 3 });
  const opened = await reader.inspect(file);
  expect(opened.info).toMatchObject({ platform: 'MAC_OS', buildNumber: '42' });
  expect(opened.findings).toEqual([]);
  const { info } = await reader.facts(file);
  expect(info.size).toBe((await readFile(file)).length);
});

/** A payload of one file, which unpacks to that many gigabytes from a few megabytes. */
function bomb(gigabytes: number): Buffer {
  const zeros = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 6 });
  const size = gigabytes * 1024 ** 3;
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  const name = './A.app/Contents/zeros\0';
  const fields = [0, 1, 0o100644, 0, 0, 1, 0].map((value) => octal(value, 6)).join('');
  const head = `070707${fields}${octal(0, 11)}${octal(name.length, 6)}${octal(Math.min(size, 8 ** 11 - 1), 11)}${name}`;
  const members = Array.from({ length: gigabytes * 16 }, () => zeros);
  return Buffer.concat([gzipSync(Buffer.from(head)), ...members]);
}

test('a payload that unpacks to gigabytes is given up without taking the program along', async () => {
  const files = new Map([
    ['Distribution', Buffer.from('<installer-gui-script/>')],
    ['a.pkg/PackageInfo', Buffer.from('<pkg-info identifier="a.b"/>')],
    ['a.pkg/Payload', bomb(16)],
  ]);
  const file = join(folder, 'Bomb.pkg');
  await writeFile(file, writeXar({ files, stored: new Set(['a.pkg/Payload']), signer: null }));
  await expect(reader.inspect(file)).rejects.toMatchObject({ error: { code: 'package-unsafe' } });
  const { file: next } = await writeSamplePackage(join(folder, 'Next.pkg'));
  expect((await reader.inspect(next)).findings).toEqual([]);
});
