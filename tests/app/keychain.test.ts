import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { AppException } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { createKeychainSecrets, keychainError } from '../../src-main/adapters/keychain';
import { keychainProgram } from '../../src-main/adapters/keychain-name';
import { AccountBook } from '../../src-main/engine/accounts/account-book';
import { AccountKeys } from '../../src-main/engine/accounts/account-keys';

const keytar = createRequire(import.meta.url).resolve('keytar');
/** Only with a keyring made for the tests: a person's own is neither read nor locked. */
const hasOwnKeyring =
  process.env.DBUS_SESSION_BUS_ADDRESS !== undefined &&
  process.env.XDG_RUNTIME_DIR?.startsWith(tmpdir()) === true;

const privateKeyPem = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;

async function errorOf(work: Promise<unknown>): Promise<AppException> {
  const thrown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (thrown instanceof AppException) return thrown;
  throw new Error(`not an error of Slipway: ${String(thrown)}`);
}

const codeOf = async (work: Promise<unknown>): Promise<string> => (await errorOf(work)).error.code;

describe.skipIf(!hasOwnKeyring)('a real Secret Service', () => {
  const secrets = createKeychainSecrets();
  const ids: string[] = [];
  const freshId = (): string => {
    const id = `test-${randomUUID()}`;
    ids.push(id);
    return id;
  };
  afterEach(async () => {
    await setLocked(false);
    for (const id of ids.splice(0)) await secrets.remove(id);
  });

  it('the Secret Service returns a stored key', async () => {
    const id = freshId();
    await secrets.put(id, privateKeyPem);
    expect(await secrets.use(id, async (pem) => pem)).toBe(privateKeyPem);
  });

  it('the Secret Service keeps every character of a key', async () => {
    const id = freshId();
    const text = `Schlüssel 鍵 🔑 ${'é'.repeat(4000)}`;
    await secrets.put(id, text);
    expect(await secrets.use(id, async (pem) => pem)).toBe(text);
  });

  it('a newer key replaces an older one in the Secret Service', async () => {
    const id = freshId();
    await secrets.put(id, 'older');
    await secrets.put(id, 'newer');
    expect(await secrets.use(id, async (pem) => pem)).toBe('newer');
  });

  it('a removed key is reported as not found', async () => {
    const id = freshId();
    await secrets.put(id, privateKeyPem);
    await secrets.remove(id);
    expect(await codeOf(secrets.use(id, async () => null))).toBe('key-needed');
    await secrets.remove(id);
  });

  it('an error while a key is in use is passed on', async () => {
    const id = freshId();
    await secrets.put(id, privateKeyPem);
    await expect(secrets.use(id, () => Promise.reject(new Error('of the caller')))).rejects.toThrow(
      'of the caller',
    );
  });

  it('a locked Secret Service is reported, stores nothing, and has every key after it is unlocked', async () => {
    const before = freshId();
    const during = freshId();
    await secrets.put(before, privateKeyPem);
    await setLocked(true);
    expect(await codeOf(secrets.put(during, privateKeyPem))).toBe('keychain-locked');
    expect(await codeOf(secrets.use(before, async () => null))).toBe('keychain-locked');
    expect(await codeOf(secrets.remove(before))).toBe('keychain-locked');
    await setLocked(false);
    expect(await codeOf(secrets.use(during, async () => null))).toBe('key-needed');
    expect(await secrets.use(before, async (pem) => pem)).toBe(privateKeyPem);
  });

  it('the program behind the Secret Service is named, also in what to do when it is locked', async () => {
    expect(await keychainProgram()).toEqual({ kind: 'gnome', name: 'GNOME Keyring' });
    expect(await secrets.name?.()).toBe('GNOME Keyring');
    await setLocked(true);
    const { error } = await errorOf(secrets.put(freshId(), privateKeyPem));
    expect(inWords(error.detail)).toMatch(/^GNOME Keyring responded: /);
    expect(inWords(error.whatToDo)).toContain('“Login” keyring in Passwords and Keys');
  });

  it('a key is kept for the session while the Secret Service is locked, and goes there afterwards', async () => {
    const entry = freshId();
    const book = new AccountBook('/nonexistent');
    const keys = new AccountKeys(book, secrets);
    const connection = { accountId: entry, keyId: '2X9R4HXF34', issuerId: null };
    const row = {
      id: entry,
      name: 'Northwind',
      environment: 'live',
      keyId: '2X9R4HXF34',
      issuerId: null,
      check: { state: 'not-tested' },
      storage: 'session',
    } as const;
    await setLocked(true);
    expect(await codeOf(keys.put(entry, privateKeyPem, 'keychain'))).toBe('keychain-locked');
    await keys.put(entry, privateKeyPem, 'session');
    expect(await keys.use(connection, async (pem) => pem)).toBe(privateKeyPem);
    expect(await codeOf(keys.saveToKeychain(row))).toBe('keychain-locked');
    await setLocked(false);
    expect(await codeOf(secrets.use(entry, async () => null))).toBe('key-needed');
    expect(await keys.saveToKeychain(row)).toEqual({
      storage: 'keychain',
      keychain: 'GNOME Keyring',
    });
    expect(await secrets.use(entry, async (pem) => pem)).toBe(privateKeyPem);
  });
});

describe('the name of the keychain', () => {
  it('macOS and Windows have one keychain each, and a Linux without a session bus has none', async () => {
    expect(await keychainProgram('darwin')).toMatchObject({ kind: 'macos' });
    expect(await keychainProgram('win32')).toMatchObject({ kind: 'windows' });
    const bus = process.env.DBUS_SESSION_BUS_ADDRESS;
    process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nonexistent/bus';
    try {
      expect(await keychainProgram('linux')).toBeNull();
    } finally {
      if (bus === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
      else process.env.DBUS_SESSION_BUS_ADDRESS = bus;
    }
  });
});

describe.skipIf(process.platform !== 'linux')('a computer without a keychain', () => {
  it.each([
    ['no session bus', { XDG_RUNTIME_DIR: '/nonexistent' }],
    ['no session bus, as Chromium says it to the app', { DBUS_SESSION_BUS_ADDRESS: 'disabled:' }],
    ['a session bus that is gone', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }],
  ])('a computer without a keychain is recognized: %s', (_name, environment) => {
    const said = messageOfFreshProcess(environment);
    expect(keychainError(new Error(said)).error.code).toBe('keychain-absent');
  });
});

describe('errors of the keychain', () => {
  it.each([
    [
      'Object does not exist at path “/org/freedesktop/secrets/collection/login”',
      'keychain-locked',
    ],
    ['Cannot create an item in a locked collection', 'keychain-locked'],
    ['Secret Service: no result found', 'keychain-locked'],
    ['User interaction is not allowed.', 'keychain-locked'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-absent'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain-absent'],
    ['Couldn’t access platform storage: AccessDenied', 'keychain-absent'],
    ['libsecret-1.so.0: cannot open shared object file', 'keychain-absent'],
    ['User canceled the operation.', 'keychain-denied'],
    ['Something that nobody has seen', 'keychain-denied'],
  ])('%s', (said, code) => {
    expect(keychainError(new Error(said)).error.code).toBe(code);
  });

  it('a keychain that accepts a key without storing it is reported as refusing', async () => {
    const forgetful = {
      setPassword: async () => {},
      getPassword: async () => null,
      deletePassword: async () => true,
    };
    const secrets = createKeychainSecrets(async () => forgetful);
    expect(await codeOf(secrets.put('any', privateKeyPem))).toBe('keychain-denied');
  });
});

/** The library keeps its connection open, so another bus needs another process. */
function messageOfFreshProcess(environment: Record<string, string>): string {
  const script = `require(process.argv[1]).setPassword('app.slipway.test', 'a', 'b')
    .then(() => console.log('kept'), (thrown) => console.log(thrown.message))`;
  const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _display, ...rest } = process.env;
  const ended = spawnSync(process.execPath, ['-e', script, keytar], {
    env: { ...rest, ...environment },
    encoding: 'utf8',
  });
  return ended.stdout.trim();
}

/** Really locks the collection, and unlocks it with the password set by the test command's wrapper. */
async function setLocked(locked: boolean): Promise<void> {
  if (!locked) return tellDaemon('throw-away');
  const login = 'array:objpath:/org/freedesktop/secrets/collection/login';
  const target = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];
  const method = 'org.freedesktop.Secret.Service.Lock';
  execFileSync('dbus-send', ['--session', '--print-reply', ...target, method, login], {
    stdio: 'ignore',
  });
}

/** GNOME Keyring's control socket, as its login module uses it: length, operation 1 (unlock), the password. */
async function tellDaemon(word: string): Promise<void> {
  const socket = connect(join(process.env.XDG_RUNTIME_DIR ?? '', 'keyring/control'));
  const message = Buffer.alloc(12 + word.length);
  message.writeUInt32BE(message.length, 0);
  message.writeUInt32BE(1, 4);
  message.writeUInt32BE(word.length, 8);
  message.write(word, 12, 'latin1');
  socket.write(Buffer.concat([Buffer.of(0), message]));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  if (answer.readUInt32BE(4) !== 0) throw new Error('The daemon did not unlock.');
}
