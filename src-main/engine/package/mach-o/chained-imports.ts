import type { PassingRanges } from '../passing-ranges';
import type { Place } from './load-commands';
import { MachOError } from './mach-o-error';
import type { NameBudget } from './name-budget';
import { collectNamed, mostUndefined, type NamedEntries } from './named-entries';

/** The header of chained fixups (mach-o/fixup-chains.h). */
const headerBytes = 28;

/** How wide an import is, by its format, and how many bits of it say which library it is from. */
const formats: Readonly<Record<number, Format>> = {
  1: { width: 4, ordinalBits: 8 },
  2: { width: 8, ordinalBits: 8 },
  3: { width: 16, ordinalBits: 16 },
};

/**
 * Collects the names that the loader binds from elsewhere: they stay where a stripping tool took them
 * out of the symbol table. Forms that no system loads yet are left alone. Raises MachOError.
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

/** Where the imports and their names lie in the file; null without any. Raises MachOError. */
function readTables(
  header: Buffer,
  { start, size }: Place,
): { imports: Place; symbols: Place; format: Format } | null {
  const format = formats[header.readUInt32LE(20)];
  const isPacked = header.readUInt32LE(24) !== 0;
  const count = header.readUInt32LE(16);
  if (format === undefined || isPacked || count === 0) return null;
  if (count > mostUndefined) {
    throw new MachOError(`takes more than ${mostUndefined} symbols from elsewhere`);
  }
  const imports = header.readUInt32LE(8);
  const symbols = header.readUInt32LE(12);
  const importBytes = count * format.width;
  if (imports < headerBytes || symbols < imports + importBytes || symbols > size) {
    throw new MachOError('has imports that do not hold together');
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

/** 0 is the slice itself, and −3 any copy of what C++ lets every library define. */
export function isElsewhere(ordinal: number): boolean {
  return ordinal !== 0 && ordinal !== -3;
}
