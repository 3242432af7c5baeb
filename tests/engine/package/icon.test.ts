import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { removeFilters, repackPng } from '../../../src-main/engine/package/icons/pixels';
import { readChunks, readPngHeader, writePng } from '../../../src-main/engine/package/icons/png';
import { cgbiPng, header, type Picture, standardPng } from './support/cgbi';

function picture(channels: 3 | 4, alpha = 255): Picture {
  const [width, height] = [23, 31];
  const samples = Buffer.alloc(width * height * channels);
  for (let at = 0; at < samples.length; at += 1) samples[at] = (at * 37 + (at >> 5) * 11) & 0xff;
  if (channels === 4) for (let at = 3; at < samples.length; at += 4) samples[at] = alpha;
  return { width, height, samples, channels };
}

/** The samples of a standard PNG, filters removed. */
function samplesOf(png: Buffer | null): Buffer {
  expect(png).not.toBeNull();
  const bytes = png ?? Buffer.alloc(0);
  const head = readPngHeader(bytes);
  const packed = (readChunks(bytes) ?? [])
    .filter(({ type }) => type === 'IDAT')
    .map(({ content }) => content);
  if (head === null) throw new Error('no PNG');
  expect(head.isCgbi).toBe(false);
  const lines = inflateSync(Buffer.concat(packed));
  expect(removeFilters(lines, head)).toBe(true);
  const row = lines.length / head.height;
  return Buffer.concat(
    Array.from({ length: head.height }, (_, y) => lines.subarray(y * row + 1, (y + 1) * row)),
  );
}

describe('an icon as Xcode packs it', () => {
  test('an icon that Xcode packed is converted to a standard PNG with the same pixels', async () => {
    const opaque = picture(4);
    expect(samplesOf(await repackPng(cgbiPng(opaque))).equals(opaque.samples)).toBe(true);
  });

  test('a packed icon without alpha is converted too', async () => {
    const opaque = picture(3);
    expect(samplesOf(await repackPng(cgbiPng(opaque))).equals(opaque.samples)).toBe(true);
  });

  test('a packed icon gets its colors back from premultiplied ones, within rounding', async () => {
    const half = picture(4, 128);
    const drawn = samplesOf(await repackPng(cgbiPng(half)));
    const worst = drawn.reduce(
      (most, sample, at) => Math.max(most, Math.abs(sample - (half.samples[at] ?? 0))),
      0,
    );
    expect(worst).toBeLessThanOrEqual(1);
  });

  test('the size of a packed icon is read from after Apple’s own chunk', () => {
    expect(readPngHeader(cgbiPng(picture(4)))).toMatchObject({
      width: 23,
      height: 31,
      isCgbi: true,
    });
  });
});

describe('a standard PNG', () => {
  test('a standard PNG keeps its pixels', async () => {
    const plain = picture(4, 77);
    expect(samplesOf(await repackPng(standardPng(plain))).equals(plain.samples)).toBe(true);
  });

  test('a standard PNG loses everything but header, palette and pixels', async () => {
    const text = { type: 'tEXt', content: Buffer.from('Comment\0<script>alert(1)</script>') };
    const drawn = await repackPng(standardPng(picture(3), [text]));
    expect((readChunks(drawn ?? Buffer.alloc(0)) ?? []).map(({ type }) => type)).toEqual([
      'IHDR',
      'IDAT',
      'IEND',
    ]);
    expect(drawn?.includes('script')).toBe(false);
  });
});

describe('pictures that are unsafe to show', () => {
  const sized = (width: number, height: number): Buffer =>
    writePng([
      header({ width, height, channels: 4 }),
      { type: 'IDAT', content: Buffer.alloc(9) },
      { type: 'IEND', content: Buffer.alloc(0) },
    ]);
  const row = (width: number): Buffer =>
    standardPng({ width, height: 1, channels: 3, samples: Buffer.alloc(width * 3) });
  const good = standardPng(picture(3));
  const changed = (offset: number, value: number): Buffer => {
    const bytes = Buffer.from(good);
    bytes.writeUInt8(value, offset);
    return bytes;
  };

  test.each<[string, Buffer]>([
    ['of 30,000 pixels', sized(30_000, 30_000)],
    ['of 2^31 pixels', sized(2 ** 31, 2 ** 31)],
    ['one pixel wider than icons are', row(1_025)],
    ['of no pixels', sized(0, 5)],
    ['with a wrong checksum', changed(good.length - 20, 1)],
    ['with other pixels than its header says', sized(23, 31)],
    ['cut short', good.subarray(0, good.length - 40)],
    ['that is only a signature', good.subarray(0, 8)],
    ['that is a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['that is empty', Buffer.alloc(0)],
  ])('a picture that is unsafe to show is not shown: %s', async (_, bytes) => {
    expect(await repackPng(bytes)).toBeNull();
  });

  test('the largest possible icon is shown', async () => {
    expect(await repackPng(row(1_024))).not.toBeNull();
  });
});
