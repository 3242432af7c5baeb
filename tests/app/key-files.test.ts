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
    const chosen = await createKeyFiles(() => []).take(keyFile());
    expect(chosen).toMatchObject({ fileName: 'AuthKey_ABCDE12345.p8', keyId: 'ABCDE12345' });
    expect(Object.keys(chosen).sort()).toEqual([
      'fileName',
      'issuerId',
      'keyId',
      'ticket',
      'wrapping',
    ]);
  });

  it('the text of a pasted key is named by a ticket, and nothing of it comes back', () => {
    const keys = createKeyFiles(() => []);
    const chosen = keys.takeText(`\n${pem.replaceAll('\n', '\r\n')}`);
    expect(chosen).toMatchObject({ fileName: null, keyId: null, issuerId: null, wrapping: null });
    expect(keys.pemOf(chosen.ticket)).toBe(pem);
    for (const line of pem.split('\n').filter((one) => one.length > 20))
      expect(JSON.stringify(chosen)).not.toContain(line);
  });

  it('a found key is taken by its id until keys are looked for again, and its path stays in main', async () => {
    keyFile();
    const keys = createKeyFiles(() => [{ path: folder, place: '~/Downloads' }]);
    const { keys: found } = await keys.find([]);
    expect(JSON.stringify(found)).not.toContain(folder);
    const [first] = found;
    const chosen = await keys.takeFound(first?.id ?? '');
    expect(keys.pemOf(chosen.ticket)).toBe(pem);
    expect(chosen).toMatchObject({ fileName: 'AuthKey_ABCDE12345.p8', keyId: 'ABCDE12345' });
    await keys.find([]);
    await expect(keys.takeFound(first?.id ?? '')).rejects.toThrow('looked for keys again');
  });

  it('a selected key can be read with its ticket until it is forgotten', async () => {
    const keys = createKeyFiles(() => []);
    const { ticket } = await keys.take(keyFile());
    expect(keys.pemOf(ticket)).toBe(pem);
    keys.forget(ticket);
    expect(() => keys.pemOf(ticket)).toThrow('kept for 10 minutes');
  });

  it('a key is forgotten when another one is selected or pasted', async () => {
    const keys = createKeyFiles(() => []);
    const { ticket } = await keys.take(keyFile());
    const pasted = keys.takeText(pem);
    expect(() => keys.pemOf(ticket)).toThrow('kept for 10 minutes');
    expect(keys.pemOf(pasted.ticket)).toBe(pem);
  });

  it('a selected key file is forgotten after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const keys = createKeyFiles(() => []);
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
        await createKeyFiles(() => [])
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
      keyFiles: createKeyFiles(() => []),
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
    const add = () =>
      handlers['accounts:add']({ ticket: chosen?.ticket ?? '', storage: 'keychain', ...account });
    await expect(add()).rejects.toThrow('locked');
    isLocked = false;
    expect(await add()).toMatchObject({ name: 'Team', check: { state: 'not-tested' } });
    expect([...kept.values()]).toEqual([pem]);
    await expect(add()).rejects.toThrow('kept for 10 minutes');
  });

  it('a key is replaced by that of another ticket, which is forgotten then', async () => {
    const kept = new Map<string, string>();
    const given = parts({
      put: async (id, key) => void kept.set(id, key),
      use: (id, use) => use(kept.get(id) ?? ''),
      remove: async (id) => void kept.delete(id),
    });
    const handlers = accountHandlers(given);
    const chosen = await handlers['accounts:choose-key']({});
    const added = await handlers['accounts:add']({
      ticket: chosen?.ticket ?? '',
      storage: 'session',
      ...account,
    });
    expect(added).toMatchObject({ storage: 'session' });
    expect(kept.size).toBe(0);
    await given.engine.close();

    const { ticket } = await given.keyFiles.take(keyFile());
    const { name: _name, ...ids } = account;
    const key = { accountId: added.id, ticket, storage: 'keychain', ...ids } as const;
    expect(await handlers['accounts:replace'](key)).toMatchObject({
      id: added.id,
      name: 'Team',
      storage: 'keychain',
    });
    expect([...kept.values()]).toEqual([pem]);
    await expect(handlers['accounts:replace'](key)).rejects.toThrow('kept for 10 minutes');
  });

  it('the first live key is put in use, and a further one is not', async () => {
    const kept = new Map<string, string>();
    const given = parts({
      put: async (id, key) => void kept.set(id, key),
      use: (id, use) => use(kept.get(id) ?? ''),
      remove: async (id) => void kept.delete(id),
    });
    const handlers = accountHandlers(given);
    given.settings.write({ activeAccountId: 'practice' });
    const add = async (more: Partial<typeof account>) => {
      const chosen = await handlers['accounts:choose-key']({});
      const ticket = chosen?.ticket ?? '';
      return handlers['accounts:add']({ ticket, storage: 'keychain', ...account, ...more });
    };
    const first = await add({});
    expect(given.settings.read().activeAccountId).toBe(first.id);
    await add({ name: 'Other team', keyId: 'ABCDE12346' });
    expect(given.settings.read().activeAccountId).toBe(first.id);
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
    const added = await handlers['accounts:add']({
      ticket: chosen?.ticket ?? '',
      storage: 'keychain',
      ...account,
    });
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
