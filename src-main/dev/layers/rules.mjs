/** @typedef {import('./resolve-import.mjs').Target} Target */

/**
 * What the files of a folder may import, besides each other. Everything else is refused.
 * @typedef {object} Layer
 * @property {string} folder ends in a slash, or is one file
 * @property {string[]} files folders or files of this repository
 * @property {string[] | 'any'} packages
 * @property {boolean} node whether Node's own modules may be imported
 * @property {string} why
 */

const react = [
  'react',
  'react-dom',
  'react-aria-components',
  // The dates of its fields.
  '@internationalized/date',
  'lucide-react',
  // Reads the pages of the guide.
  'marked',
];

/** Programs that run without Electron: nothing that they reach may import it. */
export const programsWithoutElectron = [
  'src-main/cli.ts',
  'src-main/practice-host/practice-process.ts',
  'src-main/engine/package/reader/package-reader-process.ts',
  'src-main/engine/upload/upload-worker.ts',
];

/**
 * Who may import whom. The most specific folder counts. A file that is in none of them is refused too.
 * @type {Layer[]}
 */
export const layers = [
  {
    folder: 'shared/',
    files: [],
    packages: ['intl-messageformat', 'zod'],
    node: false,
    why: 'shared runs in the window and in Node alike',
  },
  {
    folder: 'src-main/engine/',
    files: ['shared/', 'src-main/files/', 'src-main/processes/'],
    packages: ['chokidar', 'csv-parse', 'jose', 'jsonc-parser', 'p-limit', 'socks', 'yauzl', 'zod'],
    node: true,
    why: 'the engine publishes whoever drives it and whichever server answers',
  },
  {
    folder: 'src-main/files/',
    files: [],
    packages: [],
    node: true,
    why: 'how a file is written safely depends on nothing of Slipway',
  },
  {
    folder: 'src-main/processes/',
    files: ['shared/'],
    packages: ['zod'],
    node: true,
    why: 'a channel between processes knows nothing of what goes through it',
  },
  {
    folder: 'src-main/adapters/',
    files: ['shared/', 'src-main/engine/'],
    packages: ['conf', 'keytar', 'proxy-from-env'],
    node: true,
    why: "adapters answer the engine's ports for the app and the command alike",
  },
  {
    folder: 'src-main/app/',
    files: [
      'shared/',
      'src-main/engine/',
      'src-main/practice-host/',
      'src-main/processes/',
      'src-main/sample-package/',
    ],
    // Of the updater only what parses its feed.
    packages: ['electron-updater', 'zod'],
    node: true,
    why: 'the application works without Electron, so that its tests need none',
  },
  {
    folder: 'src-main/electron/',
    files: [
      'shared/',
      'src-main/adapters/',
      'src-main/app/',
      'src-main/engine/',
      'src-main/practice-host/',
      'src-main/processes/',
    ],
    packages: ['electron', 'electron-store', 'electron-updater', 'zod'],
    node: true,
    why: 'the only folder that knows Electron; it connects it to the application',
  },
  {
    folder: 'src-main/practice/',
    files: ['shared/asc/', 'shared/errors.ts', 'src-main/files/'],
    packages: ['bplist-parser', 'jose', 'plist', 'yauzl', 'zod'],
    node: true,
    why: 'the practice App Store Connect knows what Apple publishes and nothing of Slipway',
  },
  {
    folder: 'src-main/practice-host/',
    files: [
      'shared/',
      'src-main/engine/connection.ts',
      'src-main/engine/ports.ts',
      'src-main/engine/storage/',
      'src-main/practice/',
      'src-main/processes/',
    ],
    packages: ['zod'],
    node: true,
    why: 'the host runs the practice server in a process and steers it',
  },
  {
    folder: 'src-main/sample-package/',
    files: ['shared/'],
    packages: ['yazl'],
    node: true,
    why: 'the sample writer shares no code with the readers that it tests',
  },
  {
    folder: 'src-main/command/',
    files: [
      'shared/',
      'src-main/adapters/',
      'src-main/engine/',
      'src-main/practice/',
      'src-main/practice-host/',
      'src-main/processes/',
      'src-main/sample-package/',
    ],
    packages: ['zod'],
    node: true,
    why: 'the command runs under plain Node',
  },
  {
    folder: 'src-main/main.ts',
    files: ['src-main/app/', 'src-main/command/', 'src-main/electron/'],
    packages: ['electron'],
    node: true,
    why: 'the main process is put together here',
  },
  {
    folder: 'src-main/preload.ts',
    files: ['shared/'],
    packages: ['electron'],
    node: false,
    why: 'the preload script runs in the sandbox of the window',
  },
  {
    folder: 'src-main/cli.ts',
    files: ['src-main/command/'],
    packages: [],
    node: true,
    why: 'the command is put together here',
  },
  {
    folder: 'src-main/dev/',
    files: ['src-main/', 'package.json'],
    packages: 'any',
    node: true,
    why: 'scripts that build, check and start',
  },
  {
    folder: 'src-main/vite.config.ts',
    files: [],
    packages: ['vite'],
    node: true,
    why: 'only the build reads it',
  },
  {
    folder: 'src-renderer/bridge/',
    files: ['shared/', 'src-renderer/words/'],
    packages: ['react'],
    node: false,
    why: 'the one place of the window that talks to the main process',
  },
  {
    folder: 'src-renderer/words/',
    files: ['shared/'],
    packages: ['libphonenumber-js'],
    node: false,
    why: 'words know what they are about and not where they are shown',
  },
  {
    folder: 'src-renderer/ui/',
    files: ['shared/words/', 'src-renderer/words/'],
    packages: [...react, 'diff'],
    node: false,
    why: 'parts of the user interface that know nothing of Slipway',
  },
  {
    folder: 'src-renderer/store/',
    files: ['shared/', 'src-renderer/bridge/', 'src-renderer/words/'],
    packages: ['react', 'zustand'],
    node: false,
    why: 'the state of the window, without its looks',
  },
  {
    folder: 'src-renderer/text-editor/',
    files: ['shared/', 'src-renderer/store/', 'src-renderer/ui/', 'src-renderer/words/'],
    packages: react,
    node: false,
    why: 'texts in many languages are edited the same way, whichever feature they belong to',
  },
  {
    folder: 'src-renderer/features/*/',
    files: [
      'shared/',
      'src-renderer/bridge/',
      'src-renderer/store/',
      'src-renderer/text-editor/',
      'src-renderer/ui/',
      'src-renderer/words/',
    ],
    packages: react,
    node: false,
    why: 'a feature of the window never imports another one',
  },
  {
    folder: 'src-renderer/app/',
    files: ['shared/', 'src-renderer/'],
    packages: [...react, '@fontsource-variable/inter', 'zod'],
    node: false,
    why: 'the frame of the window puts features together',
  },
  {
    folder: 'src-renderer/vite.config.ts',
    files: [],
    packages: ['vite', '@vitejs/plugin-react'],
    node: true,
    why: 'only the build reads it',
  },
];

/** The layer of a file, with `*` filled in; undefined when there is none. */
export function layerOf(/** @type {string} */ file) {
  const fitting = layers
    .map((layer) => ({ layer, place: placeIn(layer.folder, file) }))
    .filter(({ place }) => place !== null)
    .sort((a, b) => String(b.place).length - String(a.place).length)[0];
  return fitting?.place ? { ...fitting.layer, folder: fitting.place } : undefined;
}

/** The part of a file's path that a layer's folder matches, or null. */
function placeIn(/** @type {string} */ folder, /** @type {string} */ file) {
  if (!folder.endsWith('/')) return folder === file ? folder : null;
  const pattern = folder
    .split('*')
    .map((text) => text.replace(/[.]/g, '\\.'))
    .join('[^/]+');
  return new RegExp(`^${pattern}`).exec(file)?.[0] ?? null;
}

/** Why a file of the layer may not import the target; null when it may. */
export function refusal(/** @type {Layer} */ layer, /** @type {Target} */ { kind, name }) {
  if (kind === 'node') return layer.node ? null : 'it has no Node';
  if (kind === 'package')
    return layer.packages === 'any' || layer.packages.includes(name)
      ? null
      : `its packages are ${list(layer.packages)}`;
  const places = [layer.folder, ...layer.files];
  const isAllowed = places.some((place) =>
    place.endsWith('/') ? name.startsWith(place) : name === place,
  );
  return isAllowed ? null : `it may import ${list(layer.files)}`;
}

const list = (/** @type {string[]} */ names) => (names.length === 0 ? 'none' : names.join(', '));

export const isElectron = (/** @type {Target} */ { kind, name }) =>
  kind === 'package' && ['electron', 'electron-store'].includes(name);
