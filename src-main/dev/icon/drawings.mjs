import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';

export const resources = path.join(root, 'src-main/resources');

/** Pixels of each picture, square. */
export const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** What is drawn, and what is made of it: the app, and the files that it opens. */
export const drawings = {
  'icon.svg': [
    'icon.icns',
    'icon.ico',
    'icon.png',
    ...sizes.map((size) => `icons/${size}x${size}.png`),
  ],
  'package-file.svg': ['package-file.icns', 'package-file.ico'],
};

/** Says of which drawing the icons were made: with another hash they are stale. */
export const hashesFile = 'icons/made-from.json';

/** The SHA-256 of each drawing and each icon, in hex; a file that is missing has none. */
export function hashesNow() {
  const files = Object.entries(drawings).flat(2);
  return Object.fromEntries(files.map((file) => [file, hashOf(path.join(resources, file))]));
}

function hashOf(/** @type {string} */ file) {
  if (!fs.existsSync(file)) return null;
  const bytes = fs.readFileSync(file);
  // Git may give a drawing other line ends on Windows.
  const content = file.endsWith('.svg') ? bytes.toString('utf8').replaceAll('\r\n', '\n') : bytes;
  return createHash('sha256').update(content).digest('hex');
}
