import { Buffer } from 'node:buffer';
import { build, buildBinary } from 'plist';
import { ZipFile } from 'yazl';
import type { Certificate } from '../../../src-main/sample-package/profile/certificate';
import { distributionCertificate } from '../../../src-main/sample-package/profile/sample-profile';
import { signDetached } from '../../../src-main/sample-package/profile/signed-message';
import { signingKeys } from '../../../src-main/sample-package/profile/signing-keys';

export interface PackageSpec {
  bundleId?: string;
  version?: string;
  build?: string;
  /** Left out of the Info.plist when not given. */
  usesNonExemptEncryption?: boolean;
  isBinary?: boolean;
  /** Bytes of padding, so that there are several parts. */
  ballast?: number;
  info?: Record<string, InfoValue | null>;
  /** The identity and entitlements in the executable's signature; unsigned when left out. */
  signature?: { identifier?: string; entitlements?: Record<string, InfoValue> };
  /** Entitlements of the profile besides the usual ones. */
  allowed?: Record<string, InfoValue>;
  /** The privacy manifest; none when it is left out. */
  privacy?: Record<string, InfoValue>;
  /** The content of Assets.car. */
  catalog?: string;
}

export type InfoValue = string | string[] | boolean | { [key: string]: InfoValue };

function infoOf(spec: PackageSpec): Record<string, InfoValue> {
  const info: Record<string, InfoValue | null> = {
    CFBundleExecutable: 'Orbit',
    CFBundleIcons: {
      CFBundlePrimaryIcon: { CFBundleIconFiles: ['AppIcon60x60'], CFBundleIconName: 'AppIcon' },
    },
    CFBundleIdentifier: spec.bundleId ?? 'com.northwind.orbit',
    CFBundleShortVersionString: spec.version ?? '1.4.0',
    CFBundleVersion: spec.build ?? '42',
    CFBundleSupportedPlatforms: ['iPhoneOS'],
    MinimumOSVersion: '17.0',
    ...(spec.usesNonExemptEncryption === undefined
      ? {}
      : { ITSAppUsesNonExemptEncryption: spec.usesNonExemptEncryption }),
    ...(spec.usesNonExemptEncryption ? { ITSEncryptionExportComplianceCode: 'made-up' } : {}),
    ...spec.info,
  };
  const kept = Object.entries(info).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(kept);
}

/** Bytes that neither repeat nor compress. */
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

/** Created once: it takes longer than everything else. */
function signer(): Promise<Certificate> {
  const team = { teamId: '9NW47H2K3L', teamName: 'Northwind Apps' };
  certificate ??= distributionCertificate({ ...team, now: new Date() });
  return certificate;
}

/** The header of an arm64 program for iOS, built with the newest SDK, then padding, then its signature. */
async function executable({ ballast = 10_000, bundleId, signature }: PackageSpec): Promise<Buffer> {
  const buildVersion = words(0x32, 24, 2, 17 << 16, 30 << 16, 0);
  const body = noise(ballast);
  const identifier = bundleId ?? 'com.northwind.orbit';
  const blobs = await signatureBlobs({ identifier, ...signature });
  const header = words(0xfeedfacf, 0x0100000c, 0, 2, 2, 40, 0, 0);
  const place = words(0x1d, 16, 32 + 40 + body.length, blobs.length);
  return Buffer.concat([header, buildVersion, place, body, blobs]);
}

/** Big-endian words, as in a signature. */
function bigWords(...values: number[]): Buffer {
  return words(...values).swap32();
}

function blob(magic: number, content: Buffer): Buffer {
  return Buffer.concat([bigWords(magic, content.length + 8), content]);
}

/** A code directory with its identifier, the entitlements as a property list, and the signer. */
async function signatureBlobs(spec: {
  identifier: string;
  entitlements?: Record<string, InfoValue>;
}): Promise<Buffer> {
  const name = Buffer.from(`${spec.identifier}\0`);
  const directory = blob(
    0xfade0c02,
    Buffer.concat([bigWords(0x20400, 0, 0, 44, 0, 0, 0, 0, 0), name]),
  );
  const asked = blob(0xfade7171, Buffer.from(build(spec.entitlements ?? {})));
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

/** An App Store profile as plain data, unsigned. */
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

/** The files of a package that is small enough to create quickly and valid enough to be accepted. */
export async function packageFiles(spec: PackageSpec = {}): Promise<Record<string, Buffer>> {
  const info = infoOf(spec);
  const plist = spec.isBinary ? Buffer.from(buildBinary(info)) : Buffer.from(build(info));
  return {
    'Payload/Orbit.app/Info.plist': plist,
    'Payload/Orbit.app/Orbit': await executable(spec),
    'Payload/Orbit.app/AppIcon60x60@2x.png': icon(120),
    'Payload/Orbit.app/embedded.mobileprovision': await profile(
      spec.bundleId ?? 'com.northwind.orbit',
      spec.allowed,
    ),
    'Payload/Orbit.app/_CodeSignature/CodeResources': Buffer.from(build({ files: {} })),
    ...(spec.privacy && {
      'Payload/Orbit.app/PrivacyInfo.xcprivacy': Buffer.from(build(spec.privacy)),
    }),
    ...(spec.catalog === undefined
      ? {}
      : { 'Payload/Orbit.app/Assets.car': Buffer.from(spec.catalog, 'latin1') }),
  };
}

export async function makePackage(spec: PackageSpec = {}): Promise<Buffer> {
  return zipOf(await packageFiles(spec));
}
