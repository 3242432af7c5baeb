import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppException, fail } from '#shared/errors';
import { createConfirmer } from '../../src-main/app/confirm';
import { accountHandlers } from '../../src-main/app/ipc/account-handlers';
import type { HandlerParts } from '../../src-main/app/ipc/handlers';
import { createKeyFiles } from '../../src-main/app/key-files';
import { settingsIn } from '../../src-main/app/settings';
import { createEngine } from '../../src-main/engine/create-engine';
import { type SecretStore, systemClock } from '../../src-main/engine/ports';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-keys-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const pem = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;

function keyFile(contents: string | Buffer = pem, name = 'AuthKey_ABCDE12345.p8'): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

const codeOf = (thrown: unknown): string =>
  thrown instanceof AppException ? thrown.error.code : `not an error of Slipway: ${String(thrown)}`;

describe('a chosen key file', () => {
  it('a selected key file is named by a ticket, and the window receives nothing of the key', async () => {
    const chosen = await createKeyFiles().take(keyFile());
    expect(chosen).toMatchObject({ fileName: 'AuthKey_ABCDE12345.p8', keyId: 'ABCDE12345' });
    expect(Object.keys(chosen).sort()).toEqual([
      'fileName',
      'issuerId',
      'keyId',
      'ticket',
      'wrapping',
    ]);
  });

  it('a selected key can be read with its ticket until it is forgotten', async () => {
    const keys = createKeyFiles();
    const { ticket } = await keys.take(keyFile());
    expect(keys.pemOf(ticket)).toBe(pem);
    keys.forget(ticket);
    expect(() => keys.pemOf(ticket)).toThrow('kept for 10 minutes');
  });

  it('a selected key file is forgotten after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const keys = createKeyFiles();
    const { ticket } = await keys.take(keyFile());
    vi.advanceTimersByTime(9 * 60_000);
    expect(keys.pemOf(ticket)).toBe(pem);
    vi.advanceTimersByTime(61_000);
    expect(() => keys.pemOf(ticket)).toThrow('kept for 10 minutes');
  });

  it.each<[string, () => string, string]>([
    ['is not there', () => join(folder, 'gone.p8'), 'key-not-found'],
    [
      'is a folder',
      () => mkdirSync(join(folder, 'f.p8'), { recursive: true }) ?? '',
      'key-not-pem',
    ],
    ['is far too large', () => keyFile(Buffer.alloc(10_000_000)), 'key-not-pem'],
    ['is rubbish', () => keyFile('hello'), 'key-not-pem'],
  ])('that %s has its own words', async (_name, make, code) => {
    expect(
      codeOf(
        await createKeyFiles()
          .take(make())
          .catch((thrown: unknown) => thrown),
      ),
    ).toBe(code);
  });
});

describe('adding an account', () => {
  const parts = (secrets: SecretStore): HandlerParts => {
    const values = new Map<string, unknown>();
    const store = {
      get: (name: string) => values.get(name),
      set: (name: string, value: unknown) => void values.set(name, value),
    };
    const engine = createEngine({
      home: folder,
      secrets,
      uploadWorker: new URL('file:///nowhere'),
      // The test must not wait for retries.
      clock: { ...systemClock, sleep: async () => {} },
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    return {
      engine,
      settings: settingsIn(store, () => {}),
      keyFiles: createKeyFiles(),
      chooseFile: async () => keyFile(),
      confirmer: createConfirmer(async () => true),
    } as unknown as HandlerParts;
  };
  const account = {
    name: 'Team',
    keyId: 'ABCDE12345',
    issuerId: '57246542-96fe-1a63-e053-0824d011072a',
  };

  it('adding a key can be retried with the same file after a locked keychain', async () => {
    const kept = new Map<string, string>();
    let isLocked = true;
    const handlers = accountHandlers(
      parts({
        put: async (id, key) =>
          isLocked ? fail('keychain-locked', 'It is locked.') : void kept.set(id, key),
        use: (id, use) => use(kept.get(id) ?? ''),
        remove: async (id) => void kept.delete(id),
      }),
    );
    const chosen = await handlers['accounts:choose-key']({});
    const add = () => handlers['accounts:add']({ ticket: chosen?.ticket ?? '', ...account });
    await expect(add()).rejects.toThrow('locked');
    isLocked = false;
    expect(await add()).toMatchObject({ name: 'Team', check: { state: 'not-tested' } });
    expect([...kept.values()]).toEqual([pem]);
    await expect(add()).rejects.toThrow('kept for 10 minutes');
  });

  it('a deleted account is no longer in use', async () => {
    const kept = new Map<string, string>();
    const given = parts({
      put: async (id, key) => void kept.set(id, key),
      use: (id, use) => use(kept.get(id) ?? ''),
      remove: async (id) => void kept.delete(id),
    });
    const handlers = accountHandlers(given);
    const chosen = await handlers['accounts:choose-key']({});
    const added = await handlers['accounts:add']({ ticket: chosen?.ticket ?? '', ...account });
    await handlers['accounts:use']({ accountId: added.id });
    expect(given.settings.read().activeAccountId).toBe(added.id);
    await handlers['accounts:delete']({ accountId: added.id });
    expect(given.settings.read().activeAccountId).toBeNull();
    expect(kept.size).toBe(0);
  });

  it('an unknown account cannot be put in use', async () => {
    const secrets = {
      put: async () => {},
      use: <T>(_id: string, use: (key: string) => Promise<T>) => use(''),
      remove: async () => {},
    };
    const handlers = accountHandlers(parts(secrets));
    await expect(handlers['accounts:use']({ accountId: 'nobody' })).rejects.toThrow(AppException);
  });
});
