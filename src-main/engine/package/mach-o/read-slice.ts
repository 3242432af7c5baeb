import type { MachOSlice } from '../package-contents';
import type { PassingRanges } from '../passing-ranges';
import { readCodeSignature } from '../signature/read-code-signature';
import { collectBound } from './bound-names';
import { collectChained } from './chained-imports';
import type { SlicePlace } from './fat-header';
import { type LoadCommands, type Place, readLoadCommands } from './load-commands';
import { MachOError, notMachO } from './mach-o-error';
import { cpuName, fileTypeName, platformOn } from './mach-o-names';
import { findSelectors } from './method-names';
import type { NameBudget } from './name-budget';
import { collectUndefined } from './symbol-names';

const magic32 = 0xfeedface;
const magic64 = 0xfeedfacf;
const headerBytes = 28;
const mostCommandBytes = 1024 * 1024;

const archive = '!<arch>\n';

/** Raises MachOError when the first bytes begin no slice. Big-endian ones are of a time before iOS. */
export function requireMachO(head: Buffer): void {
  if ([magic32, magic64].includes(head.readUInt32LE(0))) return;
  const isArchive = head.toString('latin1', 0, archive.length) === archive;
  throw new MachOError(isArchive ? notMachO.archive : notMachO.other);
}

/** What reading the slices of one file shares. */
export interface SliceReading {
  stream: PassingRanges;
  budget: NameBudget;
  /** Gets each slice as soon as its load commands are read; its names and signature follow. */
  add(slice: MachOSlice): void;
  /** Runs what may raise MachOError and keeps its words as the file's problem. */
  guard(read: () => void): void;
}

/** Asks the stream for the parts of a slice that say something. */
export function readSlice(reading: SliceReading, place: SlicePlace): void {
  if (place.size < headerBytes) throw new MachOError('is cut short');
  reading.stream.wantWhole(place.start, headerBytes, (header) =>
    readHeader(reading, place, header),
  );
}

function readHeader(reading: SliceReading, place: SlicePlace, header: Buffer): void {
  requireMachO(header);
  const is64 = header.readUInt32LE(0) === magic64;
  const size = header.readUInt32LE(20);
  const start = is64 ? headerBytes + 4 : headerBytes;
  if (size > mostCommandBytes || start + size > place.size) {
    throw new MachOError(`claims ${size} bytes of load commands`);
  }
  reading.stream.wantWhole(place.start + start, size, (bytes) => {
    const commands = readLoadCommands(bytes, header.readUInt32LE(16), is64);
    readBody(reading, { place, header, is64, bodyStart: start + size }, commands);
  });
}

interface Opened {
  place: SlicePlace;
  header: Buffer;
  is64: boolean;
  /** Where the load commands end; nothing that is read lies before. */
  bodyStart: number;
}

function readBody(reading: SliceReading, opened: Opened, commands: LoadCommands): void {
  const { place, header } = opened;
  const cpu = cpuName(header.readUInt32LE(4), header.readUInt32LE(8));
  const undefinedSymbols = new Set<string>();
  const selectors = new Set<string>();
  const slice: MachOSlice = {
    cpu,
    size: place.size,
    alignment: place.alignment,
    fileType: fileTypeName(header.readUInt32LE(12)),
    platform: platformOn(cpu, commands.platform),
    minimumOs: commands.minimumOs,
    sdk: commands.sdk,
    uuid: commands.uuid,
    encryption: commands.encryption,
    segments: commands.segments,
    hasBitcode: commands.hasBitcode,
    libraries: commands.libraries,
    undefinedSymbols,
    selectors,
    signature: null,
  };
  reading.add(slice);
  const { stream, budget } = reading;
  for (const names of commands.methodNames) {
    reading.guard(() => findSelectors(stream, inFile(opened, names), selectors));
  }
  const { symbols, strings, signature } = commands;
  if (symbols !== null && strings !== null) {
    reading.guard(() => {
      const tables = { symbols: inFile(opened, symbols), strings: inFile(opened, strings) };
      collectUndefined(stream, { ...tables, is64: opened.is64 }, budget, undefinedSymbols);
    });
  }
  readBound(reading, opened, commands, undefinedSymbols);
  if (signature !== null) {
    reading.guard(() => {
      slice.signature = readCodeSignature(stream, inFile(opened, signature));
    });
  }
}

/** What the loader binds; a stripped slice says only here what it takes from elsewhere. */
function readBound(
  reading: SliceReading,
  opened: Opened,
  { bindings, chainedFixups }: LoadCommands,
  names: Set<string>,
): void {
  const { stream, budget } = reading;
  for (const list of bindings) {
    reading.guard(() => collectBound(stream, inFile(opened, list), budget, names));
  }
  if (chainedFixups === null) return;
  reading.guard(() => collectChained(stream, inFile(opened, chainedFixups), budget, names));
}

/** A part of the slice as a part of the file; empty ones may point anywhere. Raises MachOError. */
function inFile({ place, bodyStart }: Opened, part: Place): Place {
  if (part.size === 0) return { start: place.start + bodyStart, size: 0 };
  if (part.start < bodyStart || part.start + part.size > place.size) {
    throw new MachOError('points at parts of itself that are not there');
  }
  return { start: place.start + part.start, size: part.size };
}
