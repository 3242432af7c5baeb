import path from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';

/** What the archive of an app may hold, and must. Nothing else gets in without a line here. */
const patterns = [
  { name: 'the manifest', is: /^package\.json$/, needed: true },
  { name: 'the license', is: /^LICENSE$/, needed: true },
  {
    name: 'licenses of what is bundled',
    is: /^dist\/(main|renderer)\/licenses\.md$/,
    needed: false,
  },
  { name: 'main', is: /^dist\/main\/main\.js$/, needed: true },
  { name: 'the preload script', is: /^dist\/main\/preload\.cjs$/, needed: true },
  { name: 'the command', is: /^dist\/main\/cli\.js$/, needed: false },
  { name: 'its completions', is: /^dist\/main\/shell-files\.js$/, needed: false },
  { name: 'practice', is: /^dist\/main\/practice\.js$/, needed: true },
  { name: 'the package reader', is: /^dist\/main\/package-reader\.js$/, needed: true },
  { name: 'the upload thread', is: /^dist\/main\/upload-worker\.js$/, needed: true },
  { name: 'shared code', is: /^dist\/main\/chunk-[\w.-]+\.js$/, needed: true },
  { name: 'the icon', is: /^dist\/main\/icon\.png$/, needed: true },
  { name: 'the page', is: /^dist\/renderer\/index\.html$/, needed: true },
  {
    name: 'parts of the page',
    is: /^dist\/renderer\/assets\/[\w.-]+\.(js|css|woff2|svg|png)$/,
    needed: true,
  },
  {
    name: 'the keychain module',
    is: /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/[\w.-]+\.js)$/,
    needed: true,
  },
  {
    name: 'its native part',
    is: /^node_modules\/keytar\/prebuilds\/[\w-]+\/[\w.+@-]+\.node$/,
    needed: true,
  },
];

/** A private key: its first line and Base64 after it. The words alone are in messages and in code that looks for them. */
const privateKey = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[\s\\nr]*[A-Za-z0-9+/]{40}/;

/** @typedef {{ files: string[], faults: string[] }} Content */

/**
 * The files of an app.asar, and what is wrong with them: one that has no place there, one that is missing, a secret, a
 * manifest with scripts.
 * @param {string} archive
 * @returns {Content}
 */
export function checkArchive(archive) {
  const files = listPackage(archive, { isPack: false })
    .map((file) => file.replaceAll(path.sep, '/').replace(/^\//, ''))
    .filter((file) => !('files' in statFile(archive, file, false)));
  const faults = [...misplaced(files), ...missing(files)];
  for (const file of files) {
    if (!/\.(js|cjs|json|html|css|md)$/.test(file)) continue;
    const text = extractFile(archive, file).toString('utf8');
    if (privateKey.test(text)) faults.push(`${file} holds a private key.`);
    if (file === 'package.json') faults.push(...faultsOfManifest(text));
  }
  return { files, faults };
}

export const misplaced = (/** @type {readonly string[]} */ files) =>
  files
    .filter((file) => !patterns.some(({ is }) => is.test(file)))
    .map((file) => `${file} has no place in the archive.`);

export const missing = (/** @type {readonly string[]} */ files) =>
  patterns
    .filter(({ is, needed }) => needed && !files.some((file) => is.test(file)))
    .map(({ name }) => `The archive lacks ${name}.`);

function faultsOfManifest(/** @type {string} */ text) {
  const manifest = JSON.parse(text);
  return ['scripts', 'devDependencies', 'build']
    .filter((field) => field in manifest)
    .map((field) => `package.json still has ${field}.`);
}
