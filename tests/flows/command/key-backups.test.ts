import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findTrace, tracesOf } from '../../helpers/secret-search';
import { slipway, temporaryFolder } from './slipway-process';

const program = resolve(import.meta.dirname, '../../../dist/main/cli.js');
/** Only with a keyring made for the tests. */
const { DBUS_SESSION_BUS_ADDRESS: bus, XDG_RUNTIME_DIR: runtime } = process.env;
const hasOwnKeyring = bus !== undefined && runtime?.startsWith(tmpdir()) === true;
/** The keyring, and no way to Apple. */
const environment = {
  DBUS_SESSION_BUS_ADDRESS: bus ?? '',
  XDG_RUNTIME_DIR: runtime ?? '',
  HTTPS_PROXY: 'http://127.0.0.1:9',
};
const passphrase = 'four random words here';

const freshKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

async function stage() {
  const home = await temporaryFolder();
  const elsewhere = await temporaryFolder();
  const file = join(elsewhere, 'team.slipway-keys');
  const words = join(elsewhere, 'passphrase');
  await writeFile(words, `${passphrase}\n`);
  const run = (...args: string[]) => slipway(['keys', ...args, '--json'], home, environment);
  return { home, elsewhere, file, words, run };
}

describe.skipIf(!hasOwnKeyring)('with a keychain', () => {
  test('keys backup and keys restore bring a deleted key back', async () => {
    const { elsewhere, file, words, run } = await stage();
    const pem = freshKey();
    const key = join(elsewhere, 'AuthKey_ABCDE12345.p8');
    await writeFile(key, pem);
    expect((await run('add', '--name', 'Team', '--private-key', key)).status).toBe(0);
    try {
      const backedUp = await run('backup', file, '--passphrase-file', words);
      expect(backedUp.lines).toEqual([{ file, keys: [{ name: 'Team', keyId: 'ABCDE12345' }] }]);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(findTrace(await readFile(file), tracesOf(pem))).toBeNull();
      expect((await run('backup', file, '--passphrase-file', words)).status).toBe(2);
      await run('delete', 'Team', '--yes');

      const wrong = join(elsewhere, 'wrong');
      await writeFile(wrong, 'five other random words');
      expect((await run('restore', file, '--passphrase-file', wrong)).lines).toMatchObject([
        { error: { code: 'backup-wrong-passphrase' } },
      ]);
      const restored = await run('restore', file, '--passphrase-file', words);
      expect(restored.status).toBe(0);
      expect(restored.lines).toMatchObject([[{ outcome: 'added', account: { name: 'Team' } }]]);
      expect((await run('restore', file, '--passphrase-file', words)).lines).toMatchObject([
        [{ outcome: 'present', name: 'Team' }],
      ]);
    } finally {
      await run('delete', 'Team', '--yes');
    }
  });

  test('a replaced key keeps the account and its issuer', async () => {
    const { elsewhere, run } = await stage();
    const issuerId = '57246542-96fe-1a63-e053-0824d011072a';
    const [first, second] = ['ABCDE12345', 'FGHJK67890'].map((id) =>
      join(elsewhere, `AuthKey_${id}.p8`),
    ) as [string, string];
    await writeFile(first, freshKey());
    await writeFile(second, freshKey());
    await run('add', '--name', 'Team', '--private-key', first, '--issuer-id', issuerId);
    try {
      // Without a network the new key can't be tested, so the old one stays.
      const { status, lines } = await run('replace', 'Team', '--private-key', second);
      expect(status).toBe(1);
      expect(lines).toMatchObject([{ error: { code: 'proxy-unreachable' } }]);
      expect((await run('list')).lines).toMatchObject([[{ keyId: 'ABCDE12345', issuerId }]]);
    } finally {
      await run('delete', 'Team', '--yes');
    }
  });
});

test('without accounts there is nothing to back up', async () => {
  const { file, words, run } = await stage();
  const { status, stderr } = await run('backup', file, '--passphrase-file', words);
  expect(stderr).toMatch(/no key to back up/i);
  expect(status).toBe(2);
});

test('a passphrase is not asked for where nobody can type it', async () => {
  const { file, run } = await stage();
  await writeFile(file, 'anything');
  const { status, stderr } = await run('restore', file);
  expect(stderr).toMatch(/--passphrase-file/);
  expect(status).toBe(2);
});

test('without a keychain keys add says how to publish without storing the key', async () => {
  const { home, elsewhere } = await stage();
  const key = join(elsewhere, 'AuthKey_ABCDE12345.p8');
  await writeFile(key, freshKey());
  const { stderr } = await slipway(['keys', 'add', '--private-key', key], home);
  expect(stderr).toContain('slipway publish FILE --private-key KEY.p8');
});

const hasScript = spawnSync('script', ['--version']).status === 0;

test.skipIf(!hasScript)('a passphrase that is typed is not shown', async () => {
  const { home, file } = await stage();
  await writeFile(file, 'not a backup');
  const command = `${process.execPath} ${program} keys restore ${file} --home ${home}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { PATH: process.env.PATH, HOME: home, NO_COLOR: '1', SLIPWAY_LANGUAGE: 'en-GB' },
  });
  let shown = '';
  let isTyped = false;
  child.stdout.on('data', (bytes: Buffer) => {
    shown += bytes.toString();
    if (isTyped || !shown.includes('Passphrase')) return;
    isTyped = true;
    child.stdin.write(`${passphrase}\n`);
  });
  await new Promise((ended) => child.once('close', ended));
  expect(shown).toContain('That is not a backup of keys');
  expect(shown).not.toContain(passphrase);
});
