/** @typedef {import('./resolve-import.mjs').Target} Target */
/** @typedef {{ name: string, why: string, holdsIn: string[], forbids: (target: Target, file: string) => boolean }} Rule */

const electron = ['electron', 'electron-store'];

export const isElectron = (/** @type {Target} */ { kind, name }) =>
  kind === 'package' && electron.includes(name);

/** A file of ours outside these places. */
const outside =
  (/** @type {string[]} */ ...places) =>
  (/** @type {Target} */ { kind, name }) =>
    kind === 'file' && !within(name, places);

/** Places end in a slash when they are folders. */
export const within = (/** @type {string} */ file, /** @type {readonly string[]} */ places) =>
  places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));

/** Which feature of the window a file belongs to. */
const featureOf = (/** @type {string} */ file) =>
  /^src-renderer\/features\/([^/]+)/.exec(file)?.[1];

/**
 * Who may know whom. A file is named from the root on, with forward slashes.
 * @type {Rule[]}
 */
export const rules = [
  {
    name: 'electron-only-in-the-shell',
    why: 'only src-main/shell, main.ts and preload.ts know Electron',
    holdsIn: ['shared/', 'src-main/', 'src-renderer/'],
    forbids: (target, file) =>
      isElectron(target) &&
      !within(file, [
        'src-main/shell/',
        'src-main/main.ts',
        'src-main/preload.ts',
        'src-main/dev/',
      ]),
  },
  {
    name: 'shared-stands-alone',
    why: 'shared imports only itself and zod',
    holdsIn: ['shared/'],
    forbids: (target) =>
      outside('shared/')(target) ||
      target.kind === 'node' ||
      (target.kind === 'package' && target.name !== 'zod'),
  },
  {
    name: 'engine-knows-only-shared',
    why: 'the engine imports shared and itself, whoever drives it and whatever server it talks to',
    holdsIn: ['src-main/engine/'],
    forbids: outside('src-main/engine/', 'shared/'),
  },
  {
    name: 'practice-knows-only-apple',
    why: 'the practice App Store Connect imports shared/asc, shared/errors and itself',
    holdsIn: ['src-main/practice-asc/'],
    forbids: outside('src-main/practice-asc/', 'shared/asc/', 'shared/errors.ts'),
  },
  {
    name: 'sample-package-knows-only-shared',
    why: 'the sample package imports shared and itself',
    holdsIn: ['src-main/sample-package/'],
    forbids: outside('src-main/sample-package/', 'shared/'),
  },
  {
    name: 'main-stays-in-main',
    why: 'the main process imports src-main and shared, never the window or its own development scripts',
    holdsIn: ['src-main/'],
    forbids: (target, file) =>
      !within(file, ['src-main/dev/', 'src-main/vite.config.ts']) &&
      (outside('src-main/', 'shared/', 'package.json')(target) ||
        within(target.name, ['src-main/dev/'])),
  },
  {
    name: 'window-knows-only-shared',
    why: 'the window imports src-renderer and shared, and has no Node',
    holdsIn: ['src-renderer/'],
    forbids: (target, file) =>
      file !== 'src-renderer/vite.config.ts' &&
      (outside('src-renderer/', 'shared/')(target) || target.kind === 'node'),
  },
  {
    name: 'features-do-not-know-each-other',
    why: 'a feature of the window never imports another one',
    holdsIn: ['src-renderer/features/'],
    forbids: ({ name }, file) =>
      featureOf(name) !== undefined && featureOf(name) !== featureOf(file),
  },
  {
    name: 'only-the-frame-knows-features',
    why: 'in the window only src-renderer/app puts features together',
    holdsIn: ['src-renderer/'],
    forbids: ({ name }, file) =>
      featureOf(name) !== undefined &&
      !within(file, ['src-renderer/app/', 'src-renderer/features/']),
  },
];

/** Programs that run without Electron: nothing that they reach may import it. */
export const programsWithoutElectron = [
  'src-main/cli.ts',
  'src-main/practice-process.ts',
  'src-main/engine/package/reader/package-reader-process.ts',
  'src-main/engine/upload/upload-worker.ts',
];

export const reachesElectron = {
  name: 'command-runs-without-electron',
  why: 'the command and the practice server run under plain Node',
};
