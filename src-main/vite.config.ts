import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** Stay what they are at run time: Electron's own module, the native one, and Node's. */
const external = ['electron', 'keytar', ...builtinModules, /^node:/];

/** Every program that runs under Node; they share chunks. */
const programs = {
  main: path.join(here, 'main.ts'),
  cli: path.join(here, 'cli.ts'),
  practice: path.join(here, 'practice-process.ts'),
  'package-reader': path.join(here, 'engine/package/reader/package-reader-process.ts'),
  'upload-worker': path.join(here, 'engine/upload/upload-worker.ts'),
};

/** Mode `preload` makes the one CommonJS file that a sandboxed window can load; `main` all the rest. */
export default defineConfig(({ mode }) => ({
  root: path.join(here, '..'),
  publicDir: false,
  ssr: { noExternal: true, external: ['electron', 'keytar'] },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions:
      mode === 'preload'
        ? {
            input: path.join(here, 'preload.ts'),
            external,
            output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
          }
        : {
            input: programs,
            external,
            // Chunks lie beside the entries, so that a file named relative to `import.meta.url` is found from both.
            output: {
              format: 'es',
              entryFileNames: '[name].js',
              chunkFileNames: 'chunk-[name]-[hash].js',
            },
          },
  },
}));
