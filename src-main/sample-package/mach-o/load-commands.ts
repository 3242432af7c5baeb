import { randomBytes } from 'node:crypto';
import { fileTypes, type MachOptions } from './mach-options';
import { longs, padded, roundedUp, text, words } from './words';

export const page = 0x4000;
const base = 0x1_0000_0000;

/** `mov w0, #0` and `ret`: an app that ends at once. */
export const code = Buffer.from('00008052c0035fd6', 'hex');

/** Where the parts behind the first page lie, in bytes from the slice's start. */
export interface LinkPlaces {
  /** Where the code ends. */
  symbols: number;
  symbolCount: number;
  names: number;
  namesSize: number;
  signature: number;
  /** 0 when the slice is not signed. */
  signatureSize: number;
  end: number;
}

/** The load commands that Apple looks at (loader.h), in Xcode's order. */
export function loadCommands(options: MachOptions, places: LinkPlaces): Buffer[] {
  const isLibrary = options.fileType === 'library';
  return [
    ...(isLibrary ? [] : [segment('__PAGEZERO', { memory: base })]),
    textSegment(options, places.symbols),
    ...bitcode(options),
    linkSegment(places),
    ...(isLibrary ? [command(0x0d, words(24, 1, 1, 1), text('@rpath/Sample'))] : []),
    command(0x02, words(places.symbols, places.symbolCount, places.names, places.namesSize)),
    command(0x0b, words(0, 0, 0, 0, 0, places.symbolCount), Buffer.alloc(48)),
    ...(isLibrary ? [] : [command(0x0e, words(12), text('/usr/lib/dyld'))]),
    command(0x1b, randomBytes(16)),
    command(0x32, words(options.platform, packed(options.minimumOs), packed(options.sdk), 0)),
    ...(isLibrary ? [] : [command(0x80000028, longs(page - code.length, 0))]),
    ...encryption(options),
    command(0x0c, words(24, 2, 0x054c0000, 0x00010000), text('/usr/lib/libSystem.B.dylib')),
    ...(places.signatureSize > 0
      ? [command(0x1d, words(places.signature, places.signatureSize))]
      : []),
  ];
}

export function fileTypeOf(options: MachOptions): number {
  return fileTypes[options.fileType ?? 'executable'];
}

/** The method names, each with a zero behind it, as they lie before the code. */
export function selectorBytes({ selectors = [] }: MachOptions): Buffer {
  return Buffer.concat(selectors.map((name) => text(name)));
}

function encryption({ cryptId = 0 }: MachOptions): Buffer[] {
  return cryptId === null ? [] : [command(0x2c, words(page, 0, cryptId, 0))];
}

function bitcode({ hasBitcode = false }: MachOptions): Buffer[] {
  if (hasBitcode === false) return [];
  const size = hasBitcode === 'mark' ? page : page + 0x1000;
  return [segment('__LLVM', { address: base + page, memory: 2 * page, size })];
}

interface Place {
  address?: number;
  memory: number;
  start?: number;
  size?: number;
  /** 1 read, 4 execute. */
  protection?: number;
}

function segment(
  name: string,
  { address = 0, memory, start = 0, size = 0, protection = 0 }: Place,
  sections: readonly Buffer[] = [],
): Buffer {
  return command(
    0x19,
    text(name, 16),
    longs(address, memory, start, size),
    words(protection, protection, sections.length, 0),
    ...sections,
  );
}

function textSegment(options: MachOptions, end: number): Buffer {
  const names = selectorBytes(options);
  const start = page - code.length;
  const sections = [section('__text', start, code.length, 0x80000400)];
  if (names.length > 0)
    sections.push(section('__objc_methname', start - names.length, names.length, 2));
  return segment(
    '__TEXT',
    { address: base, memory: end, start: 0, size: end, protection: 5 },
    sections,
  );
}

function section(name: string, start: number, size: number, flags: number): Buffer {
  return Buffer.concat([
    text(name, 16),
    text('__TEXT', 16),
    longs(base + start, size),
    words(start, 2, 0, 0, flags, 0, 0, 0),
  ]);
}

function linkSegment({ symbols, end }: LinkPlaces): Buffer {
  const size = end - symbols;
  const memory = roundedUp(size, page);
  return segment('__LINKEDIT', {
    address: base + page + symbols,
    memory,
    start: symbols,
    size,
    protection: 1,
  });
}

function command(type: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const whole = padded(body, roundedUp(body.length + 8, 8) - 8);
  return Buffer.concat([words(type, whole.length + 8), whole]);
}

/** `xxxx.yy.zz` in nibbles, as versions stand in load commands. */
function packed(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major * 0x10000 + minor * 0x100 + patch;
}
