import { message } from '#shared/words/message';
import type { MachOPlatform, MachOSlice } from '../package-contents';
import { dottedVersion, MachOError, type Place, platformName, uuidText } from './format';
import type { MethodSections } from './implemented-methods';

/** The contents of the load commands (loader.h). */
export interface LoadCommands
  extends Pick<
    MachOSlice,
    | 'platform'
    | 'minimumOs'
    | 'sdk'
    | 'uuid'
    | 'encryption'
    | 'segments'
    | 'hasBitcode'
    | 'libraries'
    | 'codeBytes'
  > {
  methods: MethodSections;
  symbols: Place | null;
  strings: Place | null;
  /** The loader's bindings, as a list of opcodes; empty ones may point anywhere. */
  bindings: Place[];
  /** The same for newer systems, with chained fixups. */
  chainedFixups: Place | null;
  signature: Place | null;
}

const maxLibraries = 5_000;
const maxSections = 5_000;

/** Reads `count` load commands, every size checked. Throws MachOError. */
export function readLoadCommands(bytes: Buffer, count: number, is64: boolean): LoadCommands {
  const commands = noCommands();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 8 > bytes.length) throw damaged();
    const size = bytes.readUInt32LE(at + 4);
    if (size < 8 || at + size > bytes.length) throw damaged();
    readCommand(commands, bytes.subarray(at, at + size), is64);
    at += size;
  }
  return commands;
}

function noCommands(): LoadCommands {
  return {
    platform: null,
    minimumOs: null,
    sdk: null,
    uuid: null,
    encryption: null,
    segments: [],
    hasBitcode: false,
    libraries: [],
    codeBytes: 0,
    methods: {
      base: 0,
      code: [],
      names: [],
      references: [],
      relativeLists: [],
      constants: [],
    },
    symbols: null,
    strings: null,
    bindings: [],
    chainedFixups: null,
    signature: null,
  };
}

type Reader = (commands: LoadCommands, bytes: Buffer, is64: boolean) => void;

/** `LC_VERSION_MIN_*`, written by older tools. */
const versionReader =
  (platform: MachOPlatform): Reader =>
  (commands, bytes) => {
    if (commands.platform !== null) return;
    commands.platform = platform;
    commands.minimumOs = dottedVersion(word(bytes, 8));
    commands.sdk = dottedVersion(word(bytes, 12));
  };

const readers: Readonly<Record<number, Reader>> = {
  1: readSegment,
  2: readSymbolTable,
  12: readLibrary,
  25: readSegment,
  27: (commands, bytes) => {
    if (bytes.length >= 24) commands.uuid = uuidText(bytes.subarray(8, 24));
  },
  29: (commands, bytes) => {
    commands.signature = { start: word(bytes, 8), size: word(bytes, 12) };
  },
  32: readLibrary,
  33: readEncryption,
  34: readBindings,
  36: versionReader('macos'),
  37: versionReader('ios'),
  44: readEncryption,
  47: versionReader('tvos'),
  48: versionReader('watchos'),
  50: readBuildVersion,
  2147483672: readLibrary,
  2147483679: readLibrary,
  2147483682: readBindings,
  2147483683: readLibrary,
  2147483700: (commands, bytes) => {
    commands.chainedFixups = { start: word(bytes, 8), size: word(bytes, 12) };
  },
};

function readCommand(commands: LoadCommands, bytes: Buffer, is64: boolean): void {
  readers[bytes.readUInt32LE(0)]?.(commands, bytes, is64);
}

/** The first one counts; a library for macOS and Catalyst has two. */
function readBuildVersion(commands: LoadCommands, bytes: Buffer): void {
  if (commands.platform !== null) return;
  commands.platform = platformName(word(bytes, 8));
  commands.minimumOs = dottedVersion(word(bytes, 12));
  commands.sdk = dottedVersion(word(bytes, 16));
}

function readEncryption(commands: LoadCommands, bytes: Buffer): void {
  commands.encryption = {
    offset: word(bytes, 8),
    size: word(bytes, 12),
    cryptId: word(bytes, 16),
  };
}

function readLibrary(commands: LoadCommands, bytes: Buffer): void {
  const start = word(bytes, 8);
  if (start >= bytes.length || commands.libraries.length >= maxLibraries) return;
  commands.libraries.push(text(bytes.subarray(start)));
}

function readSymbolTable(commands: LoadCommands, bytes: Buffer, is64: boolean): void {
  commands.symbols = { start: word(bytes, 8), size: word(bytes, 12) * (is64 ? 16 : 12) };
  commands.strings = { start: word(bytes, 16), size: word(bytes, 20) };
}

/** The list for startup and the one for lazy binding; the one between has weak C++ symbols. */
function readBindings(commands: LoadCommands, bytes: Buffer): void {
  commands.bindings = [16, 32].map((at) => ({
    start: word(bytes, at),
    size: word(bytes, at + 4),
  }));
}

/** The fields of a segment and of its sections have other offsets in 32 bits. */
const layouts = {
  wide: {
    address: 24,
    memory: 32,
    file: 48,
    count: 64,
    sections: 72,
    section: 80,
    start: 32,
    size: 40,
    offset: 48,
  },
  narrow: {
    address: 24,
    memory: 28,
    file: 36,
    count: 48,
    sections: 56,
    section: 68,
    start: 32,
    size: 36,
    offset: 40,
  },
} as const;

function readSegment(commands: LoadCommands, bytes: Buffer): void {
  const isWide = bytes.readUInt32LE(0) === 0x19;
  const layout = isWide ? layouts.wide : layouts.narrow;
  if (bytes.length < layout.sections) throw damaged();
  const number = (at: number): number => (isWide ? long(bytes, at) : word(bytes, at));
  const name = text(bytes.subarray(8, 24));
  commands.segments.push({
    name,
    memorySize: number(layout.memory),
    fileSize: number(layout.file),
  });
  if (name === '__LLVM') commands.hasBitcode = true;
  if (name === '__TEXT') commands.methods.base = number(layout.address);
  const count = Math.min(word(bytes, layout.count), maxSections);
  for (let index = 0; index < count; index += 1) {
    const at = layout.sections + index * layout.section;
    if (at + layout.section > bytes.length) throw damaged();
    const section = text(bytes.subarray(at, at + 16));
    if (text(bytes.subarray(at + 16, at + 32)) === '__LLVM') commands.hasBitcode = true;
    if (section === '__text') commands.codeBytes += number(at + layout.size);
    const kind = methodSections[section];
    if (kind === undefined) continue;
    commands.methods[kind].push({
      start: word(bytes, at + layout.offset),
      size: number(at + layout.size),
      address: number(at + layout.start),
    });
  }
}

const methodSections: Readonly<Record<string, Exclude<keyof MethodSections, 'base'>>> = {
  __text: 'code',
  __objc_methname: 'names',
  __objc_selrefs: 'references',
  __objc_methlist: 'relativeLists',
  __objc_const: 'constants',
  __objc_data: 'constants',
  __data: 'constants',
};

function word(bytes: Buffer, at: number): number {
  if (at + 4 > bytes.length) throw damaged();
  return bytes.readUInt32LE(at);
}

function long(bytes: Buffer, at: number): number {
  if (at + 8 > bytes.length) throw damaged();
  return Number(bytes.readBigUInt64LE(at));
}

function text(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
}

function damaged(): MachOError {
  return new MachOError(message('unreadable.mach-o.load-commands'));
}
