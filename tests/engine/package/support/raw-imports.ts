import { text, words } from '../../../../src-main/sample-package/mach-o/words';

/** A name that a slice imports, and the number of its library; −3 for any copy. */
export interface Bound {
  name: string;
  library: number;
}

const widths: Readonly<Record<number, number>> = { 1: 4, 2: 8, 3: 16 };

/** Chained fixups with their imports in one of the three formats; numbers may be false. */
export function chainedFixups(
  imports: readonly Bound[],
  lies: { format?: number; packing?: number; count?: number; namesAt?: number } = {},
): Buffer {
  const { format = 1, packing = 0 } = lies;
  const names: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 1;
  for (const { name, library } of imports) {
    entries.push(entry(format, library, at));
    names.push(text(name));
    at += name.length + 1;
  }
  const table = Buffer.concat(entries);
  const namesAt = lies.namesAt ?? 28 + table.length;
  const count = lies.count ?? imports.length;
  const head = words(0, 28, 28, namesAt, count, format, packing);
  return Buffer.concat([head, table, Buffer.alloc(1), ...names]);
}

function entry(format: number, library: number, nameAt: number): Buffer {
  if (format === 3) return words(library & 0xffff, nameAt, 0, 0);
  const narrow = (library & 0xff) | (nameAt << 9);
  return words(narrow, ...Array(((widths[format] ?? 4) - 4) / 4).fill(0));
}

/** The opcodes that bind one symbol, as Apple's linker writes them for lazy binding and for startup. */
export function bindingOpcodes({ name, library }: Bound, figure = [0x90, 0x01]): Buffer {
  const from = library > 0 ? 0x10 | library : 0x30 | (library & 0x0f);
  return Buffer.concat([
    Buffer.from([0x72, ...figure, from, 0x40]),
    text(name),
    Buffer.from([0x51, 0x90]),
  ]);
}
