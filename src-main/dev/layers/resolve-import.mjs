import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

/** @typedef {{ kind: 'file' | 'package' | 'node', name: string }} Target a file is named from the root on */

/**
 * Resolves an import specifier in this tree.
 * @param {string} root
 * @param {string} from the importing file, from the root on
 * @param {string} specifier
 * @returns {Target}
 */
export function resolveImport(root, from, specifier) {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('#shared/')) return fileNamed(root, bare.slice(1));
  if (/^\.\.?(\/|$)/.test(bare))
    return fileNamed(root, path.posix.join(path.posix.dirname(from), bare));
  if (isBuiltin(bare)) return { kind: 'node', name: bare };
  const depth = bare.startsWith('@') ? 2 : 1;
  return { kind: 'package', name: bare.split('/').slice(0, depth).join('/') };
}

/** Imports omit the extension. @returns {Target} */
function fileNamed(/** @type {string} */ root, /** @type {string} */ name) {
  const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts'];
  const isFile = (/** @type {string} */ ending) =>
    fs.statSync(path.join(root, name + ending), { throwIfNoEntry: false })?.isFile();
  return { kind: 'file', name: name + (endings.find(isFile) ?? '') };
}
