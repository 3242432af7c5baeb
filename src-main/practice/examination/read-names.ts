import { pushMethod } from './read-methods';

/** Enough for the largest apps; the rest is not read. */
const maxNames = 200_000;
const longestName = 4096;
/** Zero bytes in numbers end a string too. */
const maxPieces = 2_000_000;
/** Bits of an entry's type (nlist.h): debugging entry, section, external. */
const bits = { notPlain: 0xe0, section: 0x0e, external: 0x01 };

/** The names of imported symbols. */
export function undefinedNamesIn(
  symbols: Buffer,
  symbolSize: number,
  texts: Buffer,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = 0; at + symbolSize <= symbols.length && names.size < maxNames; at += symbolSize) {
    const type = symbols.readUInt8(at + 4);
    if ((type & (bits.notPlain | bits.section)) !== 0 || (type & bits.external) === 0) continue;
    const start = symbols.readUInt32LE(at);
    const end = texts.subarray(start, start + longestName).indexOf(0);
    if (end > 0) names.add(texts.toString('latin1', start, start + end));
  }
  return names;
}

/** The names that the loader binds (mach-o/fixup-chains.h): the string pool at the end of the fixups. */
export function boundNamesIn(fixups: Buffer): ReadonlySet<string> {
  if (fixups.length < 28) return new Set();
  const [pool, isPacked] = [fixups.readUInt32LE(12), fixups.readUInt32LE(24) !== 0];
  if (isPacked || pool < 28) return new Set();
  const names = fixups.toString('latin1', pool).split('\0', maxNames);
  return new Set(names.filter((name) => name !== '' && name.length <= longestName));
}

/** The opcode before a name (`BIND_OPCODE_SET_SYMBOL…` of loader.h), and the first characters of names. */
const announced = /[@-O]_/;

/** The names in the bind opcodes of older code, among numbers that do not matter here. */
export function listedNamesIn(bindings: Buffer): ReadonlySet<string> {
  const names = new Set<string>();
  for (const piece of bindings.toString('latin1').split('\0', maxPieces)) {
    const at = piece.search(announced);
    if (at >= 0 && piece.length - at <= longestName) names.add(piece.slice(at + 1));
  }
  return names;
}

/** Method names that reveal what a program does where no symbol does. */
const watchedMethods = ['activeInputModes', pushMethod, 'systemUptime'] as const;

/** The watched names among the method names, each of which ends in a zero byte. */
export function methodsIn(texts: Buffer): ReadonlySet<string> {
  const between = Buffer.concat([Buffer.alloc(1), texts]);
  return new Set(watchedMethods.filter((name) => between.includes(`\0${name}\0`, 0, 'latin1')));
}
