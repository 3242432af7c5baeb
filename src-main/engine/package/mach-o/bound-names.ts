import type { PassingRanges } from '../passing-ranges';
import { isElsewhere } from './chained-imports';
import type { Place } from './load-commands';
import type { NameBudget } from './name-budget';
import { longestName } from './name-picker';

/**
 * Collects the names in the loader's own list of what to bind, which slices for systems before iOS 14
 * have: they stay where a stripping tool took them out of the symbol table. Raises MachOError.
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

/** `BIND_OPCODE_*` of loader.h; the rest only says where in memory things go. */
const fromLibrary = [0x10, 0x20];
const fromSpecialLibrary = 0x30;
const nameBehind = 0x40;
const binding = [0x90, 0xa0, 0xb0, 0xc0];
const threaded = 0xd0;

/** How many figures in LEB128 stand behind an opcode. */
const figuresBehind: Readonly<Record<number, number>> = {
  32: 1,
  96: 1,
  112: 1,
  128: 1,
  160: 1,
  192: 2,
};

/** Follows the opcodes while they go by, and tells each name that is bound from elsewhere. */
class BindingList {
  private figures = 0;
  private isFromElsewhere = true;
  /** The name that is being read, without its zero; null between names. */
  private reading: Buffer | null = null;
  /** The name that bindings are about; null once it was told. */
  private name: string | null = null;

  constructor(private readonly tell: (name: string) => void) {}

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
    this.tell(this.name);
    this.name = null;
  }

  /** Where to go on. What is longer than any name is let go. */
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
