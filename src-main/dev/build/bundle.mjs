import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { publishOutputs } from './publish-outputs.mjs';

const icon = 'src-main/resources/icon.png';
const executable = ['main/cli.js'];

/**
 * Builds main, preload and window in parallel into separate folders, then moves them into `dist` with the shell files.
 * @param {string} root
 * @returns {Promise<string[]>} what was made, relative to `dist`
 */
export async function bundle(root) {
  const dist = path.join(root, 'dist');
  // A test runner that builds first passes its own value on, and React Aria lays lists out differently under `test`.
  process.env.NODE_ENV = 'production';
  // As deep as the final folder, so that source maps resolve from there too.
  const staged = (/** @type {string} */ name) => path.join(dist, `next-${process.pid}-${name}`);
  const folders = {
    main: staged('main'),
    preload: staged('preload'),
    renderer: staged('renderer'),
    shell: staged('shell'),
  };
  try {
    await Promise.all([
      buildOne(root, 'src-main/vite.config.ts', 'main', folders.main),
      buildOne(root, 'src-main/vite.config.ts', 'preload', folders.preload),
      buildOne(root, 'src-renderer/vite.config.ts', 'production', folders.renderer),
    ]);
    fs.cpSync(folders.preload, folders.main, { recursive: true });
    fs.cpSync(path.join(root, icon), path.join(folders.main, 'icon.png'));
    for (const file of executable)
      fs.chmodSync(path.join(dist, `next-${process.pid}-${file}`), 0o755);
    await writeShellFiles(root, folders);
    const main = await publishOutputs(folders.main, path.join(dist, 'main'), isMainEntry);
    const window = await publishOutputs(folders.renderer, path.join(dist, 'renderer'), isPage);
    const shell = await publishOutputs(folders.shell, path.join(dist, 'shell'), () => true);
    return [
      ...main.map((file) => `main/${file}`),
      ...window.map((file) => `renderer/${file}`),
      ...shell.map((file) => `shell/${file}`),
    ];
  } finally {
    for (const folder of Object.values(folders))
      fs.rmSync(folder, { recursive: true, force: true });
  }
}

const isMainEntry = (/** @type {string} */ file) => !file.startsWith('chunk-');
const isPage = (/** @type {string} */ file) => file.endsWith('.html');

/** Completions and the man page follow from the command's own tables, so the built command writes them. */
async function writeShellFiles(
  /** @type {string} */ root,
  /** @type {{ main: string, shell: string }} */ { main, shell },
) {
  const program = path.join(main, 'shell-files.js');
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { shellFiles } = await import(pathToFileURL(program).href);
  fs.mkdirSync(shell, { recursive: true });
  for (const [name, text] of Object.entries(await shellFiles(version)))
    fs.writeFileSync(path.join(shell, name), String(text));
  for (const file of [program, `${program}.map`]) fs.rmSync(file);
}

async function buildOne(
  /** @type {string} */ root,
  /** @type {string} */ config,
  /** @type {string} */ mode,
  /** @type {string} */ outDir,
) {
  await build({
    configFile: path.join(root, config),
    mode,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, reportCompressedSize: false },
  });
}
