import { message } from '#shared/words/message';
import { limits } from '../limits';
import type { NameBudget } from '../mach-o/names';
import { MachOReading, type ReadMachO } from '../mach-o/read-mach-o';
import type { PackageEntry } from '../package-contents';
import { printable } from '../refusal';
import { UnreadableError } from '../unreadable';
import type { CpioEntry, TakeEntry } from './cpio';

/** What is kept of a payload while it passes: small files whole, executables as they were read, of the others their names. */
export interface CollectedPayload {
  /** By path in the package, such as `com.example.pkg/Payload/Orbit Notes.app/Contents/Info.plist`. */
  entries: Map<string, PackageEntry>;
  /** Property lists, profiles and icons, by path. */
  held: Map<string, Buffer>;
  /** Every Mach-O, by path. */
  machOs: Map<string, ReadMachO>;
  /** Files whose extended attributes include the mark of a download. */
  quarantined: string[];
}

const plists = /(?:^|\/)(?:Info\.plist|embedded\.provisionprofile|PrivacyInfo\.xcprivacy)$/;
const icons = /\.app\/Contents\/Resources\/[^/]+\.icns$/;
/** Extended attributes travel in files beside the ones they belong to (AppleDouble). */
const attributes = /(?:^|\/)\._[^/]+$/;
const most = { icon: 8 * 1024 * 1024, attributes: 64 * 1024 } as const;
const quarantine = 'com.apple.quarantine';
const appleDouble = 0x00051607;

export class PayloadCollection {
  readonly found: CollectedPayload = {
    entries: new Map(),
    held: new Map(),
    machOs: new Map(),
    quarantined: [],
  };
  private readonly links = new Set<string>();
  private heldBytes = 0;

  /** `root` is where the payload lies in the package, with a slash at its end. */
  constructor(
    private readonly root: string,
    private readonly budget: NameBudget | null,
  ) {}

  readonly take: TakeEntry = (entry) => {
    if (entry.path === '') return null;
    this.refuseBelowLink(entry.path);
    const path = this.root + entry.path + (entry.isFolder ? '/' : '');
    const { size, mode, isLink, isFolder } = entry;
    this.found.entries.set(path, { path, size, packedSize: size, mode, isLink, isFolder });
    if (isLink) this.links.add(entry.path);
    if (isLink || isFolder || (mode & 0o170000) !== 0o100000) return null;
    return this.consumerOf(path, entry);
  };

  /** Through a link, the same path would be two files. */
  private refuseBelowLink(path: string): void {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      if (this.links.has(path.slice(0, end)))
        throw new UnreadableError(message('unreadable.xar.below-link', { entry: printable(path) }));
  }

  private consumerOf(path: string, { size }: CpioEntry): ReturnType<TakeEntry> {
    if (plists.test(path) && size <= limits.plistBytes) return this.hold(path, size);
    if (icons.test(path) && size <= most.icon) return this.hold(path, size);
    if (attributes.test(path) && size <= most.attributes)
      return whole(size, (bytes) => this.checkAttributes(path, bytes));
    return this.budget === null || size < 8 ? null : this.sniff(path, size, this.budget);
  }

  private hold(path: string, size: number): ReturnType<TakeEntry> {
    this.heldBytes += size;
    if (this.heldBytes > limits.readBytes)
      throw new UnreadableError(message('unreadable.xar.too-much-held'));
    return whole(size, (bytes) => this.found.held.set(path, bytes));
  }

  private checkAttributes(path: string, bytes: Buffer): void {
    if (bytes.length < 4 || bytes.readUInt32BE(0) !== appleDouble) return;
    if (bytes.includes(quarantine)) this.found.quarantined.push(path.replace(/\._(?=[^/]+$)/, ''));
  }

  private sniff(path: string, size: number, budget: NameBudget): ReturnType<TakeEntry> {
    let reading: MachOReading | null = null;
    let head: Buffer | null = Buffer.alloc(0);
    return (bytes) => {
      if (bytes === null) {
        if (reading !== null) this.found.machOs.set(path, reading.result());
        return;
      }
      if (head === null) return reading?.take(bytes);
      head = Buffer.concat([head, bytes]);
      if (head.length < 8) return;
      const first = head;
      head = null;
      if (!isMachO(first)) return;
      reading = new MachOReading(size, budget);
      reading.take(first);
    };
  }
}

/** Gathers a file's bytes, copied: the chunks they arrive in are reused. */
function whole(size: number, done: (bytes: Buffer) => void): ReturnType<TakeEntry> {
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  return (part) => {
    if (part === null) done(bytes);
    else at += part.copy(bytes, at);
  };
}

const thin: readonly string[] = ['cefaedfe', 'cffaedfe', 'feedface', 'feedfacf'];
const fat: readonly string[] = ['cafebabe', 'cafebabf'];
/** In a Java class the second number is its version, 45 and up. */
const mostArchitectures = 40;

function isMachO(head: Buffer): boolean {
  const magic = head.toString('hex', 0, 4);
  return thin.includes(magic) || (fat.includes(magic) && head.readUInt32BE(4) <= mostArchitectures);
}
