import fs from 'node:fs';
import path from 'node:path';
import { importsOf } from './imports-of.mjs';
import { resolveImport } from './resolve-import.mjs';
import { isElectron, programsWithoutElectron, reachesElectron, rules, within } from './rules.mjs';

/** @typedef {{ file: string, line: number, specifier: string, target: import('./resolve-import.mjs').Target }} Import */
/** @typedef {{ rule: string, why: string, file: string, line: number, specifier: string }} Breach */

const sourceFolders = ['shared', 'src-main', 'src-renderer'];

/**
 * Reads every source file's imports and names each one that crosses a layer the wrong way.
 * @param {string} root
 * @returns {{ files: number, breaches: Breach[] }}
 */
export function findBreaches(root) {
  const files = sourceFolders.flatMap((folder) => sourcesIn(root, folder));
  const imports = new Map(files.map((file) => [file, readImports(root, file)]));
  const direct = [...imports.values()].flat().flatMap(breachesOf);
  return { files: files.length, breaches: [...direct, ...electronReached(imports)] };
}

/** @returns {Breach[]} */
function breachesOf(/** @type {Import} */ { file, line, specifier, target }) {
  return rules
    .filter((rule) => within(file, rule.holdsIn) && rule.forbids(target, file))
    .map((rule) => ({ rule: rule.name, why: rule.why, file, line, specifier }));
}

/** @returns {Breach[]} */
function electronReached(/** @type {Map<string, Import[]>} */ imports) {
  const seen = new Set(programsWithoutElectron);
  /** @type {Breach[]} */
  const breaches = [];
  for (const file of seen) {
    for (const { target, line, specifier } of imports.get(file) ?? []) {
      if (target.kind === 'file') seen.add(target.name);
      if (isElectron(target))
        breaches.push({
          rule: reachesElectron.name,
          why: reachesElectron.why,
          file,
          line,
          specifier,
        });
    }
  }
  return breaches;
}

/** @returns {Import[]} */
function readImports(/** @type {string} */ root, /** @type {string} */ file) {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  return importsOf(file, text).map(({ specifier, line }) => ({
    file,
    line,
    specifier,
    target: resolveImport(root, file, specifier),
  }));
}

/** @returns {string[]} */
function sourcesIn(/** @type {string} */ root, /** @type {string} */ folder) {
  const entries = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return entries
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file) && !file.endsWith('.d.ts'));
}
