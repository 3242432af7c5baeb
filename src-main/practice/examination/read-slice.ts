import { layoutFor, type MachLayout } from './mach-layouts';
import type { SliceFacts } from './package-facts';
import { methodSections, type PlacedSection } from './read-methods';
import type { Place } from './unpacking';

/** The parts of a slice that lie after its load commands, one of each. */
export interface SlicePlaces<Part> {
  /** Entries of undefined symbols. */
  symbols: Part;
  /** The string table of those entries. */
  names: Part;
  /** The bindings of newer code: names may be here that were stripped from the symbols. */
  fixups: Part;
  /** The same in older code. */
  bindings: Part;
  lazyBindings: Part;
  methods: Part;
  signature: Part;
}

/** What the load commands of a slice declare, and where in the file the rest of it is. */
export interface SliceHead {
  facts: Omit<SliceFacts, 'undefinedNames' | 'methods' | 'implemented' | 'signature'>;
  /** Size of a symbol table entry in bytes. */
  symbolSize: number;
  places: SlicePlaces<Place | null>;
  /** Its base address. */
  base: number;
  /** The sections that tell which methods are implemented; none in 32-bit code. */
  methodSections: readonly PlacedSection[];
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
const maxCommands = 4096;
const maxSections = 256;
const ios = 2;
/** Size of a 64-bit symbol in bytes. */
const wideSymbol = 16;

/** Reads words that may be missing: beyond the end they are zero. */
function wordAt(bytes: Buffer, at: number): number {
  return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : 0;
}

/** Addresses are below 2^53. */
function longAt(bytes: Buffer, at: number): number {
  return wordAt(bytes, at) + wordAt(bytes, at + 4) * 2 ** 32;
}

function textAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 16).replace(/\0.*$/s, '');
}

/** `xxxx.yy.zz` in nibbles, as load commands store versions; the last component is dropped. */
function versionOf(word: number): string {
  return `${word >>> 16}.${(word >>> 8) & 0xff}`;
}

/** A part of the slice, from the offset and the length in the command. */
function placeAt(bytes: Buffer, at: number | undefined, offset = 8): Place | null {
  if (at === undefined) return null;
  return { start: wordAt(bytes, at + offset), length: wordAt(bytes, at + offset + 4) };
}

/** The load commands of a slice: the offsets of each kind. */
class Commands {
  private readonly found = new Map<number, number[]>();

  constructor(bytes: Buffer, start: number) {
    const count = Math.min(wordAt(bytes, 16), maxCommands);
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

/** The segments of a slice, in the order of its header. */
class Segments {
  constructor(
    private readonly bytes: Buffer,
    private readonly layout: MachLayout,
    private readonly places: readonly number[],
  ) {}

  /** File size of the segments with a name. 64-bit sizes that matter fit into 32 bits. */
  sizeOf(name: string): number {
    const { bytes, layout } = this;
    const own = this.places.filter((at) => textAt(bytes, at + 8) === name);
    return own.reduce((sum, at) => sum + wordAt(bytes, at + layout.fileSize), 0);
  }

  /** The address of the segment with a name. */
  addressOf(name: string): number {
    const at = this.places.find((place) => textAt(this.bytes, place + 8) === name);
    return at === undefined ? 0 : longAt(this.bytes, at + this.layout.address);
  }

  /** The section with that name. */
  section(name: string): PlacedSection | null {
    const { bytes, layout } = this;
    for (const segment of this.places) {
      const count = Math.min(wordAt(bytes, segment + layout.sectionCount), maxSections);
      for (let index = 0; index < count; index += 1) {
        const at = segment + layout.sections + index * layout.section;
        if (textAt(bytes, at) !== name) continue;
        const length = wordAt(bytes, at + layout.sectionSize);
        const address = longAt(bytes, at + layout.sectionAddress);
        return { name, address, start: wordAt(bytes, at + layout.sectionStart), length };
      }
    }
    return null;
  }
}

/** The entries of undefined symbols: a range that the dynamic symbol table declares. */
function symbolPlaces(bytes: Buffer, found: Commands, { symbol }: MachLayout) {
  const table = found.first(commands.symbols);
  if (table === undefined) return { symbols: null, names: null };
  const dynamic = found.first(commands.dynamicSymbols);
  const first = dynamic === undefined ? 0 : wordAt(bytes, dynamic + 24);
  const count = wordAt(bytes, dynamic === undefined ? table + 12 : dynamic + 28);
  const start = wordAt(bytes, table + 8) + first * symbol;
  return { symbols: { start, length: count * symbol }, names: placeAt(bytes, table, 16) };
}

function sectionsOf(segments: Segments, base: number): PlacedSection[] {
  return methodSections
    .map((name) => segments.section(name))
    .filter((section) => section !== null)
    .map((section) => ({ ...section, start: base + section.start }));
}

/** Reads the header of a slice that starts at that byte of its file; null when it is not a slice. */
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
    base: segments.addressOf('__TEXT'),
    methodSections: layout.symbol < wideSymbol ? [] : sectionsOf(segments, base),
  };
}
