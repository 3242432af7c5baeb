import { deflateRawSync, deflateSync } from 'node:zlib';
import { type PngChunk, writePng } from '../../../../src-main/engine/package/icons/png';

export interface Picture {
  width: number;
  height: number;
  /** 3 samples for each pixel (RGB) or 4 (RGBA), from the top left. */
  samples: Buffer;
  channels: 3 | 4;
}

/** The filter of each row in turn, so that all five occur. */
const filterOf = (row: number): number => row % 5;

/** The picture as Xcode packs icons: raw deflate, BGR order, premultiplied alpha. */
export function cgbiPng(picture: Picture): Buffer {
  const bgr = Buffer.alloc(picture.samples.length);
  for (let at = 0; at < bgr.length; at += picture.channels) {
    const alpha = picture.channels === 4 ? (picture.samples[at + 3] ?? 0) : 255;
    for (let sample = 0; sample < 3; sample += 1) {
      bgr[at + sample] = Math.round(((picture.samples[at + 2 - sample] ?? 0) * alpha) / 255);
    }
    if (picture.channels === 4) bgr[at + 3] = alpha;
  }
  const lines = filtered({ ...picture, samples: bgr });
  return writePng([
    { type: 'CgBI', content: Buffer.from('50002002', 'hex') },
    header(picture),
    { type: 'IDAT', content: deflateRawSync(lines) },
    { type: 'IEND', content: Buffer.alloc(0) },
  ]);
}

/** The picture as any other program writes it. */
export function standardPng(picture: Picture, more: PngChunk[] = []): Buffer {
  const packed = deflateSync(filtered(picture));
  const half = packed.length >> 1;
  return writePng([
    header(picture),
    ...more,
    { type: 'IDAT', content: packed.subarray(0, half) },
    { type: 'IDAT', content: packed.subarray(half) },
    { type: 'IEND', content: Buffer.alloc(0) },
  ]);
}

export function header({ width, height, channels }: Omit<Picture, 'samples'>): PngChunk {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([8, channels === 4 ? 6 : 2], 8);
  return { type: 'IHDR', content };
}

function filtered({ width, height, samples, channels }: Picture): Buffer {
  const row = width * channels;
  const lines = Buffer.alloc(height * (row + 1));
  const sample = (y: number, x: number): number =>
    y < 0 || x < 0 ? 0 : (samples[y * row + x] ?? 0);
  for (let y = 0; y < height; y += 1) {
    lines[y * (row + 1)] = filterOf(y);
    for (let x = 0; x < row; x += 1) {
      const [left, up, corner] = [
        sample(y, x - channels),
        sample(y - 1, x),
        sample(y - 1, x - channels),
      ];
      lines[y * (row + 1) + 1 + x] =
        sample(y, x) - predicted(filterOf(y), left, up, x < channels ? 0 : corner);
    }
  }
  return lines;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [left, up, corner].map((near) => Math.abs(estimate - near)) as [
    number,
    number,
    number,
  ];
  const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
  return [0, left, up, (left + up) >> 1, paeth][filter] ?? 0;
}
