import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../../src-main/dev/paths.mjs';
import { until } from './report.mjs';

/**
 * Uses windows as a person does: by their titles, and by keys that go through the X server. The packaged app refuses every
 * debugger, so nothing else gets in.
 * @param {import('./person.mjs').Person} person
 */
export function desktopOf({ run, home }) {
  const xdotool = async (/** @type {string[]} */ ...words) =>
    (await run('xdotool', words)).stdout.trim();

  /** The titles of all visible windows. */
  async function titles() {
    const ids = (await xdotool('search', '--onlyvisible', '--name', ''))
      .split('\n')
      .filter(Boolean);
    const found = [];
    for (const id of ids) found.push({ id, title: await xdotool('getwindowname', id) });
    return found;
  }
  return {
    titles,
    press: (/** @type {string[]} */ ...keys) => xdotool('key', '--delay', '150', ...keys),
    /** Waits for a window by its title, and brings it to the front. */
    async waitFor(/** @type {RegExp} */ title) {
      const { id } = await until(`a window “${title.source}”`, async () =>
        (await titles()).find((window) => title.test(window.title)),
      );
      await xdotool('windowactivate', '--sync', id);
      return id;
    },
    /** Waits until another window than this one has the keyboard: a dialog. */
    waitForDialog: (/** @type {string} */ id) =>
      until('a dialog', async () => {
        const active = await xdotool('getactivewindow');
        return active !== '' && active !== id ? active : null;
      }),
    async screenshot(/** @type {string} */ name) {
      const file = path.join(home, `${name}.png`);
      await run('scrot', ['-o', file]);
      const folder = path.join(root, 'test-results/packages');
      fs.mkdirSync(folder, { recursive: true });
      if (fs.existsSync(file)) fs.copyFileSync(file, path.join(folder, `${name}.png`));
    },
  };
}
