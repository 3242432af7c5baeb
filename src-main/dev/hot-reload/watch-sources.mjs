import path from 'node:path';

/** The sources of main, the preload script and the other processes; the window's files reload automatically. */
const folders = ['shared', 'src-main'];
/** Editors save in several steps, and a checkout changes many files at once. */
const quietMs = 200;

/**
 * Calls `act` with the first file of each batch of saves, never concurrently.
 * @param {import('vite').FSWatcher} watcher
 * @param {string} root
 * @param {(file: string) => Promise<void>} act
 */
export function watchSources(watcher, root, act) {
  /** @type {string | null} */
  let first = null;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let isActing = false;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(take, quietMs);
  };
  const take = async () => {
    if (isActing) return wait();
    const file = first;
    if (file === null) return;
    first = null;
    isActing = true;
    await act(file).finally(() => {
      isActing = false;
    });
  };
  watcher.add(folders.map((folder) => path.join(root, folder)));
  watcher.on('all', (event, changed) => {
    const file = path.relative(root, changed).split(path.sep).join('/');
    if (!event.endsWith('Dir') && isBuiltIn(file)) {
      first ??= file;
      wait();
    }
  });
}

/** Scripts under `src-main/dev` are in no bundle. */
function isBuiltIn(/** @type {string} */ file) {
  return (
    folders.some((folder) => file.startsWith(`${folder}/`)) && !file.startsWith('src-main/dev/')
  );
}
