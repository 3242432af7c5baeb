import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { publishOutputs } from '../../src-main/dev/build/publish-outputs.mjs';
import { makeTree } from './make-tree';

test('a build replaces the previous one and leaves none of its files', async () => {
  const tree = makeTree({
    'next/main.js': 'new',
    'next/chunk-b.js': 'new',
    'next/assets/font.woff2': 'new',
    'dist/main.js': 'old',
    'dist/chunk-a.js': 'old',
  });
  const made = await publishOutputs(path.join(tree, 'next'), path.join(tree, 'dist'), (file) =>
    file.startsWith('main'),
  );
  expect(made.sort()).toEqual(['assets/font.woff2', 'chunk-b.js', 'main.js']);
  expect(readdirSync(path.join(tree, 'dist')).sort()).toEqual(['assets', 'chunk-b.js', 'main.js']);
  expect(readFileSync(path.join(tree, 'dist/main.js'), 'utf8')).toBe('new');
  expect(existsSync(path.join(tree, 'next'))).toBe(false);
});
