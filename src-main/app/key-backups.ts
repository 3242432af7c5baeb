import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { KeyStorage } from '#shared/domain/account';
import type { ChosenBackup, OpenedBackup, RestoredKey } from '#shared/domain/key-backup';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Engine } from '../engine/engine';

const lifetime = 10 * 60_000;

type Backups = Engine['backups'];
type Contents = Awaited<ReturnType<Backups['read']>>;

/** Backup files that a person chose, with their keys once they are open: in memory until they are restored or ten minutes old. */
export interface KeyBackupFiles {
  take(path: string): ChosenBackup;
  open(ticket: string, passphrase: string): Promise<OpenedBackup>;
  /** The ticket is forgotten once no key failed, so that the others can be tried again without the passphrase. */
  restore(ticket: string, storage: KeyStorage): Promise<RestoredKey[]>;
  forget(ticket: string): void;
}

interface Held {
  path: string;
  contents: Contents | null;
  timer: NodeJS.Timeout;
}

export function createKeyBackupFiles(backups: Backups): KeyBackupFiles {
  const held = new Map<string, Held>();
  const forget = (ticket: string): void => {
    clearTimeout(held.get(ticket)?.timer);
    held.delete(ticket);
  };
  const find = (ticket: string): Held =>
    held.get(ticket) ?? fail('backup-not-found', message('error.backup-not-found.forgotten'));
  return {
    take(path) {
      const ticket = randomUUID();
      const timer = setTimeout(forget, lifetime, ticket).unref();
      held.set(ticket, { path, contents: null, timer });
      return { ticket, fileName: basename(path) };
    },
    async open(ticket, passphrase) {
      const backup = find(ticket);
      backup.contents = await backups.read(backup.path, passphrase);
      return backups.preview(backup.contents);
    },
    async restore(ticket, storage) {
      const { contents } = find(ticket);
      // Only an opened backup shows what would be restored.
      if (contents === null)
        return fail('backup-not-found', message('error.backup-not-found.forgotten'));
      const restored = await backups.restore(contents, storage);
      if (restored.every(({ outcome }) => outcome !== 'failed')) forget(ticket);
      return restored;
    },
    forget,
  };
}
