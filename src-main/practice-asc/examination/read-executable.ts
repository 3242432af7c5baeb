import type { ExecutableFacts } from './package-facts';

/** The load commands of a real app end well before this. */
export const executableHead = 256 * 1024;
const commands = { signature: 0x1d, minimumIos: 0x25, buildVersion: 0x32 };
const magic = { thin: 0xfeedfacf, fat: 0xcafebabe, thin32: 0xfeedface };
const processors: Record<number, string> = {
  7: 'i386',
  12: 'armv7',
  16777223: 'x86_64',
  16777228: 'arm64',
};
const mostSlices = 16;
const mostCommands = 4096;

/** `xxxx.yy.zz` in nibbles, as versions stand in load commands; the last place is left out. */
function versionOf(word: number): string {
  return `${word >>> 16}.${(word >>> 8) & 0xff}`;
}

function wordAt(bytes: Buffer, at: number): number {
  return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : 0;
}

/** The load commands of a slice, each by its kind and its place; the first of a kind counts. */
function commandsOf(bytes: Buffer, base: number): Map<number, number> {
  const found = new Map<number, number>();
  const count = Math.min(wordAt(bytes, base + 16), mostCommands);
  let at = base + 32;
  for (let index = 0; index < count; index += 1) {
    const [kind, size] = [wordAt(bytes, at), wordAt(bytes, at + 4)];
    if (!found.has(kind)) found.set(kind, at);
    if (size < 8) break;
    at += size;
  }
  return found;
}

type SliceFacts = Omit<ExecutableFacts, 'architectures'>;
const nothingSaid: SliceFacts = { platform: null, sdk: null, signedAt: null };

/** What one slice says that it was built for and with, and where its signature is. */
function readSlice(bytes: Buffer, base: number): SliceFacts {
  const places = commandsOf(bytes, base);
  const signature = places.get(commands.signature);
  const signedAt =
    signature === undefined
      ? null
      : { start: base + wordAt(bytes, signature + 8), length: wordAt(bytes, signature + 12) };
  const built = places.get(commands.buildVersion);
  if (built !== undefined) {
    const sdk = versionOf(wordAt(bytes, built + 16));
    return { platform: wordAt(bytes, built + 8), sdk, signedAt };
  }
  const least = places.get(commands.minimumIos);
  if (least === undefined) return { ...nothingSaid, signedAt };
  return { platform: 2, sdk: versionOf(wordAt(bytes, least + 12)), signedAt };
}

function processorName(word: number): string {
  return processors[word] ?? 'unknown';
}

function readFat(bytes: Buffer): ExecutableFacts {
  const count = Math.min(bytes.readUInt32BE(4), mostSlices, Math.floor((bytes.length - 8) / 20));
  const places = Array.from({ length: count }, (_, index) => 8 + index * 20);
  const architectures = places.map((at) => processorName(bytes.readUInt32BE(at)));
  const offsets = places.map((at) => bytes.readUInt32BE(at + 8));
  const within = offsets.find((offset) => wordAt(bytes, offset) === magic.thin);
  const slice = within === undefined ? nothingSaid : readSlice(bytes, within);
  return { architectures, ...slice };
}

/** Reads the head of a Mach-O file (loader.h); null when it is none. */
export function readExecutable(bytes: Buffer): ExecutableFacts | null {
  if (bytes.length < 32) return null;
  if (bytes.readUInt32BE(0) === magic.fat) return readFat(bytes);
  const first = bytes.readUInt32LE(0);
  if (first !== magic.thin && first !== magic.thin32) return null;
  const architectures = [processorName(bytes.readUInt32LE(4))];
  const slice = first === magic.thin ? readSlice(bytes, 0) : nothingSaid;
  return { architectures, ...slice };
}
