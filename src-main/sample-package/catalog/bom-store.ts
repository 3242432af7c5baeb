import { bigWords } from '../mach-o/words';

const headSize = 512;
/** How a freed block is listed. */
const unused = 0xffffffff;
const freed = Buffer.alloc(0);

function place(at: number, block: Buffer): Buffer {
  return bigWords(block.length === 0 ? 0 : at, block.length);
}

/** The block table grows in steps of this size; Apple's tools leave the rest empty. */
const slots = 256;

/** A member of a tree: its key and its value. */
interface TreeEntry {
  key: Buffer;
  value: Buffer;
}

/** The container format of asset catalogs: numbered blocks, some of them named (BOM store). */
export class BomStore {
  /** The first block is never used. */
  private readonly blocks: Buffer[] = [Buffer.alloc(0)];
  private readonly names: { name: string; block: number }[] = [];

  add(name: string, content: Buffer): void {
    this.names.push({ name, block: this.block(content) });
  }

  /** A tree with one leaf, which is enough for a few dozen entries. */
  addTree(name: string, entries: readonly TreeEntry[]): void {
    const places = entries.flatMap(({ key, value }) => [this.block(value), this.block(key)]);
    const leafHead = Buffer.alloc(12);
    leafHead.writeUInt16BE(1, 0);
    leafHead.writeUInt16BE(entries.length, 2);
    const leaf = this.block(Buffer.concat([leafHead, bigWords(...places)]));
    const head = bigWords(1, leaf, 4096, entries.length);
    this.add(name, Buffer.concat([Buffer.from('tree'), head, Buffer.alloc(1)]));
  }

  bytes(): Buffer {
    const places: Buffer[] = [];
    let at = headSize;
    for (const block of this.blocks) {
      places.push(block === freed ? bigWords(unused, unused) : place(at, block));
      at += block.length;
    }
    const empty = (slots - (places.length % slots)) % slots;
    const index = Buffer.concat([
      bigWords(places.length + empty),
      ...places,
      Buffer.alloc(empty * 8),
      bigWords(0),
    ]);
    const names = this.nameTable();
    const head = Buffer.alloc(headSize);
    head.write('BOMStore', 'latin1');
    bigWords(1, this.blocks.length - 1, at, index.length, at + index.length, names.length).copy(
      head,
      8,
    );
    return Buffer.concat([head, ...this.blocks, index, names]);
  }

  /** A freed block, as Apple’s tools leave them in catalogs that grew. */
  addUnused(): void {
    this.block(freed);
  }

  private block(content: Buffer): number {
    return this.blocks.push(content) - 1;
  }

  private nameTable(): Buffer {
    const lines = this.names.map(({ name, block }) =>
      Buffer.concat([bigWords(block), Buffer.from([name.length]), Buffer.from(name)]),
    );
    return Buffer.concat([bigWords(lines.length), ...lines]);
  }
}
