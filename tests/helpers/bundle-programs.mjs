import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';

/**
 * Bundles TypeScript programs of the tests as the app's own programs are bundled, into a folder of `dist`.
 * @param {string} root
 * @param {string} folder
 * @param {Record<string, string>} programs the entry point of each, by its output name
 */
export async function bundlePrograms(root, folder, programs) {
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
      outDir: path.join(root, 'dist', folder),
      // Another run may be using its files.
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
