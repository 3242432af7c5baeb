import { layoutFor, type MachLayout } from './mach-layouts';
import type { SliceFacts } from './package-facts';
import type { Place } from './unpacking';

/** One of each of the parts of a slice that lie behind its load commands. */
export interface SlicePlaces<Part> {
  /** Entries of undefined symbols. */
  symbols: Part;
  /** The texts that those entries point into. */
  names: Part;
  /** What the loader binds, in newer code: names are there that were taken out of the symbols. */
  fixups: Part;
  /** The same in older code. */
  bindings: Part;
  lazyBindings: Part;
  methods: Part;
  signature: Part;
}

/** What the load commands of a slice say, and where in the file the rest of it is. */
export interface SliceHead {
  facts: Omit<SliceFacts, 'undefinedNames' | 'methods' | 'signature'>;
  /** Bytes of an entry of the symbols. */
  symbolSize: number;
  places: SlicePlaces<Place | null>;
}

/** Load commands (loader.h). */
const commands = {
  symbols: 0x02,
  dynamicSymbols: 0x0b,
  uuid: 0x1b,
  signature: 0x1d,
  encryption32: 0x21,
  encryption: 0x2c,
  bindings: 0x22,
  bindingsOnly: 0x80000022,
  minimumIos: 0x25,
  buildVersion: 0x32,
  fixups: 0x80000034,
};
const processors: Record<number, string> = {
  7: 'i386',
  12: 'armv7',
  16777223: 'x86_64',
  16777228: 'arm64',
  33554444: 'arm64_32',
};
const mostCommands = 4096;
const mostSections = 256;
const ios = 2;

/** Reads words that may not be there: what lies behind the end is zero. */
function wordAt(bytes: Buffer, at: number): number {
  return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : 0;
}

function textAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 16).replace(/\0.*$/s, '');
}

/** `xxxx.yy.zz` in nibbles, as versions stand in load commands; the last place is left out. */
function versionOf(word: number): string {
  return `${word >>> 16}.${(word >>> 8) & 0xff}`;
}

/** A part of the slice whose start stands in the command, with its length behind. */
function placeAt(bytes: Buffer, at: number | undefined, offset = 8): Place | null {
  if (at === undefined) return null;
  return { start: wordAt(bytes, at + offset), length: wordAt(bytes, at + offset + 4) };
}

/** The load commands of a slice: for each kind, where in the bytes they stand. */
class Commands {
  private readonly found = new Map<number, number[]>();

  constructor(bytes: Buffer, start: number) {
    const count = Math.min(wordAt(bytes, 16), mostCommands);
    let at = start;
    for (let index = 0; index < count; index += 1) {
      const [kind, size] = [wordAt(bytes, at), wordAt(bytes, at + 4)];
      const places = this.found.get(kind);
      if (places) places.push(at);
      else this.found.set(kind, [at]);
      if (size < 8) break;
      at += size;
    }
  }

  all(...kinds: readonly number[]): number[] {
    return kinds.flatMap((kind) => this.found.get(kind) ?? []);
  }

  first(...kinds: readonly number[]): number | undefined {
    return this.all(...kinds)[0];
  }
}

function builtFor(bytes: Buffer, found: Commands) {
  const built = found.first(commands.buildVersion);
  if (built !== undefined) {
    const [minimum, sdk] = [wordAt(bytes, built + 12), wordAt(bytes, built + 16)];
    const platform = wordAt(bytes, built + 8);
    return { platform, minimumOs: versionOf(minimum), sdk: versionOf(sdk) };
  }
  const least = found.first(commands.minimumIos);
  if (least === undefined) return { platform: null, minimumOs: null, sdk: null };
  const [minimum, sdk] = [wordAt(bytes, least + 8), wordAt(bytes, least + 12)];
  return { platform: ios, minimumOs: versionOf(minimum), sdk: versionOf(sdk) };
}

function uuidOf(bytes: Buffer, at: number | undefined): string | null {
  if (at === undefined || at + 24 > bytes.length) return null;
  const digits = bytes.toString('hex', at + 8, at + 24).toUpperCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The segments of a slice, one after the other in the bytes of its head. */
class Segments {
  constructor(
    private readonly bytes: Buffer,
    private readonly layout: MachLayout,
    private readonly places: readonly number[],
  ) {}

  /** Bytes in the file of those of a name. Sizes of 64 bits that matter fit into 32. */
  sizeOf(name: string): number {
    const { bytes, layout } = this;
    const own = this.places.filter((at) => textAt(bytes, at + 8) === name);
    return own.reduce((sum, at) => sum + wordAt(bytes, at + layout.fileSize), 0);
  }

  /** The section of that name. */
  section(name: string): Place | null {
    const { bytes, layout } = this;
    for (const segment of this.places) {
      const count = Math.min(wordAt(bytes, segment + layout.sectionCount), mostSections);
      for (let index = 0; index < count; index += 1) {
        const at = segment + layout.sections + index * layout.section;
        if (textAt(bytes, at) !== name) continue;
        const length = wordAt(bytes, at + layout.sectionSize);
        return { start: wordAt(bytes, at + layout.sectionStart), length };
      }
    }
    return null;
  }
}

/** The entries of undefined symbols: a part of the table that the dynamic linker has a name for. */
function symbolPlaces(bytes: Buffer, found: Commands, { symbol }: MachLayout) {
  const table = found.first(commands.symbols);
  if (table === undefined) return { symbols: null, names: null };
  const dynamic = found.first(commands.dynamicSymbols);
  const first = dynamic === undefined ? 0 : wordAt(bytes, dynamic + 24);
  const count = wordAt(bytes, dynamic === undefined ? table + 12 : dynamic + 28);
  const start = wordAt(bytes, table + 8) + first * symbol;
  return { symbols: { start, length: count * symbol }, names: placeAt(bytes, table, 16) };
}

/** Reads the beginning of a slice that starts at that byte of its file; null when it is none. */
export function readSliceHead(bytes: Buffer, base: number): SliceHead | null {
  const layout = layoutFor(wordAt(bytes, 0));
  if (layout === undefined) return null;
  const found = new Commands(bytes, layout.header);
  const segments = new Segments(bytes, layout, found.all(layout.segment));
  const inFile = (place: Place | null) => place && { ...place, start: base + place.start };
  const { symbols, names } = symbolPlaces(bytes, found, layout);
  const bindings = found.first(commands.bindings, commands.bindingsOnly);
  const encryptions = found.all(commands.encryption, commands.encryption32);
  return {
    facts: {
      architecture: processors[wordAt(bytes, 4)] ?? 'unknown',
      fileType: wordAt(bytes, 12),
      ...builtFor(bytes, found),
      uuid: uuidOf(bytes, found.first(commands.uuid)),
      isEncrypted: encryptions.some((at) => wordAt(bytes, at + 16) !== 0),
      codeSize: segments.sizeOf('__TEXT'),
      bitcodeSize: segments.sizeOf('__LLVM'),
    },
    symbolSize: layout.symbol,
    places: {
      symbols: inFile(symbols),
      names: inFile(names),
      fixups: inFile(placeAt(bytes, found.first(commands.fixups))),
      bindings: inFile(placeAt(bytes, bindings, 16)),
      lazyBindings: inFile(placeAt(bytes, bindings, 32)),
      methods: inFile(segments.section('__objc_methname')),
      signature: inFile(placeAt(bytes, found.first(commands.signature))),
    },
  };
}
