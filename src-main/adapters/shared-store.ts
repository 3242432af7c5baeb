import { join } from 'node:path';
import Conf from 'conf';
import { diskCode, fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { ValueStore } from '../engine/ports';
import { whileFileLocked } from '../engine/storage/file-lock';

/**
 * A settings file that the window and the command share: electron-store writes it there, and this is the library
 * beneath it. Throws `settings-damaged` for a file that can't be read: only the window replaces it.
 */
export function openSharedStore(folder: string, name: string): ValueStore {
  // Opened at the first use, because most commands need none.
  let opened: Conf<Record<string, unknown>> | null = null;
  const use = <T>(work: (store: Conf<Record<string, unknown>>) => T): T => {
    try {
      opened ??= new Conf({ cwd: folder, configName: name, configFileMode: 0o600 });
      return work(opened);
    } catch (thrown) {
      if (diskCode(thrown) !== null) throw thrown;
      const path = join(folder, `${name}.json`);
      return fail('settings-damaged', message('error.settings-damaged.detail', { path }), {
        cause: thrown,
      });
    }
  };
  return {
    get: (key) => use((store) => store.get(key)),
    set: (key, value) => use((store) => store.set(key, value)),
    alone: (work) => whileFileLocked(join(folder, `${name}.json`), work),
  };
}
