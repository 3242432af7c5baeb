import { basename } from 'node:path';
import { backupExtension } from '#shared/domain/key-backup';
import { say } from '#shared/words/say';
import { knownPath } from '../known-paths';
import type { HandlerParts, HandlersOf } from './handler-parts';

const filters = () => [{ name: say('choose.backup-files'), extensions: [backupExtension] }];

const saveDialog = () => ({
  title: say('choose.save-backup'),
  button: say('choose.save-backup-button'),
  filters: filters(),
  fileName: `${say('choose.backup-name', { date: new Date().toISOString().slice(0, 10) })}.${backupExtension}`,
});

const openDialog = () => ({
  title: say('choose.backup'),
  button: say('choose.backup-button'),
  filters: [...filters(), { name: say('choose.all-files'), extensions: ['*'] }],
});

/** Passphrases come in once, with the request that needs them, and go no further. */
export function backupHandlers({
  engine,
  dropped,
  keyBackupFiles,
  chooseFile,
  chooseSavePath,
}: HandlerParts): HandlersOf<'backups'> {
  return {
    'backups:write': async ({ accountIds, passphrase }) => {
      const path = await chooseSavePath(saveDialog());
      if (path === null) return null;
      await engine.backups.write(path, accountIds, passphrase);
      return { fileName: basename(path) };
    },
    'backups:choose': async () => {
      const path = await chooseFile(openDialog());
      return path === null ? null : keyBackupFiles.take(path);
    },
    'backups:take': ({ path }) => keyBackupFiles.take(knownPath(dropped, path)),
    'backups:open': ({ ticket, passphrase }) => keyBackupFiles.open(ticket, passphrase),
    'backups:restore': ({ ticket, storage }) => keyBackupFiles.restore(ticket, storage),
    'backups:forget': ({ ticket }) => {
      keyBackupFiles.forget(ticket);
      return null;
    },
  };
}
