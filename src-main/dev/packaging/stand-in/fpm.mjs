#!/usr/bin/env node
// Stands in for fpm where electron-builder cannot download it (`CUSTOM_FPM_PATH`): takes the options that electron-builder
// gives fpm and makes the same package with the distribution's own tool. For trying, not for giving away: nothing here is
// compressed well.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runScript, Stop } from '../../process/stop.mjs';
import { makeDeb } from './make-deb.mjs';
import { makeRpm } from './make-rpm.mjs';
import { stageFiles } from './stage-files.mjs';

/**
 * @typedef {object} PackageOptions
 * @property {string} name
 * @property {string} version
 * @property {string} architecture
 * @property {string} maintainer
 * @property {string} url
 * @property {string} license
 * @property {string} category
 * @property {string} priority
 * @property {string} description first line, then more
 * @property {string[]} depends
 * @property {string[]} recommends
 * @property {string} afterInstall file of a shell script
 * @property {string} afterRemove
 * @property {string} file the package to make
 */

/** fpm's options with one value, as far as electron-builder gives them. */
const withValue = [
  'after-install',
  'after-remove',
  'architecture',
  'category',
  'deb-compression',
  'deb-priority',
  'description',
  'iteration',
  'license',
  'log',
  'maintainer',
  'name',
  'package',
  'rpm-compression',
  'rpm-os',
  'rpm-summary',
  'url',
  'vendor',
  'version',
];

await runScript(async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      'input-type': { type: 'string', short: 's' },
      'output-type': { type: 'string', short: 't' },
      depends: { type: 'string', short: 'd', multiple: true },
      'deb-recommends': { type: 'string', multiple: true },
      force: { type: 'boolean' },
      debug: { type: 'boolean' },
      ...Object.fromEntries(
        withValue.map((name) => [name, /** @type {const} */ ({ type: 'string' })]),
      ),
    },
  });
  /** @type {Record<string, unknown>} */
  const given = values;
  const text = (/** @type {string} */ name) => String(given[name] ?? '');
  const list = (/** @type {string} */ name) => /** @type {string[]} */ (given[name] ?? []);
  const makers = { deb: makeDeb, rpm: makeRpm };
  const make = makers[/** @type {keyof typeof makers} */ (text('output-type'))];
  if (make === undefined || text('input-type') !== 'dir')
    throw new Stop(
      `The stand-in for fpm makes deb and rpm of folders, not ${text('output-type')}.`,
    );
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-package-'));
  try {
    const staged = path.join(folder, 'files');
    stageFiles(positionals, staged);
    await make(folder, staged, {
      name: text('name'),
      version: text('version'),
      architecture: text('architecture'),
      maintainer: text('maintainer'),
      url: text('url'),
      license: text('license'),
      category: text('category') || 'default',
      priority: text('deb-priority') || 'optional',
      description: text('description').trim(),
      depends: list('depends'),
      recommends: list('deb-recommends'),
      afterInstall: text('after-install'),
      afterRemove: text('after-remove'),
      file: path.resolve(text('package')),
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
