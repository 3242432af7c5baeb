import { message } from '#shared/words/message';
import { printable } from '../refusal';
import { UnreadableError } from '../unreadable';
import { childOf, childrenOf, textIn, type XmlElement } from './xml';

/** Files and folders of the outermost archive; product archives have a few dozen. */
const most = { files: 5_000, depth: 8, certificates: 10 } as const;

/** A file in the heap. */
export interface XarFile {
  path: string;
  /** Offset in the whole file, and stored bytes. */
  start: number;
  length: number;
  /** Bytes after decoding, as claimed. */
  size: number;
  /** `zlib` is what xar calls gzip. */
  encoding: 'none' | 'zlib' | 'other';
  /** The checksum of the stored bytes: an algorithm of node:crypto, and lowercase hex. */
  checksum: { style: string; hex: string } | null;
}

/** What the package was signed with. */
export interface XarSignature {
  start: number;
  length: number;
  /** Certificates in DER, the signer's first. */
  certificates: Buffer[];
}

export interface XarTable {
  /** By path. */
  files: ReadonlyMap<string, XarFile>;
  /** The RSA signature of the table; null without one. */
  signature: XarSignature | null;
}

interface Heap {
  start: number;
  end: number;
}

/** Reads the files and the signature from a table of contents. Throws UnreadableError. */
export function readTable(root: XmlElement, heap: Heap): XarTable {
  const toc = root.name === 'xar' ? childOf(root, 'toc') : undefined;
  if (toc === undefined) throw new UnreadableError(message('unreadable.xar.damaged'));
  const files = new Map<string, XarFile>();
  const seen = new Set<string>();
  const visit = (parent: XmlElement, folder: string, depth: number): void => {
    for (const element of childrenOf(parent, 'file')) {
      const path = folder + nameOf(element);
      // macOS doesn't tell upper and lower case apart.
      const folded = path.normalize('NFC').toLowerCase();
      if (seen.has(folded))
        throw new UnreadableError(message('unreadable.xar.duplicate', { entry: printable(path) }));
      seen.add(folded);
      if (seen.size > most.files || depth > most.depth)
        throw new UnreadableError(message('unreadable.xar.too-many-files'));
      if (textIn(element, 'type') === 'file') files.set(path, fileOf(element, path, heap));
      visit(element, `${path}/`, depth + 1);
    }
  };
  visit(toc, '', 0);
  const signature = signatureOf(toc, heap);
  refuseOverlaps([...files.values(), ...(signature ? [signature] : [])]);
  return { files, signature };
}

function nameOf(file: XmlElement): string {
  const element = childOf(file, 'name');
  const text = element?.text ?? '';
  const isPacked = element?.attributes.get('enctype') === 'base64';
  const name = isPacked ? Buffer.from(text, 'base64').toString('utf8') : text;
  if (name === '' || name === '.' || name === '..' || /[/\0\\]/.test(name))
    throw new UnreadableError(message('unreadable.xar.name', { entry: printable(name) }));
  return name;
}

function fileOf(file: XmlElement, path: string, heap: Heap): XarFile {
  const data = childOf(file, 'data');
  // An empty file has no data.
  if (data === undefined)
    return { path, start: heap.start, length: 0, size: 0, encoding: 'none', checksum: null };
  return {
    path,
    ...placeOf(data, 'length', heap),
    size: numberIn(data, 'size'),
    encoding: encodingOf(childOf(data, 'encoding')?.attributes.get('style')),
    checksum: checksumOf(childOf(data, 'archived-checksum')),
  };
}

function placeOf(parent: XmlElement, lengthName: string, heap: Heap) {
  const start = heap.start + numberIn(parent, 'offset');
  const length = numberIn(parent, lengthName);
  if (start + length > heap.end) throw new UnreadableError(message('unreadable.xar.beyond-end'));
  return { start, length };
}

function numberIn(parent: XmlElement, name: string): number {
  const text = textIn(parent, name) ?? '';
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new UnreadableError(message('unreadable.xar.damaged'));
  return value;
}

function encodingOf(style: string | undefined): XarFile['encoding'] {
  if (style === undefined || style === 'application/octet-stream') return 'none';
  return style === 'application/x-gzip' ? 'zlib' : 'other';
}

const known: readonly string[] = ['sha1', 'md5', 'sha256', 'sha512'];

function checksumOf(element: XmlElement | undefined): XarFile['checksum'] {
  const style = element?.attributes.get('style')?.toLowerCase() ?? '';
  return element !== undefined && known.includes(style)
    ? { style, hex: element.text.trim().toLowerCase() }
    : null;
}

/** The classic signature; newer packages have one in CMS beside it, of the same certificate. */
function signatureOf(toc: XmlElement, heap: Heap): XarSignature | null {
  const element = childrenOf(toc, 'signature').find(
    ({ attributes }) => attributes.get('style') === 'RSA',
  );
  if (element === undefined) return null;
  const data = childrenOf(childOf(element, 'KeyInfo'), 'X509Data');
  const certificates = data
    .flatMap((one) => childrenOf(one, 'X509Certificate'))
    .slice(0, most.certificates)
    .map(({ text }) => Buffer.from(text.replace(/\s+/g, ''), 'base64'));
  return { ...placeOf(element, 'size', heap), certificates };
}

function refuseOverlaps(places: readonly { start: number; length: number }[]): void {
  let end = 0;
  const inOrder = places
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => a.start - b.start || a.length - b.length);
  for (const { start, length } of inOrder) {
    if (start < end) throw new UnreadableError(message('unreadable.xar.overlap'));
    end = start + length;
  }
}
