import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { toIcns, toIco } from '../../src-main/dev/icon/containers.mjs';
import { root } from '../../src-main/dev/paths.mjs';

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

test('the icons in the repository are valid', () => {
  const read = (name: string) => readFileSync(path.join(root, 'src-main/resources', name));
  expect(read('icon.icns').readUInt32BE(4)).toBe(read('icon.icns').length);
  expect(read('icon.ico').readUInt16LE(4)).toBe(7);
  expect(read('icon.png').toString('latin1', 1, 4)).toBe('PNG');
});
