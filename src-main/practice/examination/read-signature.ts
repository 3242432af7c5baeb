import type { SignatureFacts } from './package-facts';
import { certificatesIn } from './read-certificates';
import type { PlistReader } from './read-plist';

/** Blob types (cs_blobs.h). */
const magic = {
  blobs: 0xfade0cc0,
  directory: 0xfade0c02,
  entitlements: 0xfade7171,
  message: 0xfade0b01,
};
const maxBlobs = 64;
const blobHead = 8;

function wordAt(bytes: Buffer, at: number): number {
  return at >= 0 && at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0;
}

/** The blob of that type, up to its declared length. */
function findBlob(bytes: Buffer, kind: number): Buffer | null {
  const count = Math.min(wordAt(bytes, 8), maxBlobs);
  for (let index = 0; index < count; index += 1) {
    const start = wordAt(bytes, 16 + index * 8);
    if (wordAt(bytes, start) !== kind) continue;
    return bytes.subarray(start, start + wordAt(bytes, start + 4));
  }
  return null;
}

function identifierOf(directory: Buffer | null): string | null {
  const start = directory ? wordAt(directory, 20) : 0;
  const end = directory?.indexOf(0, start) ?? -1;
  return directory && start > 0 && end > start ? directory.toString('utf8', start, end) : null;
}

/** Reads a code signature; null when it is not one. Its validity is not checked. */
export function readSignature(bytes: Buffer, plists: PlistReader): SignatureFacts | null {
  if (wordAt(bytes, 0) !== magic.blobs) return null;
  const entitlements = findBlob(bytes, magic.entitlements);
  const message = findBlob(bytes, magic.message)?.subarray(blobHead) ?? Buffer.alloc(0);
  // The others in a message belong to the certificate authorities above the signer.
  const signer = certificatesIn(message).find(({ isAuthority }) => !isAuthority)?.facts;
  return {
    identifier: identifierOf(findBlob(bytes, magic.directory)),
    entitlements: entitlements && plists.read(entitlements.subarray(blobHead)),
    isAdHoc: message.length === 0,
    signer: signer ?? null,
  };
}
