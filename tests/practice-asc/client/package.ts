import { Buffer } from 'node:buffer';
import { build, buildBinary } from 'plist';
import { ZipFile } from 'yazl';

export interface PackageWish {
  bundleId?: string;
  version?: string;
  build?: string;
  /** Absent from the Info.plist when not given. */
  usesNonExemptEncryption?: boolean;
  isBinary?: boolean;
  /** Bytes of ballast, so that there are several parts. */
  ballast?: number;
  info?: Record<string, string | string[] | boolean | null>;
}

function infoOf(wish: PackageWish): Record<string, string | string[] | boolean> {
  const info: Record<string, string | string[] | boolean | null> = {
    CFBundleIdentifier: wish.bundleId ?? 'com.northwind.orbit',
    CFBundleShortVersionString: wish.version ?? '1.4.0',
    CFBundleVersion: wish.build ?? '42',
    CFBundleSupportedPlatforms: ['iPhoneOS'],
    MinimumOSVersion: '17.0',
    ...(wish.usesNonExemptEncryption === undefined
      ? {}
      : { ITSAppUsesNonExemptEncryption: wish.usesNonExemptEncryption }),
    ...wish.info,
  };
  const kept = Object.entries(info).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(kept);
}

/** Bytes that neither repeat nor shrink. */
export function noise(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  let word = seed;
  for (let place = 0; place < length; place += 1) {
    word = (Math.imul(word, 1_103_515_245) + 12_345) & 0x7fffffff;
    bytes[place] = word >> 16;
  }
  return bytes;
}

export async function zipOf(entries: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(entries))
    zip.addBuffer(bytes, name, { compress: false });
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream as unknown as AsyncIterable<Buffer>)
    pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A package small enough to make in a moment and sound enough to be taken in. */
export async function makePackage(wish: PackageWish = {}): Promise<Buffer> {
  const info = infoOf(wish);
  const plist = wish.isBinary ? Buffer.from(buildBinary(info)) : Buffer.from(build(info));
  return zipOf({
    'Payload/Orbit.app/Info.plist': plist,
    'Payload/Orbit.app/Orbit': noise(wish.ballast ?? 10_000),
  });
}
