import { createHash } from 'node:crypto';
import type { SampleDict } from './plist/sample-plist';
import { writeXmlPlist } from './plist/write-xml-plist';

/**
 * The seal over a bundle's files, without the executable that it is written into, and with optional files marked; the
 * media is left out, since hashing gigabytes has no use here.
 */
export function codeResources(
  files: ReadonlyMap<string, Buffer>,
  executable: string | null,
  others: readonly string[] = [],
): Buffer {
  const hashes: SampleDict = {};
  const bothHashes: SampleDict = {};
  for (const [path, bytes] of files) {
    if (path === 'Info.plist' || path === executable) continue;
    hashes[path] = createHash('sha1').update(bytes).digest();
    bothHashes[path] = { hash2: createHash('sha256').update(bytes).digest() };
  }
  for (const path of others) bothHashes[path] = { hash2: createHash('sha256').digest() };
  return writeXmlPlist({
    files: hashes,
    files2: bothHashes,
    rules: { '^.*': true },
    rules2: { '^.*': true },
  });
}
