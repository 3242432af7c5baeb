import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { captureProgram } from '../../process/run-program.mjs';
import { Stop } from '../../process/stop.mjs';
import { filesIn } from './stage-files.mjs';

/**
 * A Debian package by `dpkg-deb`.
 * @param {string} _folder
 * @param {string} staged
 * @param {import('./fpm.mjs').PackageOptions} options
 */
export async function makeDeb(_folder, staged, options) {
  const files = filesIn(staged);
  const control = path.join(staged, 'DEBIAN');
  fs.mkdirSync(control, { mode: 0o755 });
  fs.writeFileSync(path.join(control, 'control'), controlFile(options, sizeOf(staged, files)));
  fs.writeFileSync(path.join(control, 'md5sums'), checksums(staged, files));
  for (const [name, script] of [
    ['postinst', options.afterInstall],
    ['postrm', options.afterRemove],
  ]) {
    const file = path.join(control, String(name));
    fs.copyFileSync(String(script), file);
    fs.chmodSync(file, 0o755);
  }
  const words = ['--root-owner-group', '-Zgzip', '-z1', '--build', staged, options.file];
  const { status, stderr } = await captureProgram('dpkg-deb', words);
  if (status !== 0) throw new Stop(`dpkg-deb failed:\n${stderr}`);
}

/** `size` in KiB. */
function controlFile(
  /** @type {import('./fpm.mjs').PackageOptions} */ options,
  /** @type {number} */ size,
) {
  const [synopsis = '', ...more] = options.description.split('\n');
  const fields = {
    Package: options.name,
    Version: options.version,
    Architecture: options.architecture,
    Maintainer: options.maintainer,
    'Installed-Size': size,
    Depends: options.depends.join(', '),
    Recommends: options.recommends.join(', '),
    Section: options.category,
    Priority: options.priority,
    Homepage: options.url,
    Description: [synopsis, ...more.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function sizeOf(/** @type {string} */ staged, /** @type {readonly string[]} */ files) {
  const bytes = files.reduce((sum, file) => sum + fs.lstatSync(path.join(staged, file)).size, 0);
  return Math.ceil(bytes / 1024);
}

function checksums(/** @type {string} */ staged, /** @type {readonly string[]} */ files) {
  return files
    .filter((file) => fs.lstatSync(path.join(staged, file)).isFile())
    .map((file) => {
      const hash = createHash('md5').update(fs.readFileSync(path.join(staged, file)));
      return `${hash.digest('hex')}  ${file}\n`;
    })
    .join('');
}
