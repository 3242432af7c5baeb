import { createHash, type KeyObject, sign } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** The files of a flat package, and who signs it. */
export interface XarDraft {
  /** By path; folders follow from the paths. */
  files: ReadonlyMap<string, Buffer>;
  /** Paths that are stored as they are; the others are compressed. */
  stored: ReadonlySet<string>;
  signer: XarSigner | null;
}

export interface XarSigner {
  /** DER. */
  certificate: Buffer;
  privateKey: KeyObject;
}

const checksumBytes = 20;
const signatureBytes = 256;

/** A flat package as productbuild writes it: the checksum and the signature at the start of the heap, then the files. */
export function writeXar({ files, stored, signer }: XarDraft): Buffer {
  const heap: Buffer[] = [];
  let at = checksumBytes + (signer ? signatureBytes : 0);
  const tree = new Folder();
  let id = 0;
  for (const [path, bytes] of files) {
    const isStored = stored.has(path);
    const packed = isStored ? bytes : deflateSync(bytes);
    id += 1;
    tree.add(path.split('/'), dataOf({ id, at, packed, bytes, isStored }));
    heap.push(packed);
    at += packed.length;
  }
  const table = deflateSync(Buffer.from(tableOf(tree, signer)), { level: 9 });
  const unpacked = Buffer.byteLength(tableOf(tree, signer));
  const checksum = createHash('sha1').update(table).digest();
  const signature = signer ? [sign('sha1', table, signer.privateKey)] : [];
  return Buffer.concat([header(table.length, unpacked), table, checksum, ...signature, ...heap]);
}

function header(packed: number, unpacked: number): Buffer {
  const bytes = Buffer.alloc(28);
  bytes.write('xar!', 'latin1');
  bytes.writeUInt16BE(28, 4);
  bytes.writeUInt16BE(1, 6);
  bytes.writeBigUInt64BE(BigInt(packed), 8);
  bytes.writeBigUInt64BE(BigInt(unpacked), 16);
  bytes.writeUInt32BE(1, 24);
  return bytes;
}

class Folder {
  private readonly folders = new Map<string, Folder>();
  private readonly files = new Map<string, string>();

  add([name = '', ...rest]: string[], data: string): void {
    if (rest.length === 0) {
      this.files.set(name, data);
      return;
    }
    const inside = this.folders.get(name) ?? new Folder();
    this.folders.set(name, inside);
    inside.add(rest, data);
  }

  xml(): string {
    const folders = [...this.folders].map(
      ([name, inside]) =>
        `<file><name>${escaped(name)}</name><type>directory</type>${inside.xml()}</file>`,
    );
    const files = [...this.files].map(
      ([name, data]) => `<file>${data}<type>file</type><name>${escaped(name)}</name></file>`,
    );
    return [...folders, ...files].join('');
  }
}

interface Stored {
  id: number;
  at: number;
  packed: Buffer;
  bytes: Buffer;
  isStored: boolean;
}

function dataOf({ at, packed, bytes, isStored }: Stored): string {
  const sha1 = (content: Buffer): string => createHash('sha1').update(content).digest('hex');
  const encoding = isStored ? 'application/octet-stream' : 'application/x-gzip';
  return [
    `<data><length>${packed.length}</length><offset>${at}</offset><size>${bytes.length}</size>`,
    `<encoding style="${encoding}"/>`,
    `<extracted-checksum style="sha1">${sha1(bytes)}</extracted-checksum>`,
    `<archived-checksum style="sha1">${sha1(packed)}</archived-checksum></data>`,
  ].join('');
}

function tableOf(tree: Folder, signer: XarSigner | null): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<xar><toc>',
    `<checksum style="sha1"><offset>0</offset><size>${checksumBytes}</size></checksum>`,
    signer === null ? '' : signatureOf(signer),
    tree.xml(),
    '</toc></xar>',
  ].join('');
}

function signatureOf({ certificate }: XarSigner): string {
  return [
    `<signature style="RSA"><offset>${checksumBytes}</offset><size>${signatureBytes}</size>`,
    '<KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>',
    `<X509Certificate>${certificate.toString('base64')}</X509Certificate>`,
    '</X509Data></KeyInfo></signature>',
  ].join('');
}

/** Text in XML, and in the value of an attribute. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
