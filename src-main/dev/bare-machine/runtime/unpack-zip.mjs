import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

/** @type {(file: string, options: import('yauzl').Options) => Promise<import('yauzl').ZipFile>} */
const open = promisify(yauzl.open);

/**
 * Extracts a zip file by file.
 * @param {string} zipFile
 * @param {string} folder
 * @param {(name: string) => string | null} place where an entry goes inside `folder`; null leaves it out
 */
export async function unpackZip(zipFile, folder, place) {
  const zip = await open(zipFile, { lazyEntries: true, autoClose: false });
  const openStream = promisify(zip.openReadStream.bind(zip));
  try {
    for await (const entry of entriesOf(zip)) {
      const name = entry.fileName.endsWith('/') ? null : place(entry.fileName);
      if (name === null) continue;
      const to = path.join(folder, name);
      const mode = (entry.externalFileAttributes >>> 16) & 0o777;
      await fs.mkdir(path.dirname(to), { recursive: true });
      await pipeline(await openStream(entry), createWriteStream(to, { mode: mode || 0o644 }));
    }
  } finally {
    zip.close();
  }
}

/** @returns {AsyncGenerator<import('yauzl').Entry>} */
async function* entriesOf(/** @type {import('yauzl').ZipFile} */ zip) {
  while (true) {
    const entry = await new Promise((resolve, reject) => {
      zip
        .once('entry', resolve)
        .once('end', () => resolve(null))
        .once('error', reject);
      zip.readEntry();
    });
    zip.removeAllListeners();
    if (entry === null) return;
    yield entry;
  }
}
