import { randomBytes } from 'node:crypto';

const page = 0x4000;
const base = 0x1_0000_0000;

export interface MachOptions {
  /** Dotted, such as `15.0`. */
  minimumOs: string;
  /** Dotted, such as `26.4`. */
  sdk: string;
  /** `PLATFORM_*` of Apple's loader.h: 2 is iOS, 7 its simulator. */
  platform: number;
}

/** `mov w0, #0` and `ret`: an app that ends at once. */
const code = Buffer.from('00008052c0035fd6', 'hex');

/** A small arm64 executable with the load commands that Apple looks at (loader.h). */
export function machExecutable(options: MachOptions): Buffer {
  const commands = [
    segment('__PAGEZERO', { address: 0, memory: base, start: 0, size: 0, protection: 0 }),
    textSegment(),
    segment('__LINKEDIT', {
      address: base + page,
      memory: page,
      start: page,
      size: 16,
      protection: 1,
    }),
    command(0x1b, randomBytes(16)),
    command(0x32, words(options.platform, packed(options.minimumOs), packed(options.sdk), 0)),
    command(0x80000028, words(page - code.length, 0, 0, 0)),
    command(0x2c, words(page, 0, 0, 0)),
    command(0x0e, words(12), text('/usr/lib/dyld')),
    command(0x0c, words(24, 2, 0x054c0000, 0x00010000), text('/usr/lib/libSystem.B.dylib')),
  ];
  const size = commands.reduce((sum, bytes) => sum + bytes.length, 0);
  const header = words(0xfeedfacf, 0x0100000c, 0, 2, commands.length, size, 0x00200085, 0);
  const file = Buffer.alloc(page + 16);
  Buffer.concat([header, ...commands]).copy(file);
  code.copy(file, page - code.length);
  return file;
}

interface Place {
  address: number;
  memory: number;
  start: number;
  size: number;
  /** 1 read, 4 execute. */
  protection: number;
}

function segment(name: string, place: Place, sections: readonly Buffer[] = []): Buffer {
  return command(
    0x19,
    text(name, 16),
    longs(place.address, place.memory, place.start, place.size),
    words(place.protection, place.protection, sections.length, 0),
    ...sections,
  );
}

function textSegment(): Buffer {
  const start = page - code.length;
  const section = Buffer.concat([
    text('__text', 16),
    text('__TEXT', 16),
    longs(base + start, code.length),
    words(start, 2, 0, 0, 0x80000400, 0, 0, 0),
  ]);
  return segment('__TEXT', { address: base, memory: page, start: 0, size: page, protection: 5 }, [
    section,
  ]);
}

function command(type: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const padded = Buffer.concat([body, Buffer.alloc(-(body.length + 8) & 7)]);
  return Buffer.concat([words(type, padded.length + 8), padded]);
}

/** `xxxx.yy.zz` in nibbles, as versions stand in load commands. */
function packed(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major * 0x10000 + minor * 0x100 + patch;
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

function longs(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), index * 8);
  return bytes;
}

function text(value: string, width = value.length + 1): Buffer {
  const bytes = Buffer.alloc(width);
  bytes.write(value, 'latin1');
  return bytes;
}
