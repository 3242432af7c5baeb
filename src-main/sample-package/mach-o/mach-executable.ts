import { randomFillSync } from 'node:crypto';
import { base, code, fileTypeOf, type LinkPlaces, loadCommands, page } from './load-commands';
import { type MachOptions, type Processor, processors } from './mach-options';
import { listBytes, metadata, methodNames, nameBytes, type Part } from './objective-c';
import { bigWords, padded, roundedUp, text, words } from './words';

/** Signs the bytes of one slice before its signature. */
export interface SliceSigner {
  /** Bytes to reserve for the signature of that much code. */
  room(codeSize: number): number;
  sign(code: Buffer): Buffer;
}

/** A small executable or library with the load commands that Apple checks, optionally signed. */
export function machExecutable(options: MachOptions, signer?: SliceSigner): Buffer {
  const names = options.processors ?? ['arm64'];
  const slices = names.map((name) => slice(name, options, signer));
  const [first] = slices;
  return slices.length === 1 && first !== undefined ? first : fatFile(names, slices);
}

function slice(processor: Processor, options: MachOptions, signer?: SliceSigner): Buffer {
  const { symbols, names } = symbolTable(options.symbols ?? []);
  const codeEnd = page + roundedUp(options.ballast ?? 0, page);
  const parts = methodParts(options, codeEnd);
  const places = linkPlaces(codeEnd, parts, symbols.length, names.length, signer);
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
  parts.text.bytes.copy(file, page - code.length - parts.text.bytes.length);
  code.copy(file, page - code.length);
  parts.data.bytes.copy(file, places.data);
  symbols.copy(file, places.symbols);
  names.copy(file, places.names);
  signer?.sign(file.subarray(0, places.signature)).copy(file, places.signature);
  return file;
}

/** Method lists and names, which end where the code begins, and the content of `__DATA`. */
function methodParts(
  { selectors = [], objectiveC }: MachOptions,
  dataStart: number,
): { text: Part; data: Part } {
  const listed = objectiveC ? methodNames(objectiveC) : [];
  const all = nameBytes([...listed, ...selectors]);
  const size = objectiveC ? listBytes(objectiveC) : 0;
  const start = page - code.length - roundedUp(size + all.length, 8);
  const names = { name: '__objc_methname', start: start + size, size: all.length };
  const nameOf = (method: string): number =>
    base + names.start + nameBytes(listed.slice(0, listed.indexOf(method))).length;
  const made =
    objectiveC &&
    metadata(objectiveC, {
      base,
      lists: base + start,
      data: base + dataStart,
      code: base + page - code.length,
      nameOf,
    });
  const moved = (part: Part | undefined, by: number): Part => ({
    bytes: part?.bytes ?? Buffer.alloc(0),
    sections: (part?.sections ?? [])
      .filter((one) => one.size > 0)
      .map((one) => ({ ...one, start: one.start + by })),
  });
  const lists = moved(made?.lists, start);
  return {
    text: {
      bytes: padded(Buffer.concat([lists.bytes, all]), roundedUp(size + all.length, 8)),
      sections: [...lists.sections, ...(all.length > 0 ? [names] : [])],
    },
    data: moved(made?.data, dataStart),
  };
}

function linkPlaces(
  codeEnd: number,
  parts: { text: Part; data: Part },
  symbolsSize: number,
  namesSize: number,
  signer?: SliceSigner,
): LinkPlaces {
  const symbols = codeEnd + roundedUp(parts.data.bytes.length, page);
  const names = symbols + symbolsSize;
  const signature = roundedUp(names + namesSize, 16);
  const room = signer?.room(signature) ?? 0;
  return {
    textSections: parts.text.sections,
    data: codeEnd,
    dataSections: parts.data.sections,
    symbols,
    symbolCount: symbolsSize / 16,
    names,
    namesSize,
    signature,
    signatureSize: room,
    end: signature + room,
  };
}

/** Half of it random, so that it compresses about as well as code does. */
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
