/** Enough for the largest apps; the rest is not looked at. */
const mostNames = 200_000;
const longestName = 4096;
/** Figures of zero end a piece too. */
const mostPieces = 2_000_000;
/** Bits of an entry's type (nlist.h): not for debuggers, of no section, known outside. */
const bits = { notPlain: 0xe0, section: 0x0e, external: 0x01 };

/** The names of the symbols that come from elsewhere. */
export function undefinedNamesIn(
  symbols: Buffer,
  symbolSize: number,
  texts: Buffer,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = 0; at + symbolSize <= symbols.length && names.size < mostNames; at += symbolSize) {
    const type = symbols.readUInt8(at + 4);
    if ((type & (bits.notPlain | bits.section)) !== 0 || (type & bits.external) === 0) continue;
    const start = symbols.readUInt32LE(at);
    const end = texts.subarray(start, start + longestName).indexOf(0);
    if (end > 0) names.add(texts.toString('latin1', start, start + end));
  }
  return names;
}

/** The names that the loader binds (mach-o/fixup-chains.h): a pool of them ends the fixups. */
export function boundNamesIn(fixups: Buffer): ReadonlySet<string> {
  if (fixups.length < 28) return new Set();
  const [pool, isPacked] = [fixups.readUInt32LE(12), fixups.readUInt32LE(24) !== 0];
  if (isPacked || pool < 28) return new Set();
  const names = fixups.toString('latin1', pool).split('\0', mostNames);
  return new Set(names.filter((name) => name !== '' && name.length <= longestName));
}

/** The byte that announces a name (`BIND_OPCODE_SET_SYMBOL…` of loader.h), and how names begin. */
const announced = /[@-O]_/;

/** The names that older code has for the loader, among figures that are of no interest here. */
export function listedNamesIn(bindings: Buffer): ReadonlySet<string> {
  const names = new Set<string>();
  for (const piece of bindings.toString('latin1').split('\0', mostPieces)) {
    const at = piece.search(announced);
    if (at >= 0 && piece.length - at <= longestName) names.add(piece.slice(at + 1));
  }
  return names;
}

/** Methods by which it shows what a program does, where no symbol tells. */
export const watchedMethods = [
  'activeInputModes',
  'application:didRegisterForRemoteNotificationsWithDeviceToken:',
  'systemUptime',
] as const;

/** The watched ones among the names of methods, each of which ends in a zero byte. */
export function methodsIn(texts: Buffer): ReadonlySet<string> {
  const between = Buffer.concat([Buffer.alloc(1), texts]);
  return new Set(watchedMethods.filter((name) => between.includes(`\0${name}\0`, 0, 'latin1')));
}
