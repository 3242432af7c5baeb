// What a bare Electron runs first: finds the app named on the command line and starts it. The official runtime
// has its own; the runtime that is prepared here has none (see ../repair-runtime.mjs).
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const load = createRequire(import.meta.url);

/**
 * Electron's own command line: switches belong to Chromium, `-r MODULE` comes before the app, the rest belongs to the
 * app.
 */
function readCommandLine(words) {
  const preloads = [];
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '-v' || word === '--version') return { version: true, preloads };
    if (word === '-r' || word === '--require') preloads.push(left.shift());
    else if (!word.startsWith('-')) return { appPath: path.resolve(word), preloads };
  }
  return { preloads };
}

/** Sets the identity of the app; must run before `ready`, because the user-data folder is named after it. */
function introduce(folder, { name, productName, version, desktopName }) {
  app.setName(productName ?? name);
  if (version) app.setVersion(version);
  app.setDesktopName?.(desktopName ?? `${app.getName()}.desktop`);
  app.setAppPath(folder);
}

function resolveEntry(appPath) {
  const manifest = path.join(appPath, 'package.json');
  if (existsSync(manifest)) introduce(appPath, JSON.parse(readFileSync(manifest, 'utf8')));
  else app.setAppPath(path.dirname(appPath));
  return load.resolve(appPath);
}

const { version, appPath, preloads } = readCommandLine(process.argv.slice(1));
if (version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
if (!appPath) {
  process.stderr.write('usage: electron [-r MODULE] PATH_TO_APP\n');
  process.exit(2);
}
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
for (const module of preloads) load(path.resolve(module));
await import(pathToFileURL(resolveEntry(appPath)).href);
