import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;

/** The measuring program, and each program that is measured in a process of its own. */
const programs = {
  bench: path.join(here, 'bench.ts'),
  'read-package': path.join(here, 'programs/read-package.ts'),
  'send-package': path.join(here, 'programs/send-package.ts'),
  'discard-parts': path.join(here, 'programs/discard-parts.ts'),
  'stay-busy': path.join(here, 'programs/stay-busy.ts'),
};

/** Bundles the TypeScript of the measurements as the app's own programs are bundled, into `dist/bench`. */
export async function bundleBench(/** @type {string} */ root) {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      outDir: path.join(root, 'dist/bench'),
      // Another run may be using its scratch folder in there.
      emptyOutDir: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: programs,
        external: ['electron', 'keytar', /playwright/, ...builtinModules, /^node:/],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name].js' },
      },
    },
  });
}
