import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBreaches } from '../../src-main/dev/layers/find-breaches.mjs';
import { layers } from '../../src-main/dev/layers/rules.mjs';
import { root } from '../../src-main/dev/paths.mjs';
import { captureProgram } from '../../src-main/dev/process/run-program.mjs';
import { makeTree } from './make-tree';

/** A small tree in which every import is allowed, and every layer has a file. */
const sound = {
  'shared/errors.ts': `import { z } from 'zod';\nexport const Trouble = z.object({});`,
  'shared/asc/states.ts': 'export const states = [];',
  'shared/domain/account.ts': 'export type Account = string;',
  'src-main/engine/engine.ts': `import { readFile } from 'node:fs/promises';\nimport type { Account } from '#shared/domain/account';\nexport { readFile, type Account };`,
  'src-main/engine/storage/file.ts': 'export const file = null;',
  'src-main/files/replace-file.ts': `export { open } from 'node:fs/promises';`,
  'src-main/processes/channel.ts': `export { Worker } from 'node:worker_threads';`,
  'src-main/adapters/keychain.ts': `import type {} from '../engine/engine';\nexport { getPassword } from 'keytar';`,
  'src-main/app/settings.ts': `import '../engine/engine';\nimport '../sample-package/write';\nexport const settings = null;`,
  'src-main/electron/window.ts': `import '../app/settings';\nimport '../adapters/keychain';\nexport { BrowserWindow } from 'electron';`,
  'src-main/practice/server.ts': `import { states } from '#shared/asc/states';\nexport { states };`,
  'src-main/practice-host/host.ts': `import '../practice/server';\nimport '../engine/storage/file';`,
  'src-main/sample-package/write.ts': `export { Trouble } from '#shared/errors';`,
  'src-main/command/publish.ts': `import '../engine/engine';\nimport '../adapters/keychain';\nimport '../practice/server';`,
  'src-main/main.ts': `import './electron/window';`,
  'src-main/preload.ts': `import { contextBridge } from 'electron';\nexport { contextBridge };`,
  'src-main/cli.ts': `import './command/publish';`,
  'src-main/dev/start.mjs': `import 'vite';`,
  'src-renderer/bridge/bridge.ts': `import '../words/words';`,
  'src-renderer/words/words.ts': `import '#shared/errors';`,
  'src-renderer/store/store.ts': `import 'zustand';\nimport '../bridge/bridge';`,
  'src-renderer/ui/button.tsx': `import 'react';\nexport const Button = () => <button type="button" />;`,
  'src-renderer/text-editor/field.tsx': `import '../store/store';\nimport '../ui/button';`,
  'src-renderer/features/run/run.tsx': `import '../../text-editor/field';\nimport { Button } from '../../ui/button';\nexport { part } from './parts/part';\nexport { Button };`,
  'src-renderer/features/run/parts/part.ts': `export const part = '../../history/looks-like-an-import';`,
  'src-renderer/features/history/history.tsx': `import '../../store/store';\nexport const History = null;`,
  'src-renderer/app/frame.tsx': `import '../features/run/run';\nimport '../features/history/history';`,
};

/** A forbidden import in a file of each layer, and the layer that refuses it. */
const refused = [
  ['shared/a.ts', `import 'jose';`, 'shared/'],
  ['shared/a.ts', `import 'node:fs';`, 'shared/'],
  ['shared/a.ts', `import '../src-main/engine/engine';`, 'shared/'],
  ['src-main/engine/a.ts', `import '../electron/window';`, 'src-main/engine/'],
  ['src-main/engine/a.ts', `import '../app/settings';`, 'src-main/engine/'],
  ['src-main/engine/a.ts', `import '../adapters/keychain';`, 'src-main/engine/'],
  ['src-main/engine/b/a.ts', `export * from '../../practice/server';`, 'src-main/engine/'],
  ['src-main/engine/a.ts', `import '../sample-package/write';`, 'src-main/engine/'],
  ['src-main/engine/a.ts', `import '../cli';`, 'src-main/engine/'],
  ['src-main/engine/a.ts', `import 'undici';`, 'src-main/engine/'],
  ['src-main/files/a.ts', `import '#shared/errors';`, 'src-main/files/'],
  ['src-main/processes/a.ts', `import '../engine/engine';`, 'src-main/processes/'],
  ['src-main/adapters/a.ts', `import '../app/settings';`, 'src-main/adapters/'],
  ['src-main/adapters/a.ts', `import 'electron';`, 'src-main/adapters/'],
  ['src-main/app/a.ts', `import { app } from 'electron';`, 'src-main/app/'],
  ['src-main/app/a.ts', `import '../electron/window';`, 'src-main/app/'],
  ['src-main/app/a.ts', `import '../practice/server';`, 'src-main/app/'],
  ['src-main/app/a.ts', `import '../command/publish';`, 'src-main/app/'],
  ['src-main/electron/a.ts', `import '../practice/server';`, 'src-main/electron/'],
  ['src-main/electron/a.ts', `import '../../src-renderer/ui/button';`, 'src-main/electron/'],
  ['src-main/electron/a.ts', `import '../dev/start.mjs';`, 'src-main/electron/'],
  ['src-main/practice/a.ts', `import '../engine/engine';`, 'src-main/practice/'],
  ['src-main/practice/a.ts', `import '#shared/domain/account';`, 'src-main/practice/'],
  ['src-main/practice-host/a.ts', `import '../engine/engine';`, 'src-main/practice-host/'],
  ['src-main/practice-host/a.ts', `import '../app/settings';`, 'src-main/practice-host/'],
  ['src-main/sample-package/a.ts', `import '../engine/engine';`, 'src-main/sample-package/'],
  ['src-main/command/a.ts', `import '../app/settings';`, 'src-main/command/'],
  ['src-main/command/a.ts', `import 'commander';`, 'src-main/command/'],
  ['src-main/main.ts', `import './practice/server';`, 'src-main/main.ts'],
  ['src-main/preload.ts', `import 'node:fs';`, 'src-main/preload.ts'],
  ['src-main/preload.ts', `import './engine/engine';`, 'src-main/preload.ts'],
  ['src-main/cli.ts', `import './engine/engine';`, 'src-main/cli.ts'],
  ['src-main/dev/a.mjs', `import '../../src-renderer/ui/button';`, 'src-main/dev/'],
  ['src-main/vite.config.ts', `import './engine/engine';`, 'src-main/vite.config.ts'],
  ['src-renderer/bridge/a.ts', `import '../store/store';`, 'src-renderer/bridge/'],
  ['src-renderer/words/a.ts', `import 'react';`, 'src-renderer/words/'],
  ['src-renderer/words/a.ts', `import '../store/store';`, 'src-renderer/words/'],
  ['src-renderer/store/a.ts', `import '../features/run/run';`, 'src-renderer/store/'],
  ['src-renderer/store/a.ts', `import '../ui/button';`, 'src-renderer/store/'],
  ['src-renderer/text-editor/a.ts', `import '../features/run/run';`, 'src-renderer/text-editor/'],
  ['src-renderer/ui/a.ts', `import '../../src-main/engine/engine';`, 'src-renderer/ui/'],
  ['src-renderer/ui/a.ts', `import 'node:path';`, 'src-renderer/ui/'],
  ['src-renderer/ui/a.ts', `import '../store/store';`, 'src-renderer/ui/'],
  ['src-renderer/ui/a.ts', `import 'electron/renderer';`, 'src-renderer/ui/'],
  ['src-renderer/features/run/a.ts', `import '../history/history';`, 'src-renderer/features/run/'],
  ['src-renderer/features/run/a.ts', `import '../../app/frame';`, 'src-renderer/features/run/'],
  ['src-renderer/app/a.ts', `import '../../src-main/app/settings';`, 'src-renderer/app/'],
  ['src-renderer/vite.config.ts', `import './ui/button';`, 'src-renderer/vite.config.ts'],
  ['src-main/new-folder/a.ts', 'export const a = 1;', 'no-layer'],
  ['src-renderer/a.ts', 'export const a = 1;', 'no-layer'],
];

const planted = (file: string, text: string) =>
  findBreaches(makeTree({ ...sound, [file]: text })).breaches.map(({ rule }) => rule);

describe('layers', () => {
  test('the layer check finds no breach in the real tree', () => {
    expect(findBreaches(root).breaches).toEqual([]);
  });

  test('the layer check finds no breach in a small tree where every import is allowed', () => {
    expect(findBreaches(makeTree(sound)).breaches).toEqual([]);
  });

  test.each([
    `import 'electron';`,
    `import type { App } from 'electron';`,
    `export type A = import('electron').App;`,
    `await import('electron');`,
    `const { app } = require('electron');`,
    `import a = require('electron');`,
    `import Store from 'electron-store';`,
    `export * from 'electron/main';`,
  ])('the layer check sees every form of import: %s', (text) => {
    expect(planted('src-main/engine/a.ts', text)).toEqual(['src-main/engine/']);
  });

  test.each(refused)('the layer check refuses in %s: %s', (file, text, rule) => {
    expect(planted(file, text)).toContain(rule);
  });

  test('the layer check is tested with a refused import in every layer', () => {
    const tried = refused.map(([, , rule]) => rule);
    const missing = layers.filter(({ folder }) => !tried.includes(folder.replace('*', 'run')));
    expect(missing.map(({ folder }) => folder)).toEqual([]);
  });

  test('the layer check refuses Electron anywhere the command, the practice server and the workers reach', () => {
    const found = planted('src-main/command/publish.ts', `import '../electron/window';`);
    expect(found).toEqual(['src-main/command/', 'runs-without-electron']);
  });

  test('the layer check refuses import cycles, even of types', () => {
    const cycle = {
      'src-main/engine/a.ts': `import type { B } from './b';\nexport type A = B;`,
      'src-main/engine/b.ts': `import type { C } from './c';\nexport type B = C;`,
      'src-main/engine/c.ts': `import type { A } from './a';\nexport type C = A | null;`,
    };
    const [breach, ...others] = findBreaches(makeTree({ ...sound, ...cycle })).breaches;
    expect(breach?.rule).toBe('no-cycles');
    expect(breach?.why).toContain(Object.keys(cycle).join(', '));
    expect(others).toEqual([]);
  });

  test('the layer check names file, line and reason, and exits with an error', async () => {
    const tree = makeTree({ ...sound, 'src-main/engine/a.ts': `\nimport 'electron';` });
    const script = path.join(root, 'src-main/dev/layers.mjs');
    const { status, stderr } = await captureProgram(process.execPath, [script, tree]);
    expect(status).toBe(1);
    expect(stderr).toContain("src-main/engine/a.ts:2 imports 'electron'");
    expect(stderr).toContain('src-main/engine/: the engine publishes whoever drives it');
  });
});

describe('types', () => {
  const compile = async (project: string, files: Record<string, string>) => {
    const tree = makeTree(files);
    const projects = ['engine', 'files', 'processes', 'practice'].map((name) => `src-main/${name}`);
    for (const folder of ['shared', ...projects, 'src-renderer'])
      cpSync(path.join(root, folder, 'tsconfig.json'), path.join(tree, folder, 'tsconfig.json'));
    const barrier = 'src-main/dev/not-in-this-layer.ts';
    cpSync(path.join(root, barrier), path.join(tree, barrier));
    mkdirSync(path.join(tree, 'node_modules'));
    // Sequentially: the cache of the real tree must not be written.
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
    'src-main/practice/b.ts': 'export const b = 2;',
    'src-main/files/f.ts': 'export const f = 4;',
    'src-main/processes/p.ts': 'export const p = 3;',
    'src-main/engine/c.ts': `import { readFileSync } from 'node:fs';\nexport { readFileSync };`,
    'src-renderer/d.ts': 'export const d = () => document.title;',
  };

  test('the type check passes a valid engine and window', async () => {
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
    ['src-main/engine', 'engine/planted.ts', `import '../practice/b';`, 'practice/b.ts'],
    ['src-main/engine', 'engine/planted.ts', 'export const t = document.title;', 'document'],
  ])('the type check refuses in %s %s: %s', async (project, file, text, named) => {
    const { status, stdout } = await compile(project, { ...base, [`src-main/${file}`]: text });
    expect(status).not.toBe(0);
    expect(stdout).toContain('planted.ts');
    expect(stdout).toContain(named);
  });

  test('the type check refuses Node in the window and both Node and DOM in shared', async () => {
    const window = { ...base, 'src-renderer/planted.ts': `export const e = process.env;` };
    expect((await compile('src-renderer', window)).stdout).toContain('planted.ts');
    const shared = { ...base, 'shared/planted.ts': `export const u = new URL('a:b');` };
    expect((await compile('shared', shared)).stdout).toContain("'URL'");
  });
});
