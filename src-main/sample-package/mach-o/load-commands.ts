import { randomBytes } from 'node:crypto';
import { fileTypes, type MachOptions } from './mach-options';
import type { PartSection } from './objective-c';
import { longs, padded, roundedUp, text, words } from './words';

export const page = 0x4000;
export const base = 0x1_0000_0000;

/** `mov w0, #0` and `ret`: an app that exits at once. */
export const code = Buffer.from('00008052c0035fd6', 'hex');

/** Offsets of the parts after the first page, in bytes from the slice's start. */
export interface LinkPlaces {
  /** What precedes the code in its page: method lists, then names. */
  textSections: readonly PartSection[];
  /** Offset of the end of the code. */
  data: number;
  dataSections: readonly PartSection[];
  symbols: number;
  symbolCount: number;
  names: number;
  namesSize: number;
  signature: number;
  /** 0 when the slice is not signed. */
  signatureSize: number;
  end: number;
}

/** The load commands that Apple checks (loader.h), in Xcode's order. */
export function loadCommands(options: MachOptions, places: LinkPlaces): Buffer[] {
  const isLibrary = options.fileType === 'library';
  return [
    ...(isLibrary ? [] : [segment('__PAGEZERO', { memory: base })]),
    textSegment(options, places),
    ...dataSegment(places),
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
  /** 1 is read, 4 is execute. */
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

function textSegment(
  { isStub = false }: MachOptions,
  { data: end, textSections }: LinkPlaces,
): Buffer {
  const codeBytes = isStub ? 0 : code.length;
  const sections = [
    section('__TEXT', { name: '__text', start: page - code.length, size: codeBytes }, 0x80000400),
    ...textSections.map((one) => section('__TEXT', one, one.name === '__objc_methname' ? 2 : 0)),
  ];
  return segment(
    '__TEXT',
    { address: base, memory: end, start: 0, size: end, protection: 5 },
    sections,
  );
}

function dataSegment({ data, symbols, dataSections }: LinkPlaces): Buffer[] {
  if (dataSections.length === 0) return [];
  const size = symbols - data;
  const place = { address: base + data, memory: size, start: data, size, protection: 3 };
  return [
    segment(
      '__DATA',
      place,
      dataSections.map((one) => section('__DATA', one, 0)),
    ),
  ];
}

function section(segmentName: string, { name, start, size }: PartSection, flags: number): Buffer {
  return Buffer.concat([
    text(name, 16),
    text(segmentName, 16),
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

/** `xxxx.yy.zz` in nibbles, as load commands store versions. */
function packed(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major * 0x10000 + minor * 0x100 + patch;
}
