import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { toIcns, toIco } from '../../src-main/dev/icon/containers.mjs';
import { hashesFile, hashesNow, resources, sizes } from '../../src-main/dev/icon/drawings.mjs';

const pictures = [16, 256, 1024].map((size) => ({ size, png: Buffer.from(`png ${size}`) }));

test('an .icns is a sequence of blocks that ends where its length says', () => {
  const icns = toIcns(pictures);
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const types: string[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    types.push(icns.toString('ascii', at, at + 4));
  expect(types).toEqual(['icp4', 'ic08', 'ic13', 'ic10']);
});

test('an .ico has each image where its directory says', () => {
  const ico = toIco(pictures);
  expect(ico.readUInt16LE(4)).toBe(2);
  const second = 6 + 16;
  expect(ico.readUInt8(second)).toBe(0);
  const offset = ico.readUInt32LE(second + 12);
  expect(ico.toString('utf8', offset, offset + ico.readUInt32LE(second + 8))).toBe('png 256');
});

const read = (name: string) => readFileSync(path.join(resources, name));

test('the icons in the repository are valid', () => {
  for (const name of ['icon', 'package-file']) {
    expect(read(`${name}.icns`).readUInt32BE(4)).toBe(read(`${name}.icns`).length);
    expect(read(`${name}.ico`).readUInt16LE(4)).toBe(7);
  }
  for (const size of sizes) {
    const png = read(`icons/${size}x${size}.png`);
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
});

test('the icons are those of the drawings as they are now; `npm run icons` draws them again', () => {
  expect(hashesNow()).toEqual(JSON.parse(read(hashesFile).toString('utf8')));
});
