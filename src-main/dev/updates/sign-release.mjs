import { createHash, createPublicKey } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { runnerImport } from 'vite';
import { Stop } from '../process/stop.mjs';

/** The app's own code: what it accepts and what is signed here cannot differ. */
const application = path.join(import.meta.dirname, '../../app/updates');
const field = 'slipwaySignatures:';

/**
 * Signs every `latest*.yml` of a release folder: appends a line for each file that it lists, after that file's size and
 * checksum were compared with the file itself. Then each feed is judged as the app would, from version 0.0.0.
 * Signatures of an earlier call are replaced. Throws before anything is written if a file is not what a feed says.
 * @param {string} folder
 * @param {import('node:crypto').KeyObject} privateKey Ed25519
 * @param {readonly import('node:crypto').KeyObject[]} publicKeys those of the builds that are out
 * @returns {Promise<{ feed: string, version: string, files: string[] }[]>}
 */
export async function signRelease(folder, privateKey, publicKeys) {
  const { channel, judgeFeed } = await load('judge-feed.ts');
  const { digestOfNotes, signClaims } = await load('update-signature.ts');
  const { parseUpdateInfo } = await import('electron-updater/out/providers/Provider.js');
  const feeds = (await fs.readdir(folder)).filter((name) => /^latest.*\.yml$/.test(name)).sort();
  if (feeds.length === 0) throw new Stop(`There is no latest*.yml in ${folder}.`);
  const own = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const isKnown = publicKeys.some((key) => own.equals(key.export({ format: 'der', type: 'spki' })));
  if (!isKnown) throw new Stop('No build that is out accepts signatures of this key.');
  const signed = await Promise.all(
    feeds.map(async (feed) => {
      const text = withoutSignatures(await fs.readFile(path.join(folder, feed), 'utf8'));
      const info = readFeed(
        () => parseUpdateInfo(text, feed, new URL('https://feed.invalid/')),
        feed,
      );
      const platform = platformOf(feed);
      const signatures = [];
      for (const { url, size, sha512 } of info.files) {
        await compare(path.join(folder, url), Number(size), sha512);
        const claims = {
          product: 'slipway',
          channel,
          platform,
          arch: archOf(url, platform),
          version: info.version,
          file: url,
          size,
          sha512,
          notes: digestOfNotes(String(info.releaseNotes ?? '')),
          releaseDate: info.releaseDate ?? '',
          stagingPercentage: info.stagingPercentage ?? null,
        };
        const line = readFeed(() => signClaims(claims, privateKey), feed);
        signatures.push({ arch: claims.arch, line });
      }
      const whole = `${text.trimEnd()}\n${field}\n${signatures.map(({ line }) => `  - ${line}\n`).join('')}`;
      const copies = new Set(
        signatures.flatMap(({ arch }) => (arch === 'universal' ? ['x64', 'arm64'] : [arch])),
      );
      for (const arch of copies)
        readFeed(() => judgeFeed(whole, publicKeys, { version: '0.0.0', platform, arch }), feed);
      return { feed, whole, version: info.version, files: info.files.map(({ url }) => url) };
    }),
  );
  for (const { feed, whole } of signed) await fs.writeFile(path.join(folder, feed), whole);
  return signed.map(({ feed, version, files }) => ({ feed, version, files }));
}

/**
 * What is wrong with a feed, in a sentence instead of a stack.
 * @template T
 * @param {() => T} read
 * @param {string} feed
 * @returns {T}
 */
function readFeed(read, feed) {
  try {
    return read();
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Stop(`${feed} can't be signed: ${reason}`);
  }
}

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/** @returns {Promise<any>} */
function load(/** @type {string} */ file) {
  const loading =
    loaded.get(file) ?? runnerImport(path.join(application, file)).then(({ module }) => module);
  loaded.set(file, loading);
  return loading;
}

function withoutSignatures(/** @type {string} */ text) {
  const begin = text.split('\n').indexOf(field);
  return begin < 0 ? text : text.split('\n').slice(0, begin).join('\n');
}

/** As `feedName` of the app. */
function platformOf(/** @type {string} */ feed) {
  if (feed.endsWith('-mac.yml')) return 'darwin';
  return feed.includes('-linux') ? 'linux' : 'win32';
}

/** Of the file's name. One Windows installer without a name of a processor has all of them in it. */
function archOf(/** @type {string} */ file, /** @type {string} */ platform) {
  const named = /(?:^|[-_.])(arm64|aarch64|universal|x64|x86_64|amd64)(?=[-_.])/.exec(file)?.[1];
  if (named === 'universal') return 'universal';
  if (named !== undefined) return named.startsWith('a') && named !== 'amd64' ? 'arm64' : 'x64';
  return platform === 'win32' ? 'universal' : 'x64';
}

async function compare(
  /** @type {string} */ file,
  /** @type {number} */ size,
  /** @type {string} */ sha512,
) {
  const bytes = await fs.readFile(file).catch(() => null);
  if (bytes === null) throw new Stop(`${path.basename(file)} is named by the feed and not there.`);
  const actual = createHash('sha512').update(bytes).digest('base64');
  if (bytes.length !== size || actual !== sha512)
    throw new Stop(`${path.basename(file)} is not the file that the feed describes.`);
}
