import type { MachOPlatform, MachOSlice } from '../package-contents';
import { MachOError } from './mach-o-error';
import { dottedVersion, platformName, uuidText } from './mach-o-names';

/** A part of a slice, counted from the slice's start. */
export interface Place {
  start: number;
  size: number;
}

/** What the load commands say (loader.h). */
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
  > {
  methodNames: Place[];
  symbols: Place | null;
  strings: Place | null;
  /** What the loader binds from elsewhere, as a list of opcodes; empty ones may point anywhere. */
  bindings: Place[];
  /** The same for newer systems, with the places to bind chained to one another. */
  chainedFixups: Place | null;
  signature: Place | null;
}

const mostLibraries = 5_000;
const mostSections = 5_000;

/** Reads `count` load commands, every size checked. Raises MachOError. */
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
    methodNames: [],
    symbols: null,
    strings: null,
    bindings: [],
    chainedFixups: null,
    signature: null,
  };
}

type Reader = (commands: LoadCommands, bytes: Buffer, is64: boolean) => void;

/** `LC_VERSION_MIN_*`, which older tools write. */
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
  if (start >= bytes.length || commands.libraries.length >= mostLibraries) return;
  commands.libraries.push(text(bytes.subarray(start)));
}

function readSymbolTable(commands: LoadCommands, bytes: Buffer, is64: boolean): void {
  commands.symbols = { start: word(bytes, 8), size: word(bytes, 12) * (is64 ? 16 : 12) };
  commands.strings = { start: word(bytes, 16), size: word(bytes, 20) };
}

/** The list for the start and the one for first calls; the one between has what C++ lets every library define. */
function readBindings(commands: LoadCommands, bytes: Buffer): void {
  commands.bindings = [16, 32].map((at) => ({
    start: word(bytes, at),
    size: word(bytes, at + 4),
  }));
}

/** The fields of a segment and of its sections lie elsewhere in 32 bits. */
const layouts = {
  wide: { memory: 32, file: 48, count: 64, sections: 72, section: 80, size: 40, offset: 48 },
  narrow: { memory: 28, file: 36, count: 48, sections: 56, section: 68, size: 36, offset: 40 },
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
  const count = Math.min(word(bytes, layout.count), mostSections);
  for (let index = 0; index < count; index += 1) {
    const at = layout.sections + index * layout.section;
    if (at + layout.section > bytes.length) throw damaged();
    const section = text(bytes.subarray(at, at + 16));
    if (text(bytes.subarray(at + 16, at + 32)) === '__LLVM') commands.hasBitcode = true;
    if (section !== '__objc_methname') continue;
    commands.methodNames.push({
      start: word(bytes, at + layout.offset),
      size: number(at + layout.size),
    });
  }
}

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
  return new MachOError('has load commands that do not hold together');
}
