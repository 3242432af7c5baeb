import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkArchive } from '../../src-main/dev/packaging/archive-content.mjs';

const whole: Readonly<Record<string, string>> = {
  'package.json': '{"name":"slipway","version":"1.0.0"}',
  LICENSE: 'MIT',
  'dist/main/main.js': '//',
  'dist/main/preload.cjs': '//',
  'dist/main/practice.js': '//',
  'dist/main/package-reader.js': '//',
  'dist/main/upload-worker.js': '//',
  'dist/main/chunk-errors-YV_cmRAb.js': 'const head = "-----BEGIN PRIVATE KEY-----";',
  'dist/main/icon.png': 'png',
  'dist/renderer/index.html': '<html>',
  'dist/renderer/assets/index-AbC_1.js': '//',
  'node_modules/keytar/package.json': '{}',
  'node_modules/keytar/prebuilds/linux-x64/@github+keytar.glibc.node': 'elf',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'slipway-archive-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function faultsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, 'app', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const archive = path.join(folder, 'app.asar');
  await createPackage(path.join(folder, 'app'), archive);
  return checkArchive(archive).faults;
}

test('an archive with what belongs there is without a fault', async () => {
  expect(await faultsOf(whole)).toEqual([]);
});

test.each([
  '.env',
  'AuthKey_ABCDEFGHIJ.p8',
  'dist/main/main.js.map',
  'dist/build-stamp.json',
  'src-main/dev/package.mjs',
  'tests/run.mjs',
  'src-main/main.ts',
  'node_modules/react/index.js',
  'node_modules/keytar/src/main.cc',
  'dist/renderer/assets/index-AbC_1.js.map',
  'dist/main/journal.jsonl',
])('%s has no place in the archive', async (name) => {
  expect(await faultsOf({ ...whole, [name]: '//' })).toEqual([
    `${name} has no place in the archive.`,
  ]);
});

test('an archive without its page or its keychain module is not whole', async () => {
  const { 'dist/renderer/index.html': _page, ...others } = whole;
  expect(await faultsOf(others)).toEqual(['The archive lacks the page.']);
});

test('a private key in the code is found, and the words of one are not', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const written = { ...whole, 'dist/main/main.js': `const key = ${JSON.stringify(pem)};` };
  expect(await faultsOf(written)).toEqual(['dist/main/main.js holds a private key.']);
});

test('a manifest with scripts is not one of a package', async () => {
  const manifest = '{"scripts":{"start":"node x"},"devDependencies":{}}';
  expect(await faultsOf({ ...whole, 'package.json': manifest })).toEqual([
    'package.json still has scripts.',
    'package.json still has devDependencies.',
  ]);
});
