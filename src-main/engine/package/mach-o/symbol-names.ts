import type { PassingRanges } from '../passing-ranges';
import type { Place } from './load-commands';
import { MachOError } from './mach-o-error';
import type { NameBudget } from './name-budget';
import { collectNamed } from './named-entries';

/**
 * Collects the names of the symbols that a slice takes from elsewhere, while its symbol table and then
 * its string table go by: neither is held. Raises MachOError.
 */
export function collectUndefined(
  stream: PassingRanges,
  tables: { symbols: Place; strings: Place; is64: boolean },
  budget: NameBudget,
  names: Set<string>,
): void {
  const { symbols, strings, is64 } = tables;
  if (symbols.size === 0 || strings.size === 0) return;
  if (strings.start < symbols.start + symbols.size) {
    throw new MachOError('has its symbols’ names before its symbols');
  }
  const entries = { place: symbols, width: is64 ? 16 : 12, nameOf: undefinedName };
  collectNamed(stream, entries, strings, budget, names);
}

const notPlain = 0xe0;
const typeMask = 0x0e;
const external = 0x01;

/** An entry of a symbol table (nlist.h). */
function undefinedName(entries: Buffer, at: number): number | null {
  const type = entries[at + 4] ?? 0;
  const isUndefined = (type & (notPlain | typeMask)) === 0 && (type & external) !== 0;
  return isUndefined ? entries.readUInt32LE(at) : null;
}
