import { afterEach, expect, it, vi } from 'vitest';
import type { RestoredKey } from '#shared/domain/key-backup';
import { appError, toAppError } from '#shared/errors';
import { createKeyBackupFiles } from '../../src-main/app/key-backups';
import type { Engine } from '../../src-main/engine/engine';

afterEach(() => {
  vi.useRealTimers();
});

const passphrase = 'four random words here';
const secret = { name: 'Team', keyId: '2X9R4HXF34', issuerId: null, privateKeyPem: 'SECRET' };
const failed: RestoredKey = {
  outcome: 'failed',
  keyId: secret.keyId,
  name: secret.name,
  error: appError('keychain-locked', 'It is locked.'),
};

/** The engine's side, which needs a practice server: tests/flows/key-backups.test.ts has the real one. */
function filesOf(restored: RestoredKey[] = []) {
  const backups: Engine['backups'] = {
    write: async () => undefined,
    read: async () => ({ createdAt: '2026-11-22T14:00:00.000Z', keys: [secret] }),
    preview: async ({ createdAt, keys }) => ({
      createdAt,
      keys: keys.map(({ privateKeyPem: _pem, ...key }) => ({
        ...key,
        state: 'new' as const,
        accountName: null,
      })),
    }),
    restore: async () => restored,
  };
  return createKeyBackupFiles(backups);
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (thrown: unknown) => toAppError(thrown).code,
  );

it('a chosen backup is named by a ticket, and its private keys never go to the window', async () => {
  const files = filesOf();
  const chosen = files.take('/home/ada/Slipway keys.slipway-keys');
  expect(chosen.fileName).toBe('Slipway keys.slipway-keys');
  const opened = await files.open(chosen.ticket, passphrase);
  expect(opened.keys).toMatchObject([{ name: 'Team', state: 'new' }]);
  expect(JSON.stringify([chosen, opened])).not.toMatch(/SECRET|home/);
});

it('a backup is restored only after it was opened, and is forgotten then', async () => {
  const files = filesOf();
  const { ticket } = files.take('any');
  expect(await codeOf(files.restore(ticket, 'keychain'))).toBe('backup-not-found');
  await files.open(ticket, passphrase);
  expect(await files.restore(ticket, 'keychain')).toEqual([]);
  expect(await codeOf(files.restore(ticket, 'keychain'))).toBe('backup-not-found');
});

it('a backup of which a key failed can be restored again without its passphrase', async () => {
  const files = filesOf([failed]);
  const { ticket } = files.take('any');
  await files.open(ticket, passphrase);
  await files.restore(ticket, 'keychain');
  expect(await codeOf(files.restore(ticket, 'session'))).toBe('no error');
});

it('a chosen backup is forgotten after ten minutes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const files = filesOf();
  const { ticket } = files.take('any');
  await files.open(ticket, passphrase);
  vi.advanceTimersByTime(9 * 60_000);
  expect(await codeOf(files.open(ticket, passphrase))).toBe('no error');
  vi.advanceTimersByTime(61_000);
  expect(await codeOf(files.restore(ticket, 'keychain'))).toBe('backup-not-found');
});
