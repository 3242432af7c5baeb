import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../src-main/dev/paths.mjs';
import { captureProgram } from '../../src-main/dev/process/run-program.mjs';
import { makeTree } from './make-tree';

async function lint(file: string, text: string) {
  const tree = makeTree({ [file]: text });
  cpSync(path.join(root, 'biome.json'), path.join(tree, 'biome.json'));
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  return captureProgram(process.execPath, [biome, 'lint'], { cwd: tree });
}

test.each([
  ['src-main/engine/a.ts', `console.log('key');\n`, 'noConsole'],
  ['src-main/electron/a.ts', `console.warn('key');\n`, 'noConsole'],
  ['src-main/practice/a.ts', `console.error('key');\n`, 'noConsole'],
  ['src-renderer/ui/a.ts', `console.info('key');\n`, 'noConsole'],
  ['src-main/engine/a.ts', 'export default 1;\n', 'noDefaultExport'],
  ['src-main/engine/CamelCase.ts', 'export const a = 1;\n', 'useFilenamingConvention'],
  ['src-main/engine/a.ts', 'const go = async () => 1;\ngo();\n', 'noFloatingPromises'],
])('the linter refuses in %s: %s', async (file, text, rule) => {
  const { status, stderr } = await lint(file, text);
  expect(status).not.toBe(0);
  expect(stderr).toContain(rule);
});

test('the linter passes a valid file', async () => {
  expect((await lint('src-main/engine/a.ts', 'export const a = 1;\n')).status).toBe(0);
});
