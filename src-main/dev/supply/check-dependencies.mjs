/** @typedef {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string>, allowScripts?: Record<string, boolean> }} Manifest */
/** @typedef {{ version?: string, license?: string, hasInstallScript?: boolean, name?: string }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lockfile */

/**
 * Licenses that the parts of a program under the MIT license may have. Those after the empty line are only of
 * tools that nothing is shipped of, or ask for nothing but their own name.
 */
const allowedLicenses = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT OR Apache-2.0',
  'OFL-1.1',
  'Unlicense',
  '(MIT OR CC0-1.0)',
  '(WTFPL OR MIT)',
  'WTFPL OR ISC',

  'Artistic-2.0',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'CC0-1.0',
  'MPL-2.0',
  'Python-2.0',
  'WTFPL',
  '(BSD-3-Clause OR GPL-2.0)',
]);

/** Packages whose package.json names no license, or spells it in another way; their license files were read. */
const readByHand = new Map([
  ['bufferpack', 'MIT'],
  ['cgbi-to-png', 'MIT'],
]);

/**
 * What is wrong with the dependencies; empty when nothing is.
 * @param {{ manifest: Manifest, lockfile: Lockfile, table: string }} files
 * @returns {string[]}
 */
export function dependencyFaults({ manifest, lockfile, table }) {
  return [
    ...tableFaults(manifest, table),
    ...licenseFaults(lockfile),
    ...scriptFaults(manifest, lockfile),
  ];
}

/** A row of the table: the package in code, then its reason. */
const row = /^\| `([^`]+)` \| (.*) \|$/gm;

function tableFaults(/** @type {Manifest} */ manifest, /** @type {string} */ table) {
  const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const rows = [...table.matchAll(row)];
  const named = rows.map(([, name = '']) => name);
  return [
    ...used
      .filter((name) => !named.includes(name))
      .map((name) => `${name} is used, and no row says why.`),
    ...named
      .filter((name) => !used.includes(name))
      .map((name) => `${name} has a row, and is not used.`),
    ...named
      .filter((name, place) => named.indexOf(name) !== place)
      .map((name) => `${name} has two rows.`),
    ...rows
      .filter(([, , reason = '']) => reason.trim().length < 10)
      .map(([, name]) => `${name} has no reason.`),
  ];
}

function licenseFaults(/** @type {Lockfile} */ { packages }) {
  return Object.entries(packages).flatMap(([place, { license }]) => {
    const name = nameAt(place);
    if (name === null) return [];
    const known = readByHand.get(name) ?? license;
    if (known !== undefined && allowedLicenses.has(known)) return [];
    return [`${name} has the license ${known ?? 'that nobody names'}, which is not on the list.`];
  });
}

/** npm refuses a script that is not decided on only where it is installed; a lockfile shows all systems. */
function scriptFaults(/** @type {Manifest} */ manifest, /** @type {Lockfile} */ { packages }) {
  const decided = Object.keys(manifest.allowScripts ?? {});
  const asking = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place, { name }]) => name ?? nameAt(place))
    .filter((name) => name !== null);
  return [
    ...asking
      .filter((name) => !decided.includes(name))
      .map((name) => `${name} has an install script, and allowScripts does not decide on it.`),
    ...decided
      .filter((name) => !asking.includes(name))
      .map((name) => `allowScripts decides on ${name}, which has no install script.`),
  ];
}

/** Null for the project itself. */
function nameAt(/** @type {string} */ place) {
  const at = place.lastIndexOf('node_modules/');
  return at < 0 ? null : place.slice(at + 'node_modules/'.length);
}
