// Builds main as a package that updates itself, into a folder: `node tests/e2e/support/build-updatable.mjs FOLDER`. Where
// updates come from is in the same variables as for a release.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../../..');
const outDir = path.join(process.argv[2] ?? '', 'main');
process.env.NODE_ENV = 'production';
await build({
  configFile: path.join(root, 'src-main/vite.config.ts'),
  mode: 'main',
  logLevel: 'error',
  build: { outDir, emptyOutDir: true, reportCompressedSize: false, sourcemap: false },
});
for (const file of ['preload.cjs', 'icon.png'])
  fs.copyFileSync(path.join(root, 'dist/main', file), path.join(outDir, file));
