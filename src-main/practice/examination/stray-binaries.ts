import type { Archive } from './archive';
import type { BundleFacts } from './package-facts';
import { executablePath } from './read-bundle';

/** Files that may be code: those without an extension, and those with one used for code. */
const suspect = /\/(?:[^/.]+|[^/]+\.(?:a|o|so|dylib))$/;
/** Allowed nevertheless: Swift's own libraries, and what Xcode puts into watch apps. */
const allowed = /\/Frameworks\/libswift[^/]*\.dylib$|\/_WatchKitStub\/WK$/;
/** Further files are not checked. */
const maxSuspects = 5000;
const library = '!<arch>\n';
const code = ['cefaedfe', 'cffaedfe', 'feedface', 'feedfacf'];
const fat = 'cafebabe';
/** Java classes have the same magic number as fat files, with a version where those have a small count. */
const maxSlices = 40;

function isCode(head: Buffer): boolean {
  if (head.length < 8) return false;
  const magic = head.toString('hex', 0, 4);
  if (magic === fat) return head.readUInt32BE(4) <= maxSlices;
  return code.includes(magic) || head.toString('latin1') === library;
}

/** Whether a file is in one of these folders, at any depth. */
function liesIn(folders: ReadonlySet<string>, name: string): boolean {
  for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1))
    if (folders.has(name.slice(0, at))) return true;
  return false;
}

/** Code in Payload that is not the executable of any bundle. Broken bundles are not checked. */
export async function findStrayBinaries(
  archive: Archive,
  bundles: readonly BundleFacts[],
  broken: readonly string[],
): Promise<string[]> {
  const known = new Set(bundles.map(executablePath).map((path) => path?.normalize('NFC')));
  const unread = new Set(broken);
  const suspects = archive.names.filter(
    (name) =>
      name.startsWith('Payload/') &&
      suspect.test(name) &&
      !allowed.test(name) &&
      !known.has(name) &&
      !liesIn(unread, name),
  );
  const found: string[] = [];
  for (const name of suspects.slice(0, maxSuspects)) {
    const head = await archive.readStart(name, 8);
    if (head && isCode(head)) found.push(name);
  }
  return found;
}
