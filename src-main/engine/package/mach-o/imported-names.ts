import { message } from '#shared/words/message';
import type { PassingRanges } from '../passing-ranges';
import { MachOError, type Place } from './format';
import {
  collectNamed,
  longestName,
  maxUndefined,
  type NameBudget,
  type NamedEntries,
} from './names';

/**
 * Collects the names in the loader's own list of bindings, which slices for systems before iOS 14
 * have: they remain when a stripping tool has removed them from the symbol table. Throws MachOError.
 */
export function collectBound(
  stream: PassingRanges,
  place: Place,
  budget: NameBudget,
  names: Set<string>,
): void {
  if (place.size === 0) return;
  const list = new BindingList((name) => budget.add(name, names));
  stream.want(place.start, place.size, (piece) => list.take(piece));
}

/** `BIND_OPCODE_*` of loader.h; the others only determine memory locations. */
const fromLibrary = [0x10, 0x20];
const fromSpecialLibrary = 0x30;
const nameBehind = 0x40;
const binding = [0x90, 0xa0, 0xb0, 0xc0];
const threaded = 0xd0;

/** The number of LEB128 values after an opcode. */
const figuresBehind: Readonly<Record<number, number>> = {
  32: 1,
  96: 1,
  112: 1,
  128: 1,
  160: 1,
  192: 2,
};

/** Interprets the opcodes of a stream, and reports each imported name. */
class BindingList {
  private figures = 0;
  private isFromElsewhere = true;
  /** The name being read, without its zero; null between names. */
  private reading: Buffer | null = null;
  /** The name that bindings refer to; null once it was reported. */
  private name: string | null = null;

  constructor(private readonly onName: (name: string) => void) {}

  take(piece: Buffer): void {
    for (let at = 0; at < piece.length; ) {
      if (this.reading !== null) {
        at = this.readName(this.reading, piece, at);
        continue;
      }
      const byte = piece[at] ?? 0;
      if (this.figures === 0) this.follow(byte & 0xf0, byte & 0x0f);
      else if (byte < 0x80) this.figures -= 1;
      at += 1;
    }
  }

  private follow(opcode: number, immediate: number): void {
    this.figures = figuresBehind[opcode] ?? 0;
    if (opcode === threaded) this.figures = immediate === 0 ? 1 : 0;
    if (fromLibrary.includes(opcode)) this.isFromElsewhere = true;
    if (opcode === fromSpecialLibrary) {
      this.isFromElsewhere = isElsewhere(immediate === 0 ? 0 : immediate - 16);
    }
    if (opcode === nameBehind) this.reading = Buffer.alloc(0);
    if (binding.includes(opcode)) this.bind();
  }

  private bind(): void {
    if (this.name === null || !this.isFromElsewhere) return;
    this.onName(this.name);
    this.name = null;
  }

  /** Where to continue. Anything longer than a name is dropped. */
  private readName(begun: Buffer, piece: Buffer, at: number): number {
    const end = piece.indexOf(0, at);
    const part = piece.subarray(at, end < 0 ? piece.length : end);
    const room = longestName - begun.length;
    const bytes = room > 0 ? Buffer.concat([begun, part.subarray(0, room)]) : begun;
    if (end < 0) {
      this.reading = bytes;
      return piece.length;
    }
    this.reading = null;
    this.name = bytes.length === 0 || bytes.length >= longestName ? null : bytes.toString('latin1');
    return end + 1;
  }
}

/** The header of chained fixups (mach-o/fixup-chains.h). */
const headerBytes = 28;

/** The size of an import, by its format, and how many of its bits are the library number. */
const formats: Readonly<Record<number, Format>> = {
  1: { width: 4, ordinalBits: 8 },
  2: { width: 8, ordinalBits: 8 },
  3: { width: 16, ordinalBits: 16 },
};

/**
 * Collects the names that the loader binds from other libraries: they remain when a stripping tool has removed them
 * from the symbol table. Formats that no system loads yet are skipped. Throws MachOError.
 */
export function collectChained(
  stream: PassingRanges,
  place: Place,
  budget: NameBudget,
  names: Set<string>,
): void {
  if (place.size < headerBytes) return;
  stream.wantWhole(place.start, headerBytes, (header) => {
    const tables = readTables(header, place);
    if (tables === null) return;
    const { imports, symbols, format } = tables;
    const entries = { place: imports, width: format.width, nameOf: importedName(format) };
    collectNamed(stream, entries, symbols, budget, names);
  });
}

interface Format {
  width: number;
  ordinalBits: 8 | 16;
}

/** Where the imports and their names lie in the file; null without any. Throws MachOError. */
function readTables(
  header: Buffer,
  { start, size }: Place,
): { imports: Place; symbols: Place; format: Format } | null {
  const format = formats[header.readUInt32LE(20)];
  const isPacked = header.readUInt32LE(24) !== 0;
  const count = header.readUInt32LE(16);
  if (format === undefined || isPacked || count === 0) return null;
  if (count > maxUndefined) {
    throw new MachOError(message('unreadable.mach-o.too-many-imports', { limit: maxUndefined }));
  }
  const imports = header.readUInt32LE(8);
  const symbols = header.readUInt32LE(12);
  const importBytes = count * format.width;
  if (imports < headerBytes || symbols < imports + importBytes || symbols > size) {
    throw new MachOError(message('unreadable.mach-o.imports'));
  }
  return {
    imports: { start: start + imports, size: importBytes },
    symbols: { start: start + symbols, size: size - symbols },
    format,
  };
}

function importedName({ ordinalBits }: Format): NamedEntries['nameOf'] {
  const isNarrow = ordinalBits === 8;
  return (entries, at) => {
    if (!isElsewhere(isNarrow ? entries.readInt8(at) : entries.readInt16LE(at))) return null;
    return isNarrow ? entries.readUInt32LE(at) >>> 9 : entries.readUInt32LE(at + 4);
  };
}

/** 0 is the slice itself, and −3 a weak C++ symbol that any library may define. */
function isElsewhere(ordinal: number): boolean {
  return ordinal !== 0 && ordinal !== -3;
}
