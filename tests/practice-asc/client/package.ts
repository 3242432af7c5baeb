import { Buffer } from 'node:buffer';
import { build, buildBinary } from 'plist';
import { ZipFile } from 'yazl';
import type { Certificate } from '../../../src-main/sample-package/profile/certificate';
import { distributionCertificate } from '../../../src-main/sample-package/profile/sample-profile';
import { signDetached } from '../../../src-main/sample-package/profile/signed-message';
import { signingKeys } from '../../../src-main/sample-package/profile/signing-keys';

export interface PackageWish {
  bundleId?: string;
  version?: string;
  build?: string;
  /** Absent from the Info.plist when not given. */
  usesNonExemptEncryption?: boolean;
  isBinary?: boolean;
  /** Bytes of ballast, so that there are several parts. */
  ballast?: number;
  info?: Record<string, InfoValue | null>;
  /** What the executable is signed as, and asks for: nothing when it is left out. */
  signature?: { identifier?: string; entitlements?: Record<string, InfoValue> };
  /** What the profile allows beside the usual. */
  allowed?: Record<string, InfoValue>;
  /** The privacy manifest; none when it is left out. */
  privacy?: Record<string, InfoValue>;
  /** The content of Assets.car. */
  catalog?: string;
}

export type InfoValue = string | string[] | boolean | { [key: string]: InfoValue };

function infoOf(wish: PackageWish): Record<string, InfoValue> {
  const info: Record<string, InfoValue | null> = {
    CFBundleExecutable: 'Orbit',
    CFBundleIcons: {
      CFBundlePrimaryIcon: { CFBundleIconFiles: ['AppIcon60x60'], CFBundleIconName: 'AppIcon' },
    },
    CFBundleIdentifier: wish.bundleId ?? 'com.northwind.orbit',
    CFBundleShortVersionString: wish.version ?? '1.4.0',
    CFBundleVersion: wish.build ?? '42',
    CFBundleSupportedPlatforms: ['iPhoneOS'],
    MinimumOSVersion: '17.0',
    ...(wish.usesNonExemptEncryption === undefined
      ? {}
      : { ITSAppUsesNonExemptEncryption: wish.usesNonExemptEncryption }),
    ...(wish.usesNonExemptEncryption ? { ITSEncryptionExportComplianceCode: 'made-up' } : {}),
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

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

let certificate: Promise<Certificate> | undefined;

/** Made once: it takes longer than everything else. */
function signer(): Promise<Certificate> {
  const team = { teamId: '9NW47H2K3L', teamName: 'Northwind Apps' };
  certificate ??= distributionCertificate({ ...team, now: new Date() });
  return certificate;
}

/** The head of an arm64 program for iOS, built with the newest SDK, ballast after it, and then its signature. */
async function executable({ ballast = 10_000, bundleId, signature }: PackageWish): Promise<Buffer> {
  const buildVersion = words(0x32, 24, 2, 17 << 16, 30 << 16, 0);
  const body = noise(ballast);
  const identifier = bundleId ?? 'com.northwind.orbit';
  const blobs = await signatureBlobs({ identifier, ...signature });
  const header = words(0xfeedfacf, 0x0100000c, 0, 2, 2, 40, 0, 0);
  const place = words(0x1d, 16, 32 + 40 + body.length, blobs.length);
  return Buffer.concat([header, buildVersion, place, body, blobs]);
}

/** Words as they stand in a signature, highest byte first. */
function bigWords(...values: number[]): Buffer {
  return words(...values).swap32();
}

function blob(magic: number, content: Buffer): Buffer {
  return Buffer.concat([bigWords(magic, content.length + 8), content]);
}

/** A code directory with its identifier, what is asked for as a property list, and who signed. */
async function signatureBlobs(wish: {
  identifier: string;
  entitlements?: Record<string, InfoValue>;
}): Promise<Buffer> {
  const name = Buffer.from(`${wish.identifier}\0`);
  const directory = blob(
    0xfade0c02,
    Buffer.concat([bigWords(0x20400, 0, 0, 44, 0, 0, 0, 0, 0), name]),
  );
  const asked = blob(0xfade7171, Buffer.from(build(wish.entitlements ?? {})));
  const { privateKey } = await signingKeys();
  const message = signDetached(directory, await signer(), privateKey, new Date());
  const [first, second] = [36 + directory.length, 36 + directory.length + asked.length];
  const head = bigWords(3, 0, 36, 5, first, 0x10000, second);
  return blob(0xfade0cc0, Buffer.concat([head, directory, asked, blob(0xfade0b01, message)]));
}

/** The first bytes of a square PNG. */
function icon(pixels: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(pixels, 0);
  size.writeUInt32BE(pixels, 4);
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  return Buffer.concat([head, size, Buffer.alloc(24)]);
}

/** An App Store profile as the octets of plain data, with nobody's signature. */
async function profile(bundleId: string, allowed: Record<string, InfoValue> = {}): Promise<Buffer> {
  const content = Buffer.from(
    build({
      DeveloperCertificates: [(await signer()).bytes],
      Entitlements: {
        'application-identifier': `9NW47H2K3L.${bundleId}`,
        'beta-reports-active': true,
        'get-task-allow': false,
        ...allowed,
      },
      ExpirationDate: new Date(Date.now() + 300 * 24 * 3_600_000),
    }),
  );
  const block = (tag: number, body: Buffer) =>
    Buffer.concat([Buffer.from([tag, 0x82, body.length >> 8, body.length & 0xff]), body]);
  const name = Buffer.from('06092a864886f70d010701', 'hex');
  return block(0x30, Buffer.concat([name, block(0xa0, block(0x04, content))]));
}

/** The files of a package that is small enough to make in a moment and sound enough to be taken in. */
export async function packageFiles(wish: PackageWish = {}): Promise<Record<string, Buffer>> {
  const info = infoOf(wish);
  const plist = wish.isBinary ? Buffer.from(buildBinary(info)) : Buffer.from(build(info));
  return {
    'Payload/Orbit.app/Info.plist': plist,
    'Payload/Orbit.app/Orbit': await executable(wish),
    'Payload/Orbit.app/AppIcon60x60@2x.png': icon(120),
    'Payload/Orbit.app/embedded.mobileprovision': await profile(
      wish.bundleId ?? 'com.northwind.orbit',
      wish.allowed,
    ),
    'Payload/Orbit.app/_CodeSignature/CodeResources': Buffer.from(build({ files: {} })),
    ...(wish.privacy && {
      'Payload/Orbit.app/PrivacyInfo.xcprivacy': Buffer.from(build(wish.privacy)),
    }),
    ...(wish.catalog === undefined
      ? {}
      : { 'Payload/Orbit.app/Assets.car': Buffer.from(wish.catalog, 'latin1') }),
  };
}

export async function makePackage(wish: PackageWish = {}): Promise<Buffer> {
  return zipOf(await packageFiles(wish));
}
