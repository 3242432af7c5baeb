import { captureProgram } from '../../process/run-program.mjs';

/** The Debian package of each library that Electron or the keychain module needs. */
const packageOf = new Map([
  ['libX11-xcb.so.1', 'libx11-xcb1'],
  ['libX11.so.6', 'libx11-6'],
  ['libXcomposite.so.1', 'libxcomposite1'],
  ['libXdamage.so.1', 'libxdamage1'],
  ['libXext.so.6', 'libxext6'],
  ['libXfixes.so.3', 'libxfixes3'],
  ['libXrandr.so.2', 'libxrandr2'],
  ['libasound.so.2', 'libasound2'],
  ['libatk-1.0.so.0', 'libatk1.0-0'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
  ['libatspi.so.0', 'libatspi2.0-0'],
  ['libcairo.so.2', 'libcairo2'],
  ['libcups.so.2', 'libcups2'],
  ['libdbus-1.so.3', 'libdbus-1-3'],
  ['libdrm.so.2', 'libdrm2'],
  ['libexpat.so.1', 'libexpat1'],
  ['libgbm.so.1', 'libgbm1'],
  ['libgcc_s.so.1', 'libgcc-s1'],
  ['libgio-2.0.so.0', 'libglib2.0-0'],
  ['libglib-2.0.so.0', 'libglib2.0-0'],
  ['libgmodule-2.0.so.0', 'libglib2.0-0'],
  ['libgobject-2.0.so.0', 'libglib2.0-0'],
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libnotify.so.4', 'libnotify4'],
  ['libnspr4.so', 'libnspr4'],
  ['libnss3.so', 'libnss3'],
  ['libnssutil3.so', 'libnss3'],
  ['libpango-1.0.so.0', 'libpango-1.0-0'],
  ['libsecret-1.so.0', 'libsecret-1-0'],
  ['libsmime3.so', 'libnss3'],
  ['libudev.so.1', 'libudev1'],
  ['libxcb.so.1', 'libxcb1'],
  ['libxkbcommon.so.0', 'libxkbcommon0'],
]);

/** Loaded by name at run time, so the binary's headers do not list them. */
const loadedLater = ['libX11-xcb.so.1', 'libgtk-3.so.0', 'libnotify.so.4'];

/**
 * The shared libraries that these binaries need and this Linux does not have.
 * @param {readonly string[]} binaries
 * @returns {Promise<string[]>}
 */
export async function missingLibraries(binaries) {
  const outputs = await Promise.all(binaries.map((file) => captureProgram('ldd', [file])));
  const known = await captureProgram('/sbin/ldconfig', ['-p']);
  const later = loadedLater.filter((name) => !known.stdout.includes(`\t${name} `));
  return [...new Set([...outputs.flatMap(({ stdout }) => notFoundIn(stdout)), ...later])].sort();
}

/** Parses the missing names from the output of `ldd`. */
export function notFoundIn(/** @type {string} */ report) {
  return [...report.matchAll(/^\s*(\S+) => not found/gm)].map((match) => String(match[1]));
}

/**
 * The Debian packages of these libraries; a library without one is returned in `unknown`.
 * @param {readonly string[]} libraries
 */
export function packagesFor(libraries) {
  const packages = libraries.flatMap((library) => packageOf.get(library) ?? []);
  const unknown = libraries.filter((library) => !packageOf.has(library));
  return { packages: [...new Set(packages)].sort(), unknown };
}
