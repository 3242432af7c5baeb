import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBreaches } from '../../src-main/dev/layers/find-breaches.mjs';
import { root } from '../../src-main/dev/paths.mjs';
import { captureProgram } from '../../src-main/dev/process/run-program.mjs';
import { makeTree } from './make-tree';

/** A small tree in which every import is allowed. */
const sound = {
  'shared/errors.ts': `import { z } from 'zod';\nexport const Trouble = z.object({});`,
  'shared/asc/states.ts': 'export const states = [];',
  'shared/domain/account.ts': 'export type Account = string;',
  'src-main/engine/engine.ts': `import { readFile } from 'node:fs/promises';\nimport type { Account } from '#shared/domain/account';\nexport { readFile, type Account };`,
  'src-main/practice-asc/server.ts': `import { states } from '#shared/asc/states';\nexport { states };`,
  'src-main/sample-package/write.ts': `export { Trouble } from '#shared/errors';`,
  'src-main/shell/window.ts': `export { BrowserWindow } from 'electron';`,
  'src-main/shell/secrets.ts': `export { getPassword } from 'keytar';`,
  'src-main/main.ts': `import './shell/window';\nimport './engine/engine';`,
  'src-main/cli.ts': `import './engine/engine';\nimport './shell/secrets';`,
  'src-renderer/ui/button.tsx': 'export const Button = () => <button type="button" />;',
  'src-renderer/features/run/run.tsx': `import { Button } from '../../ui/button';\nexport { part } from './parts/part';\nexport { Button };`,
  'src-renderer/features/run/parts/part.ts': `export const part = '../../history/looks-like-an-import';`,
  'src-renderer/features/history/history.tsx': 'export const History = null;',
  'src-renderer/app/frame.tsx': `import '../features/run/run';\nimport '../features/history/history';`,
};

const planted = (file: string, text: string) =>
  findBreaches(makeTree({ ...sound, [file]: text })).breaches.map(({ rule }) => rule);

describe('the layer rule', () => {
  test('holds in the real tree', () => {
    expect(findBreaches(root).breaches).toEqual([]);
  });

  test('holds in a small sound tree', () => {
    expect(findBreaches(makeTree(sound)).breaches).toEqual([]);
  });

  test.each([
    ['src-main/engine/a.ts', `import 'electron';`, 'electron-only-in-the-shell'],
    ['src-main/engine/a.ts', `import type { App } from 'electron';`, 'electron-only-in-the-shell'],
    [
      'src-main/engine/a.ts',
      `export type A = import('electron').App;`,
      'electron-only-in-the-shell',
    ],
    ['src-main/engine/a.ts', `await import('electron');`, 'electron-only-in-the-shell'],
    ['src-main/engine/a.ts', `const { app } = require('electron');`, 'electron-only-in-the-shell'],
    ['src-main/engine/a.ts', `import a = require('electron');`, 'electron-only-in-the-shell'],
    ['src-main/engine/a.ts', `import Store from 'electron-store';`, 'electron-only-in-the-shell'],
    ['src-renderer/ui/a.ts', `import 'electron/renderer';`, 'electron-only-in-the-shell'],
    ['shared/a.ts', `import 'jose';`, 'shared-stands-alone'],
    ['shared/a.ts', `import 'node:fs';`, 'shared-stands-alone'],
    ['shared/a.ts', `import '../src-main/engine/engine';`, 'shared-stands-alone'],
    ['src-main/engine/a.ts', `import '../shell/window';`, 'engine-knows-only-shared'],
    [
      'src-main/engine/b/a.ts',
      `export * from '../../practice-asc/server';`,
      'engine-knows-only-shared',
    ],
    ['src-main/engine/a.ts', `import '../sample-package/write';`, 'engine-knows-only-shared'],
    ['src-main/engine/a.ts', `import '../cli';`, 'engine-knows-only-shared'],
    ['src-main/practice-asc/a.ts', `import '../engine/engine';`, 'practice-knows-only-apple'],
    ['src-main/practice-asc/a.ts', `import '#shared/domain/account';`, 'practice-knows-only-apple'],
    [
      'src-main/sample-package/a.ts',
      `import '../engine/engine';`,
      'sample-package-knows-only-shared',
    ],
    ['src-main/shell/a.ts', `import '../../src-renderer/ui/button';`, 'main-stays-in-main'],
    ['src-main/shell/a.ts', `import '../dev/paths';`, 'main-stays-in-main'],
    ['src-renderer/ui/a.ts', `import '../../src-main/engine/engine';`, 'window-knows-only-shared'],
    ['src-renderer/ui/a.ts', `import 'node:path';`, 'window-knows-only-shared'],
    [
      'src-renderer/features/run/a.ts',
      `import '../history/history';`,
      'features-do-not-know-each-other',
    ],
    ['src-renderer/store/a.ts', `import '../features/run/run';`, 'only-the-frame-knows-features'],
    ['src-main/cli.ts', `import './shell/window';`, 'command-runs-without-electron'],
  ])('in %s refuses %s', (file, text, rule) => {
    expect(planted(file, text)).toEqual([rule]);
  });

  test('names file, line and reason, and fails the command', async () => {
    const tree = makeTree({ ...sound, 'src-main/engine/a.ts': `\nimport 'electron';` });
    const script = path.join(root, 'src-main/dev/layers.mjs');
    const { status, stderr } = await captureProgram(process.execPath, [script, tree]);
    expect(status).toBe(1);
    expect(stderr).toContain("src-main/engine/a.ts:2 imports 'electron'");
    expect(stderr).toContain(
      'electron-only-in-the-shell: only src-main/shell, main.ts and preload.ts',
    );
  });
});

describe('the type check', () => {
  const compile = async (project: string, files: Record<string, string>) => {
    const tree = makeTree(files);
    for (const folder of ['shared', 'src-main/engine', 'src-main/practice-asc', 'src-renderer'])
      cpSync(path.join(root, folder, 'tsconfig.json'), path.join(tree, folder, 'tsconfig.json'));
    const barrier = 'src-main/dev/not-in-this-layer.ts';
    cpSync(path.join(root, barrier), path.join(tree, barrier));
    mkdirSync(path.join(tree, 'node_modules'));
    // One by one: the cache of the real tree must not be written to.
    for (const name of ['@types', 'electron', 'electron-store', 'vite', 'undici-types'])
      symlinkSync(path.join(root, 'node_modules', name), path.join(tree, 'node_modules', name));
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = await captureProgram(process.execPath, [tsc, '-b', project], {
      cwd: tree,
    });
    return { status, stdout };
  };
  const base = {
    'shared/a.ts': 'export const a = 1;',
    'src-main/practice-asc/b.ts': 'export const b = 2;',
    'src-main/engine/c.ts': `import { readFileSync } from 'node:fs';\nexport { readFileSync };`,
    'src-renderer/d.ts': 'export const d = () => document.title;',
  };

  test('passes a sound engine and window', async () => {
    expect(await compile('src-main/engine', base)).toEqual({ status: 0, stdout: '' });
    expect(await compile('src-renderer', base)).toEqual({ status: 0, stdout: '' });
  });

  test.each([
    ['src-main/engine', 'engine/planted.ts', `import 'electron';`, 'not-in-this-layer.ts'],
    [
      'src-main/engine',
      'engine/planted.ts',
      `import { app } from 'electron';`,
      'not-in-this-layer.ts',
    ],
    ['src-main/engine', 'engine/planted.ts', `import '../practice-asc/b';`, 'practice-asc/b.ts'],
    ['src-main/engine', 'engine/planted.ts', 'export const t = document.title;', 'document'],
  ])('in %s refuses %s with %s', async (project, file, text, named) => {
    const { status, stdout } = await compile(project, { ...base, [`src-main/${file}`]: text });
    expect(status).not.toBe(0);
    expect(stdout).toContain('planted.ts');
    expect(stdout).toContain(named);
  });

  test('refuses Node in the window and both Node and DOM in shared', async () => {
    const window = { ...base, 'src-renderer/planted.ts': `export const e = process.env;` };
    expect((await compile('src-renderer', window)).stdout).toContain('planted.ts');
    const shared = { ...base, 'shared/planted.ts': `export const u = new URL('a:b');` };
    expect((await compile('shared', shared)).stdout).toContain("'URL'");
  });
});
