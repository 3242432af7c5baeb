import fs from 'node:fs';

/** @typedef {{ family: 'debian' | 'other', is64BitTime: boolean }} Distribution */

/**
 * Reads `os-release`: whether packages come from apt, and whether they have the names that Debian 13 and Ubuntu 24.04
 * introduced for 64-bit time.
 * @param {string} text
 * @returns {Distribution}
 */
export function readDistribution(text) {
  const fields = new Map(
    [...text.matchAll(/^([A-Z_]+)="?([^"\n]*)"?$/gm)].map((match) => [match[1], match[2]]),
  );
  const names = `${fields.get('ID') ?? ''} ${fields.get('ID_LIKE') ?? ''}`.split(/\s+/);
  const version = Number.parseFloat(fields.get('VERSION_ID') ?? '0');
  const since = fields.get('ID') === 'ubuntu' ? 24.04 : 13;
  const family = names.includes('debian') || names.includes('ubuntu') ? 'debian' : 'other';
  return { family, is64BitTime: version >= since };
}

export function thisDistribution() {
  const file = '/etc/os-release';
  return readDistribution(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
}

const renamed = [
  'libasound2',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libglib2.0-0',
  'libgtk-3-0',
];

/**
 * The names of the packages on this distribution.
 * @param {readonly string[]} packages
 * @param {Distribution} distribution
 */
export function localNames(packages, { is64BitTime }) {
  return packages.map((name) => (is64BitTime && renamed.includes(name) ? `${name}t64` : name));
}
