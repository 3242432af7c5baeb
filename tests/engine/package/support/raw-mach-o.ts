import { NameBudget } from '../../../../src-main/engine/package/mach-o/names';
import {
  MachOReading,
  type ReadMachO,
} from '../../../../src-main/engine/package/mach-o/read-mach-o';
import { bigWords, text, words } from '../../../../src-main/sample-package/mach-o/words';

/** One slice; every number may be false. */
export interface RawSlice {
  is64?: boolean;
  cpu?: number;
  subtype?: number;
  fileType?: number;
  commands?: readonly Buffer[];
  claimedCount?: number;
  claimedSize?: number;
  /** The bytes after the load commands. */
  body?: Buffer;
}

/** A slice written word by word, for fixtures that no linker would produce. */
export function rawSlice(slice: RawSlice = {}): Buffer {
  const { is64 = true, commands = [] } = slice;
  const all = Buffer.concat([...commands]);
  const header = words(
    is64 ? 0xfeedfacf : 0xfeedface,
    slice.cpu ?? (is64 ? 0x0100000c : 12),
    slice.subtype ?? (is64 ? 0 : 9),
    slice.fileType ?? 2,
    slice.claimedCount ?? commands.length,
    slice.claimedSize ?? all.length,
    0,
    ...(is64 ? [0] : []),
  );
  return Buffer.concat([header, all, slice.body ?? Buffer.alloc(0)]);
}

/** Where the body of a slice starts. */
export function bodyStart({ is64 = true, commands = [] }: RawSlice): number {
  return (is64 ? 32 : 28) + Buffer.concat([...commands]).length;
}

export function command(type: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([words(type, body.length + 8), body]);
}

export const symbolTable = (...figures: [number, number, number, number]): Buffer =>
  command(0x02, words(...figures));

export const signaturePlace = (start: number, size: number): Buffer =>
  command(0x1d, words(start, size));

/** An entry of a 64-bit symbol table for an imported symbol. */
export const undefinedSymbol = (nameOffset: number): Buffer => words(nameOffset, 0x01, 0, 0);

/** A 32-bit segment with one section. */
export function segment32(name: string, section: string, start: number, size: number): Buffer {
  return command(
    0x01,
    text(name, 16),
    words(0, size, start, size, 5, 5, 1, 0),
    Buffer.concat([text(section, 16), text(name, 16), words(0, size, start, 0, 0, 0, 0, 0, 0)]),
  );
}

export function fat(slices: readonly { bytes: Buffer; cpu: number }[], step = 0x1000): Buffer {
  const heads = [bigWords(0xcafebabe, slices.length)];
  const parts: Buffer[] = [];
  let at = step;
  for (const { bytes, cpu } of slices) {
    heads.push(bigWords(cpu, 0, at, bytes.length, Math.log2(step)));
    const size = Math.ceil(bytes.length / step) * step;
    parts.push(Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]));
    at += size;
  }
  const head = Buffer.concat(heads);
  return Buffer.concat([head, Buffer.alloc(step - head.length), ...parts]);
}

/** A fat file in 64 bits. */
export function wideFat(bytes: Buffer, cpu: number, start = 0x1000): Buffer {
  const head = bigWords(0xcafebabf, 1, cpu, 0, 0, start, 0, bytes.length, 12, 0);
  return Buffer.concat([head, Buffer.alloc(start - head.length), bytes]);
}

/** Reads a Mach-O in chunks of this many bytes. */
export function readMachO(bytes: Buffer, piece = 64 * 1024, budget = 1_000_000): ReadMachO {
  const reading = new MachOReading(bytes.length, new NameBudget(budget));
  for (let at = 0; at < bytes.length; at += piece) reading.take(bytes.subarray(at, at + piece));
  return reading.result();
}
