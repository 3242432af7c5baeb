import { createHash } from 'node:crypto';
import type { SampleDict } from './plist/sample-plist';
import { writeXmlPlist } from './plist/write-xml-plist';

/** The seal over a bundle's files; the media is left out, since hashing gigabytes would serve nobody. */
export function codeResources(files: ReadonlyMap<string, Buffer>): Buffer {
  const hashes: SampleDict = {};
  const bothHashes: SampleDict = {};
  for (const [path, bytes] of files) {
    if (path === 'Info.plist') continue;
    hashes[path] = createHash('sha1').update(bytes).digest();
    bothHashes[path] = { hash2: createHash('sha256').update(bytes).digest() };
  }
  return writeXmlPlist({
    files: hashes,
    files2: bothHashes,
    rules: { '^.*': true },
    rules2: { '^.*': true },
  });
}
