import { randomFillSync } from 'node:crypto';
import {
  code,
  fileTypeOf,
  type LinkPlaces,
  loadCommands,
  page,
  selectorBytes,
} from './load-commands';
import { type MachOptions, type Processor, processors } from './mach-options';
import { bigWords, padded, roundedUp, text, words } from './words';

/** Signs the bytes of one slice that come before its signature. */
export interface SliceSigner {
  /** Bytes to leave for the signature of so much code. */
  room(codeSize: number): number;
  sign(code: Buffer): Buffer;
}

/** A small executable or library with the load commands that Apple looks at, signed if asked for. */
export function machExecutable(options: MachOptions, signer?: SliceSigner): Buffer {
  const names = options.processors ?? ['arm64'];
  const slices = names.map((name) => slice(name, options, signer));
  const [first] = slices;
  return slices.length === 1 && first !== undefined ? first : fatFile(names, slices);
}

function slice(processor: Processor, options: MachOptions, signer?: SliceSigner): Buffer {
  const { symbols, names } = symbolTable(options.symbols ?? []);
  const codeEnd = page + roundedUp(options.ballast ?? 0, page);
  const places = linkPlaces(codeEnd, symbols.length, names.length, signer);
  const commands = loadCommands(options, places);
  const { type, subtype } = processors[processor];
  const size = commands.reduce((sum, bytes) => sum + bytes.length, 0);
  const head = words(
    0xfeedfacf,
    type,
    subtype,
    fileTypeOf(options),
    commands.length,
    size,
    0x00200085,
    0,
  );
  const file = Buffer.alloc(places.end);
  fillWithCode(file.subarray(page, codeEnd));
  Buffer.concat([head, ...commands]).copy(file);
  const selectors = selectorBytes(options);
  selectors.copy(file, page - code.length - selectors.length);
  code.copy(file, page - code.length);
  symbols.copy(file, places.symbols);
  names.copy(file, places.names);
  signer?.sign(file.subarray(0, places.signature)).copy(file, places.signature);
  return file;
}

function linkPlaces(
  codeEnd: number,
  symbolsSize: number,
  namesSize: number,
  signer?: SliceSigner,
): LinkPlaces {
  const names = codeEnd + symbolsSize;
  const signature = roundedUp(names + namesSize, 16);
  const room = signer?.room(signature) ?? 0;
  return {
    symbols: codeEnd,
    symbolCount: symbolsSize / 16,
    names,
    namesSize,
    signature,
    signatureSize: room,
    end: signature + room,
  };
}

/** Half of it random, so that it shrinks about as much as code does. */
function fillWithCode(bytes: Buffer): void {
  const step = 1024;
  for (let at = 0; at < bytes.length; at += step) randomFillSync(bytes, at, step / 2);
}

/** Every name as an undefined external symbol of the first library (nlist.h). */
function symbolTable(given: readonly string[]): { symbols: Buffer; names: Buffer } {
  const undefinedExternal = 0x01;
  const firstLibrary = 0x0100;
  const entries: Buffer[] = [];
  const names = [text(' ')];
  let at = 2;
  for (const name of given) {
    entries.push(words(at, undefinedExternal | (firstLibrary << 16), 0, 0));
    names.push(text(name));
    at += name.length + 1;
  }
  return { symbols: Buffer.concat(entries), names: Buffer.concat(names) };
}

function fatFile(names: readonly Processor[], slices: readonly Buffer[]): Buffer {
  const alignment = Math.log2(page);
  const heads: Buffer[] = [bigWords(0xcafebabe, slices.length)];
  const parts: Buffer[] = [];
  let at = page;
  for (const [index, bytes] of slices.entries()) {
    const { type, subtype } = processors[names[index] ?? 'arm64'];
    heads.push(bigWords(type, subtype, at, bytes.length, alignment));
    const part = padded(bytes, roundedUp(bytes.length, page));
    parts.push(part);
    at += part.length;
  }
  return Buffer.concat([padded(Buffer.concat(heads), page), ...parts]);
}
