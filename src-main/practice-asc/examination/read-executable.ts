import type { ExecutableFacts } from './package-facts';

/** The load commands of a real app end well before this. */
export const executableHead = 256 * 1024;
const commands = { minimumIos: 0x25, buildVersion: 0x32 };
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

/** What one slice says that it was built for, and with. */
function readSlice(bytes: Buffer, base: number): Pick<ExecutableFacts, 'platform' | 'sdk'> {
  const count = Math.min(wordAt(bytes, base + 16), mostCommands);
  let at = base + 32;
  for (let index = 0; index < count; index += 1) {
    const [kind, size] = [wordAt(bytes, at), wordAt(bytes, at + 4)];
    if (kind === commands.buildVersion)
      return { platform: wordAt(bytes, at + 8), sdk: versionOf(wordAt(bytes, at + 16)) };
    if (kind === commands.minimumIos)
      return { platform: 2, sdk: versionOf(wordAt(bytes, at + 12)) };
    if (size < 8) break;
    at += size;
  }
  return { platform: null, sdk: null };
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
  const slice = within === undefined ? { platform: null, sdk: null } : readSlice(bytes, within);
  return { architectures, ...slice };
}

/** Reads the head of a Mach-O file (loader.h); null when it is none. */
export function readExecutable(bytes: Buffer): ExecutableFacts | null {
  if (bytes.length < 32) return null;
  if (bytes.readUInt32BE(0) === magic.fat) return readFat(bytes);
  const first = bytes.readUInt32LE(0);
  if (first !== magic.thin && first !== magic.thin32) return null;
  const architectures = [processorName(bytes.readUInt32LE(4))];
  const slice = first === magic.thin ? readSlice(bytes, 0) : { platform: null, sdk: null };
  return { architectures, ...slice };
}
