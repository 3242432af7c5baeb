import { message } from '#shared/words/message';
import type { MachOSlice } from '../package-contents';
import type { PassingRanges } from '../passing-ranges';
import { readCodeSignature } from '../signature/code-signature';
import {
  cpuName,
  fileTypeName,
  MachOError,
  notMachO,
  type Place,
  platformOn,
  type SlicePlace,
} from './format';
import { findImplemented, type MethodSections } from './implemented-methods';
import { collectBound, collectChained } from './imported-names';
import { type LoadCommands, readLoadCommands } from './load-commands';
import { collectUndefined, findSelectors, type NameBudget } from './names';

const magic32 = 0xfeedface;
const magic64 = 0xfeedfacf;
const headerBytes = 28;
const maxCommandBytes = 1024 * 1024;

const archive = '!<arch>\n';

/** Throws MachOError when the first bytes don't start a slice. Big-endian ones are older than iOS. */
export function requireMachO(head: Buffer): void {
  if ([magic32, magic64].includes(head.readUInt32LE(0))) return;
  const isArchive = head.toString('latin1', 0, archive.length) === archive;
  throw new MachOError(isArchive ? notMachO.archive : notMachO.other);
}

/** Shared by the readers of one file's slices. */
export interface SliceReading {
  stream: PassingRanges;
  budget: NameBudget;
  /** Gets each slice as soon as its load commands are read; its names and signature follow. */
  add(slice: MachOSlice): void;
  /** Runs code that may throw MachOError and keeps its reason as the file's problem. */
  guard(read: () => void): void;
}

/** Requests the relevant parts of a slice from the stream. */
export function readSlice(reading: SliceReading, place: SlicePlace): void {
  if (place.size < headerBytes) throw new MachOError(message('unreadable.truncated'));
  reading.stream.wantWhole(place.start, headerBytes, (header) =>
    readHeader(reading, place, header),
  );
}

function readHeader(reading: SliceReading, place: SlicePlace, header: Buffer): void {
  requireMachO(header);
  const is64 = header.readUInt32LE(0) === magic64;
  const size = header.readUInt32LE(20);
  const start = is64 ? headerBytes + 4 : headerBytes;
  if (size > maxCommandBytes || start + size > place.size) {
    throw new MachOError(message('unreadable.mach-o.load-commands-size', { size }));
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
  /** End of the load commands; everything else that is read lies after it. */
  bodyStart: number;
}

function readBody(reading: SliceReading, opened: Opened, commands: LoadCommands): void {
  const { place, header } = opened;
  const cpu = cpuName(header.readUInt32LE(4), header.readUInt32LE(8));
  const undefinedSymbols = new Set<string>();
  const selectors = new Set<string>();
  const methods = new Set<string>();
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
    methods,
    codeBytes: commands.codeBytes,
    signature: null,
  };
  reading.add(slice);
  const { stream, budget } = reading;
  for (const names of commands.methods.names) {
    reading.guard(() => findSelectors(stream, inFile(opened, names), selectors));
  }
  if (opened.is64)
    reading.guard(() => findImplemented(stream, methodsIn(opened, commands), methods));
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

/** The loader's bindings; in a stripped slice only they show what it imports. */
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

/** The sections as ranges of the file. Those outside the file are skipped. */
function methodsIn({ place, bodyStart }: Opened, { methods }: LoadCommands): MethodSections {
  const moved = (sections: MethodSections['names']) =>
    sections
      .filter(({ start, size }) => start >= bodyStart && start + size <= place.size)
      .map((section) => ({ ...section, start: place.start + section.start }));
  return {
    ...methods,
    names: moved(methods.names),
    references: moved(methods.references),
    relativeLists: moved(methods.relativeLists),
    constants: moved(methods.constants),
  };
}

/** A part of the slice as a range of the file; empty ones may point anywhere. Throws MachOError. */
function inFile({ place, bodyStart }: Opened, part: Place): Place {
  if (part.size === 0) return { start: place.start + bodyStart, size: 0 };
  if (part.start < bodyStart || part.start + part.size > place.size) {
    throw new MachOError(message('unreadable.mach-o.part-outside'));
  }
  return { start: place.start + part.start, size: part.size };
}
