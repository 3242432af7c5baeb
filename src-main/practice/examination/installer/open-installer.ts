import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createGunzip, inflateSync } from 'node:zlib';
import type { Archive } from '../archive';

/** The files of an uploaded installer, and what its table of contents has besides. */
export interface OpenInstaller {
  archive: Archive;
  /** Unix modes, by path. */
  modes: ReadonlyMap<string, number>;
  /** The signer's certificate in DER; null when the package is not signed. */
  certificate: Buffer | null;
}

const headerSize = 28;
const largestTable = 4 * 1024 ** 2;
/** Larger files are listed and not kept. */
const most = { oneFile: 32 * 1024 ** 2, allFiles: 192 * 1024 ** 2, files: 100_000 };

interface HeapFile {
  path: string;
  offset: number;
  length: number;
}

const tags = /<(\/?)([\w-]+)([^>]*?)(\/?)>([^<]*)/g;

/** The files of a table of contents, by what lies in each of their elements. */
function heapFiles(table: string): HeapFile[] {
  const files: HeapFile[] = [];
  const around: Map<string, string>[] = [];
  let isData = false;
  for (const [, closes, tag = '', , isEmpty, text = ''] of table.matchAll(tags)) {
    if (tag === 'data') isData = closes === '' && isEmpty === '';
    const current = around.at(-1);
    if (tag !== 'file') {
      const isWanted = tag === 'name' || (isData && (tag === 'offset' || tag === 'length'));
      if (closes === '' && isWanted) current?.set(tag, text.trim());
    } else if (closes === '') around.push(new Map());
    else {
      const done = around.pop();
      const folders = around.map((outer) => outer.get('name') ?? '');
      const [name, offset, length] = ['name', 'offset', 'length'].map((key) => done?.get(key));
      if (name && offset && length)
        files.push({
          ...{ path: [...folders, name].join('/'), offset: Number(offset), length: Number(length) },
        });
    }
  }
  return files;
}

function certificateIn(table: string): Buffer | null {
  const text = /<X509Certificate>([^<]+)</.exec(table)?.[1];
  return text === undefined ? null : Buffer.from(text, 'base64');
}

async function tableOf(file: FileHandle) {
  const header = Buffer.alloc(headerSize);
  await file.read(header, 0, headerSize, 0);
  const [start, packed] = [header.readUInt16BE(4), Number(header.readBigUInt64BE(8))];
  if (packed > largestTable) return null;
  const bytes = Buffer.alloc(packed);
  await file.read(bytes, 0, packed, start);
  const stored = Buffer.alloc(20);
  await file.read(stored, 0, stored.length, start + packed);
  if (!createHash('sha1').update(bytes).digest().equals(stored)) return null;
  const table = inflateSync(bytes, { maxOutputLength: largestTable }).toString('utf8');
  return { table, heap: start + packed };
}

/** Bytes that come in pieces, taken in the lengths that are asked for. */
class Taking {
  private held: Buffer = Buffer.alloc(0);
  constructor(private readonly pieces: AsyncIterator<Buffer>) {}

  async bytes(length: number): Promise<Buffer> {
    const parts = [this.held];
    let have = this.held.length;
    while (have < length) {
      const next = await this.pieces.next();
      if (next.done) throw new RangeError('The archive ends early.');
      parts.push(next.value);
      have += next.value.length;
    }
    const all = Buffer.concat(parts);
    this.held = all.subarray(length);
    return all.subarray(0, length);
  }

  async skip(length: number): Promise<void> {
    const step = 1024 ** 2;
    for (let left = length; left > 0; left -= step) await this.bytes(Math.min(step, left));
  }
}

interface Contents {
  files: Map<string, Buffer | null>;
  sizes: Map<string, number>;
  modes: Map<string, number>;
}

async function readCpio(taking: Taking, root: string): Promise<Contents> {
  const contents: Contents = { files: new Map(), sizes: new Map(), modes: new Map() };
  let kept = 0;
  for (;;) {
    const head = (await taking.bytes(76)).toString('latin1');
    if (!head.startsWith('070707')) throw new RangeError('Not a cpio archive of the old form.');
    const number = (start: number, end: number) => Number.parseInt(head.slice(start, end), 8);
    const [mode, nameSize, size] = [number(18, 24), number(59, 65), number(65, 76)];
    const name = (await taking.bytes(nameSize)).toString('utf8').replace(/\0$/, '');
    if (name === 'TRAILER!!!') return contents;
    const path = (root + name.replace(/^\.\/?/, '')).normalize('NFC');
    const isKept = (mode & 0o170000) === 0o100000 && size <= most.oneFile;
    contents.modes.set(path, mode);
    contents.sizes.set(path, size);
    if (contents.modes.size > most.files) throw new RangeError('Too many files.');
    if (isKept && kept + size <= most.allFiles) {
      contents.files.set(path, Buffer.from(await taking.bytes(size)));
      kept += size;
    } else {
      await taking.skip(size);
      contents.files.set(path, null);
    }
  }
}

function archiveOf({ files, sizes }: Contents): Archive {
  const find = (name: string) => files.get(name.normalize('NFC')) ?? null;
  return {
    names: [...files.keys()],
    has: (name) => files.has(name.normalize('NFC')),
    sizeOf: (name) => sizes.get(name.normalize('NFC')) ?? 0,
    readWhole: async (name, limit) => {
      const bytes = find(name);
      return bytes && bytes.length <= limit ? bytes : null;
    },
    readStart: async (name, length) => find(name)?.subarray(0, length) ?? null,
    readParts: async (name, places) => {
      const bytes = find(name);
      return places.map(({ start, length }) =>
        bytes && start >= 0 && start + length <= bytes.length
          ? bytes.subarray(start, start + length)
          : null,
      );
    },
    contains: async (name, sought) => find(name)?.includes(sought) ?? false,
  };
}

/** Whether a file is an installer, by its first bytes. */
export async function isInstaller(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(4);
    await file.read(head, 0, head.length, 0);
    return head.toString('latin1') === 'xar!';
  } finally {
    await file.close();
  }
}

/** Reads an uploaded installer; null for one that is damaged or packed in a way that is not known here. Never throws. */
export async function openInstaller(path: string): Promise<OpenInstaller | null> {
  const file = await open(path);
  try {
    const found = await tableOf(file);
    if (found === null) return null;
    const all = heapFiles(found.table);
    const payload = all.find((one) => /^([^/]+\/)?Payload$/.test(one.path));
    const isProduct = all.some((one) => one.path === 'Distribution');
    if (payload === undefined || !isProduct) return null;
    const start = found.heap + payload.offset;
    const stream = createReadStream(path, { start, end: start + payload.length - 1 });
    const unpacked = stream.pipe(createGunzip());
    stream.on('error', (error) => unpacked.destroy(error));
    const pieces = unpacked[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const contents = await readCpio(new Taking(pieces), `${payload.path}/`);
    unpacked.destroy();
    stream.destroy();
    const certificate = certificateIn(found.table);
    return { archive: archiveOf(contents), modes: contents.modes, certificate };
  } catch {
    return null;
  } finally {
    await file.close();
  }
}
