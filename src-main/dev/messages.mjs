// Checks the message catalogue: that every sentence is in it, that every use gives the values its message needs, that
// nothing in it is unused, and that every language has all of it: `node src-main/dev/messages.mjs [PATH...]`. With paths
// it only lists the sentences below them.
import fs from 'node:fs';
import path from 'node:path';
import { runnerImport } from 'vite';
import { checkEnglish, checkTranslation, needsOf } from './messages/check-catalogue.mjs';
import { findLiterals } from './messages/find-literals.mjs';
import { findUses } from './messages/find-uses.mjs';
import { checkedFolders, isExempt, sourceFiles } from './messages/source-files.mjs';
import { root } from './paths.mjs';
import { log } from './process/log.mjs';

const wanted = process.argv.slice(2);
const faults = wanted.length > 0 ? literals(wanted) : [...literals([]), ...(await catalogue())];
for (const fault of faults) log(fault);
log(`${faults.length} faults of messages`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** @param {readonly string[]} places */
function literals(places) {
  return sourceFiles(root, checkedFolders)
    .filter((file) => !isExempt(file))
    .filter((file) => places.length === 0 || places.some((place) => file.startsWith(place)))
    .flatMap((file) => findLiterals(file, read(file)))
    .map(({ file, line, text }) => `${file}:${line} outside the catalogue: ${text}`);
}

async function catalogue() {
  const { module } = await runnerImport(path.join(root, 'shared/words/english.ts'));
  /** @type {Readonly<Record<string, string>>} */
  const english = module.english;
  const files = sourceFiles(root, checkedFolders).filter(
    (file) => !file.startsWith('shared/words/en/') && !file.startsWith('src-main/dev/'),
  );
  const found = files.map((file) => findUses(file, read(file)));
  return [
    ...checkEnglish(english),
    ...found.flatMap((one) => one.faults),
    ...found.flatMap(({ uses }) => uses.flatMap((use) => wrongValues(use, english))),
    ...unused(english, found),
    ...translations(english),
  ];
}

/**
 * @param {import('./messages/find-uses.mjs').Use} use
 * @param {Readonly<Record<string, string>>} english
 */
function wrongValues({ file, line, key, values }, english) {
  if (values === null) return [];
  const keys = Object.keys(english).filter((one) => key.test(one));
  if (keys.length === 0) return [`${file}:${line} no message ${key.source}`];
  // Of several keys the compiler knows which one it can be.
  if (keys.length > 1) return [];
  return keys.flatMap((one) => {
    const needs = needsOf(english[one] ?? '');
    if (typeof needs === 'string') return [];
    const missing = [...needs.values].filter((name) => !values.has(name));
    const spare = [...values].filter((name) => !needs.values.has(name));
    return [
      ...missing.map((name) => `${file}:${line} ${one} needs the value ${name}`),
      ...spare.map((name) => `${file}:${line} ${one} has no value ${name}`),
    ];
  });
}

/**
 * @param {Readonly<Record<string, string>>} english
 * @param {readonly ReturnType<typeof findUses>[]} found
 */
function unused(english, found) {
  const strings = new Set(found.flatMap((one) => [...one.strings]));
  const patterns = found.flatMap((one) => one.patterns);
  return Object.keys(english)
    .filter((key) => !strings.has(key) && !patterns.some((pattern) => pattern.test(key)))
    .map((key) => `${key}: is used nowhere`);
}

/** @param {Readonly<Record<string, string>>} english */
function translations(english) {
  const folder = path.join(root, 'shared/words/translations');
  return fs.readdirSync(folder).flatMap((name) => {
    const translated = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
    return checkTranslation(path.basename(name, '.json'), translated, english);
  });
}

/** @param {string} file */
function read(file) {
  return fs.readFileSync(path.join(root, file), 'utf8');
}
