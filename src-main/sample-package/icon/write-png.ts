import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const upFilter = 2;
const colorTypes = { 3: 2, 4: 6 } as const;

/** A PNG of a square of samples, 8 bits each, rows from the top: red, green, blue, and alpha when there are four. */
export function writePng(samples: Buffer, pixels: number, perPixel: 3 | 4 = 3): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels, 0);
  header.writeUInt32BE(pixels, 4);
  header.set([8, colorTypes[perPixel], 0, 0, 0], 8);
  const packed = deflateSync(filtered(samples, pixels * perPixel), { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row as its difference from the one above, which compresses gradients well. */
function filtered(samples: Buffer, row: number): Buffer {
  const lines = Buffer.alloc(samples.length + samples.length / row);
  let at = 0;
  for (let start = 0; start < samples.length; start += row) {
    lines[at] = upFilter;
    for (let x = start; x < start + row; x += 1) {
      lines[at + 1 + x - start] = (samples[x] ?? 0) - (samples[x - row] ?? 0);
    }
    at += row + 1;
  }
  return lines;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
