import { type Entry, openPromise, type ZipFile } from 'yauzl';

const infoPlistName = /^Payload\/[^/]+\.app\/Info\.plist$/;
const appFolderName = /^Payload\/([^/]+\.app)\//;
/** Far above any real app; bounds the time that a hostile archive can take. */
const mostEntries = 200_000;
const largestInfoPlist = 4 * 1024 * 1024;

export type InfoPlistSearch =
  | { kind: 'found'; bytes: Buffer }
  | { kind: 'no-archive' }
  | { kind: 'no-info' };

async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer | null> {
  if (entry.uncompressedSize > largestInfoPlist) return null;
  const chunks: Buffer[] = [];
  // The stream is checked against the size that the entry states, so it cannot grow past the bound.
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function search(zip: ZipFile): Promise<InfoPlistSearch> {
  if (zip.entryCount > mostEntries) return { kind: 'no-archive' };
  const appFolders = new Set<string>();
  let info: Entry | null = null;
  for await (const entry of zip.eachEntry()) {
    const folder = appFolderName.exec(entry.fileName)?.[1];
    if (folder) appFolders.add(folder);
    if (infoPlistName.test(entry.fileName)) info = entry;
  }
  if (appFolders.size !== 1) return { kind: 'no-archive' };
  const bytes = info && (await readEntry(zip, info));
  return bytes ? { kind: 'found', bytes } : { kind: 'no-info' };
}

/** Looks for the one app of a package and reads its Info.plist. Never throws for what is in the file. */
export async function findInfoPlist(path: string): Promise<InfoPlistSearch> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { autoClose: false });
    return await search(zip);
  } catch {
    return { kind: 'no-archive' };
  } finally {
    zip?.close();
  }
}
