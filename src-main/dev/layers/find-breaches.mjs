import fs from 'node:fs';
import path from 'node:path';
import { importsOf } from './imports-of.mjs';
import { resolveImport } from './resolve-import.mjs';
import { isElectron, layerOf, programsWithoutElectron, refusal } from './rules.mjs';

/** @typedef {{ file: string, line: number, specifier: string, target: import('./resolve-import.mjs').Target }} Import */
/** @typedef {{ rule: string, why: string, file: string, line: number, specifier: string }} Breach `rule` is the layer's folder, or a word */

const sourceFolders = ['shared', 'src-main', 'src-renderer'];

/**
 * Reads every source file's imports, including types, and lists each one that its layer does not allow, each file
 * that belongs to no layer, and each import cycle.
 * @param {string} root
 * @returns {{ files: number, breaches: Breach[] }}
 */
export function findBreaches(root) {
  const files = sourceFolders.flatMap((folder) => sourcesIn(root, folder));
  const imports = new Map(files.map((file) => [file, readImports(root, file)]));
  const direct = files.flatMap((file) => breachesOf(file, imports.get(file) ?? []));
  return {
    files: files.length,
    breaches: [...direct, ...electronReached(imports), ...cyclesIn(imports)],
  };
}

/** @returns {Breach[]} */
function breachesOf(/** @type {string} */ file, /** @type {Import[]} */ imports) {
  const layer = layerOf(file);
  if (!layer) {
    const why = 'the file is in no layer of src-main/dev/layers/rules.mjs';
    return [{ rule: 'no-layer', why, file, line: 1, specifier: '' }];
  }
  return imports.flatMap(({ line, specifier, target }) => {
    const refused = refusal(layer, target);
    const why = `${layer.why}; ${refused}`;
    return refused ? [{ rule: layer.folder, why, file, line, specifier }] : [];
  });
}

/** @returns {Breach[]} */
function electronReached(/** @type {Map<string, Import[]>} */ imports) {
  const seen = new Set(programsWithoutElectron);
  /** @type {Breach[]} */
  const breaches = [];
  const why = 'the command, the practice server and the workers run under plain Node';
  for (const file of seen) {
    for (const { target, line, specifier } of imports.get(file) ?? []) {
      if (target.kind === 'file') seen.add(target.name);
      if (isElectron(target))
        breaches.push({ rule: 'runs-without-electron', why, file, line, specifier });
    }
  }
  return breaches;
}

/**
 * One breach for each import cycle (Tarjan's strongly connected components). A cycle of types counts too: none of its
 * files can be read without the others.
 * @returns {Breach[]}
 */
function cyclesIn(/** @type {Map<string, Import[]>} */ imports) {
  /** @type {Map<string, { index: number, low: number }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {Breach[]} */
  const breaches = [];
  const visit = (/** @type {string} */ file) => {
    const own = { index: seen.size, low: seen.size };
    seen.set(file, own);
    stack.push(file);
    for (const { target } of imports.get(file) ?? []) {
      if (target.kind !== 'file' || target.name === file) continue;
      const known = seen.get(target.name);
      if (!known) own.low = Math.min(own.low, visit(target.name));
      else if (stack.includes(target.name)) own.low = Math.min(own.low, known.index);
    }
    if (own.low === own.index) {
      const cycle = stack.splice(stack.indexOf(file)).sort();
      if (cycle.length > 1)
        breaches.push({
          rule: 'no-cycles',
          why: `these files import each other: ${cycle.join(', ')}`,
          file: cycle[0] ?? file,
          line: 1,
          specifier: '',
        });
    }
    return own.low;
  };
  for (const file of imports.keys()) if (!seen.has(file)) visit(file);
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
