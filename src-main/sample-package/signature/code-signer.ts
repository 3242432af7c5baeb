import type { SliceSigner } from '../mach-o/mach-executable';
import { bigWords, padded } from '../mach-o/words';
import type { SampleDict } from '../plist/sample-plist';
import { writeXmlPlist } from '../plist/write-xml-plist';
import type { Certificate } from '../profile/certificate';
import { signDetached } from '../profile/signed-message';
import type { SigningKeys } from '../profile/signing-keys';
import { codeDirectory } from './code-directory';
import { entitlementsDer } from './entitlements-der';

/** The identity and entitlements that a bundle's executable is signed with. */
export interface CodeSigning {
  identifier: string;
  teamId: string;
  certificate: Certificate;
  keys: SigningKeys;
  at: Date;
  /** Null for code without entitlements, such as a framework's. */
  entitlements: SampleDict | null;
  infoPlist: Buffer;
  /** Null for a bundle without a seal. */
  codeResources: Buffer | null;
}

const slot = { requirements: 2, entitlements: 5, entitlementsDer: 7, cms: 0x10000 } as const;

/** More than the entitlements, one certificate and the header of a directory ever need. */
const leastRoom = 0x4000;
const hashSize = 32;
const hashedPage = 4096;

/** Signs like codesign: directory, requirements, entitlements, and a message over the directory. */
export function codeSigner(signing: CodeSigning): SliceSigner {
  const room = (codeSize: number) => leastRoom + Math.ceil(codeSize / hashedPage) * hashSize;
  return {
    room,
    sign: (code) => padded(superBlob(blobsFor(code, signing)), room(code.length)),
  };
}

function blobsFor(code: Buffer, signing: CodeSigning): [number, Buffer][] {
  const blobs: [number, Buffer][] = [
    [slot.requirements, bigWords(0xfade0c01, 12, 0)],
    ...entitlementBlobs(signing.entitlements),
  ];
  const special = new Map([...blobs, [1, signing.infoPlist]]);
  if (signing.codeResources) special.set(3, signing.codeResources);
  const isMainExecutable = signing.entitlements !== null;
  const directory = codeDirectory(code, { ...signing, special, isMainExecutable });
  const message = signDetached(directory, signing.certificate, signing.keys.privateKey, signing.at);
  return [[0, directory], ...blobs, [slot.cms, blob(0xfade0b01, message)]];
}

function entitlementBlobs(entitlements: SampleDict | null): [number, Buffer][] {
  if (entitlements === null) return [];
  return [
    [slot.entitlements, blob(0xfade7171, writeXmlPlist(entitlements))],
    [slot.entitlementsDer, blob(0xfade7172, entitlementsDer(entitlements))],
  ];
}

function blob(magic: number, content: Buffer): Buffer {
  return Buffer.concat([bigWords(magic, content.length + 8), content]);
}

function superBlob(blobs: readonly [number, Buffer][]): Buffer {
  const index: Buffer[] = [];
  let at = 12 + blobs.length * 8;
  for (const [type, bytes] of blobs) {
    index.push(bigWords(type, at));
    at += bytes.length;
  }
  return Buffer.concat([
    bigWords(0xfade0cc0, at, blobs.length),
    ...index,
    ...blobs.map(([, bytes]) => bytes),
  ]);
}
