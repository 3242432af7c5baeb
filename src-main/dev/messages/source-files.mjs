import fs from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** @typedef {{ type: string, start: number, end: number, [name: string]: unknown }} Node */

/**
 * Where no sentence may be written down, and what in them is let be: a folder or a file, with the reason.
 */
export const checkedFolders = ['shared/', 'src-main/', 'src-renderer/'];
export const exempt = {
  'shared/words/en/': 'the catalogue itself',
  'shared/asc/error-numbers.ts': 'where Apple’s messages were read',
  'src-main/dev/': 'scripts for developers',
  'src-main/electron/security/': 'the policies of the page, in the words of their protocol',
  'shared/asc/store-wording.ts': 'patterns that App Store texts are searched for',
  'src-main/vite.config.ts': 'how the programs are built',
  'src-renderer/vite.config.ts': 'how the page is built',
  'src-main/command/shell/':
    'scripts in the languages of shells; what people read in them is in the catalogue',
  'src-main/sample-package/': 'the contents of made-up packages',
  'src-main/practice/':
    'the practice server answers in Apple’s words; what people read of it is in the catalogue',
};

/** @param {string} file relative, with slashes */
export function isExempt(file) {
  return Object.keys(exempt).some((place) => file.startsWith(place));
}

/**
 * Every TypeScript file below the folders, relative to the root.
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {string[]}
 */
export function sourceFiles(root, folders) {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.d\.ts$/.test(entry.name),
      )
      .map((entry) =>
        path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      )
      .sort(),
  );
}

/**
 * @param {string} file
 * @param {string} source
 * @returns {{ program: Node, comments: readonly { value: string, start: number, end: number }[] }}
 */
export function parse(file, source) {
  const { program, comments } = parseSync(file, source, {
    lang: file.endsWith('x') ? 'tsx' : 'ts',
  });
  return { program: /** @type {Node} */ (/** @type {unknown} */ (program)), comments };
}

/**
 * Calls `see` for every node with its parents, the closest last.
 * @param {unknown} node
 * @param {(node: Node, parents: readonly Node[]) => void} see
 * @param {readonly Node[]} [parents]
 */
export function walk(node, see, parents = []) {
  if (Array.isArray(node)) {
    for (const inner of node) walk(inner, see, parents);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const found = /** @type {Node} */ (node);
  if (typeof found.type === 'string') see(found, parents);
  const around = typeof found.type === 'string' ? [...parents, found] : parents;
  for (const [name, inner] of Object.entries(found))
    if (name !== 'type' && typeof inner === 'object') walk(inner, see, around);
}

/**
 * @param {string} source
 * @param {number} offset
 */
export function lineOf(source, offset) {
  return source.slice(0, offset).split('\n').length;
}
