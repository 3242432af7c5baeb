import { renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { fingerprintOf } from '../../src-main/dev/build/fingerprint.mjs';
import { isFresh, writeStamp } from '../../src-main/dev/build/stamp.mjs';
import { makeTree } from './make-tree';

let tree: string;
const inTree = (file: string) => path.join(tree, file);

beforeEach(async () => {
  tree = makeTree({
    'package-lock.json': '{}',
    'shared/errors.ts': '1',
    'src-main/main.ts': '1',
    'src-main/engine/engine.ts': '1',
    'src-main/dev/start.mjs': '1',
    'src-main/dev/build/bundle.mjs': '1',
    'src-renderer/index.html': '1',
    'dist/main/main.js': '1',
  });
  await writeStamp(tree, { fingerprint: await fingerprintOf(tree), outputs: ['main/main.js'] });
});

test('a build is fresh when nothing changed', async () => {
  expect(await isFresh(tree)).toBe(true);
});

test.each([
  ['a source is edited', () => writeFileSync(inTree('src-main/engine/engine.ts'), '22')],
  ['a source is put back to an older time', () => utimesSync(inTree('shared/errors.ts'), 1, 1)],
  ['a source is added', () => writeFileSync(inTree('src-renderer/new.css'), '')],
  ['a source is deleted', () => rmSync(inTree('src-renderer/index.html'))],
  ['a source is renamed', () => renameSync(inTree('src-main/main.ts'), inTree('src-main/app.ts'))],
  ['the lock changes', () => writeFileSync(inTree('package-lock.json'), '{ }')],
  ['the build itself changes', () => writeFileSync(inTree('src-main/dev/build/bundle.mjs'), '22')],
  ['an output is gone', () => rmSync(inTree('dist/main/main.js'))],
  ['the stamp is gone', () => rmSync(inTree('dist/build-stamp.json'))],
  ['the stamp is cut short', () => writeFileSync(inTree('dist/build-stamp.json'), '{"finger')],
])('a build is stale when %s', async (_what, change) => {
  change();
  expect(await isFresh(tree)).toBe(false);
});

test('a development script outside the bundles does not make the build stale', async () => {
  writeFileSync(inTree('src-main/dev/start.mjs'), '22');
  expect(await isFresh(tree)).toBe(true);
});
