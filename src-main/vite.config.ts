import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig, type Plugin, runnerImport } from 'vite';

const here = import.meta.dirname;

/** Stay what they are at run time: Electron's own module, the native one, and Node's. */
const external = ['electron', 'keytar', ...builtinModules, /^node:/];

/** Every program that runs under Node; they share chunks. */
const programs = {
  main: path.join(here, 'main.ts'),
  cli: path.join(here, 'cli.ts'),
  practice: path.join(here, 'practice-host/practice-process.ts'),
  'package-reader': path.join(here, 'engine/package/reader/package-reader-process.ts'),
  // Writes `dist/shell` during the build, which then removes it.
  'shell-files': path.join(here, 'command/shell/shell-files.ts'),
  'upload-worker': path.join(here, 'engine/upload/upload-worker.ts'),
};

/** Where updates come from, for packages that update themselves; empty in every other build. */
const built = {
  feed: process.env.SLIPWAY_UPDATE_FEED ?? '',
  keys: process.env.SLIPWAY_UPDATE_KEYS ?? '',
  page: process.env.SLIPWAY_UPDATE_PAGE ?? '',
  loopback: process.env.SLIPWAY_UPDATE_LOOPBACK ?? '',
};

/**
 * The preload script checks the names of channels and nothing else of the contract. They are read from it here, so that
 * no window has to load the schemas before its page.
 */
const channelNames: Plugin = {
  name: 'channel-names',
  async load(id) {
    if (!id.endsWith('/shared/ipc/channels.ts')) return null;
    const { module, dependencies } = await runnerImport<Record<string, string[]>>(id);
    for (const file of dependencies) this.addWatchFile(file);
    return Object.entries(module)
      .map(([name, channels]) => `export const ${name} = ${JSON.stringify(channels)};`)
      .join('\n');
  },
};

/** Mode `preload` makes the one CommonJS file that a sandboxed window can load; `main` all the rest. */
export default defineConfig(({ mode }) => ({
  root: path.join(here, '..'),
  publicDir: false,
  define: { BUILT_UPDATE_SOURCE: JSON.stringify(built) },
  plugins: mode === 'preload' ? [channelNames] : [],
  ssr: { noExternal: true, external: ['electron', 'keytar'] },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    ...(mode === 'preload' ? {} : { license: { fileName: 'licenses.md' } }),
    rolldownOptions:
      mode === 'preload'
        ? {
            input: path.join(here, 'preload.ts'),
            external,
            // Reading the contract is most of this small build.
            checks: { pluginTimings: false },
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
