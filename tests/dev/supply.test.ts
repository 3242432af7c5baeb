import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { holdsNoSecret } from '../../src-main/dev/check/run-checks.mjs';
import { root } from '../../src-main/dev/paths.mjs';
import { dependencyFaults } from '../../src-main/dev/supply/check-dependencies.mjs';

const sound = {
  manifest: {
    dependencies: { one: '1.0.0' },
    devDependencies: { two: '2.0.0' },
    allowScripts: { '@real/two': true },
  },
  lockfile: {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/one': { version: '1.0.0', license: 'MIT' },
      'node_modules/one/node_modules/three': { version: '3.0.0', license: 'ISC' },
      'node_modules/two': { name: '@real/two', license: 'MIT', hasInstallScript: true },
    },
  },
  table: '| `one` | does what one does |\n| `two` | does what two does |\n',
};

describe('the check of dependencies', () => {
  it('finds nothing where each has a reason and an allowed license', () => {
    expect(dependencyFaults(sound)).toEqual([]);
  });

  it('names a package without a row, a row without a package and a row without a reason', () => {
    const table = '| `one` |  |\n| `gone` | did what gone did |\n';
    expect(dependencyFaults({ ...sound, table })).toEqual([
      'two is used, and no row says why.',
      'gone has a row, and is not used.',
      'one has no reason.',
    ]);
  });

  it('names a license that is not allowed, also of a package below another one', () => {
    const packages = {
      ...sound.lockfile.packages,
      'node_modules/one/node_modules/three': { license: 'AGPL-3.0' },
    };
    expect(dependencyFaults({ ...sound, lockfile: { packages } })).toEqual([
      'three has the license AGPL-3.0, which is not on the list.',
    ]);
  });

  it('names an install script that nobody decided on', () => {
    const manifest = { ...sound.manifest, allowScripts: {} };
    expect(dependencyFaults({ ...sound, manifest })).toEqual([
      '@real/two has an install script, and allowScripts does not decide on it.',
    ]);
  });
});

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-secrets-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

it.each([
  ['a private key', () => newKey().export({ type: 'pkcs8', format: 'pem' })],
  ['a token', () => ['eyJ', 'a'.repeat(30), '.eyJ', 'b'.repeat(30), '.', 'c'.repeat(60)].join('')],
  [
    'a Slack address',
    () =>
      `https://hooks.slack.com/${['services', 'T0A1B2C3D', 'B0A1B2C3D', 'x'.repeat(24)].join('/')}`,
  ],
])('%s in the output of a test run is found', async (_name, make) => {
  const made = fs.mkdtempSync(path.join(folder, 'run-'));
  fs.writeFileSync(path.join(made, 'report.txt'), 'nothing but words\n');
  expect(await holdsNoSecret(root, made)).toBe(true);
  fs.writeFileSync(path.join(made, 'trace.txt'), `${make()}\n`);
  expect(await holdsNoSecret(root, made)).toBe(false);
});
