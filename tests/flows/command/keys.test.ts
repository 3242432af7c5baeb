import { generateKeyPairSync } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { slipway, temporaryFolder } from './slipway-process';

test('keys prints an empty list as JSON, and explains how to start otherwise', async () => {
  const home = await temporaryFolder();
  expect((await slipway(['keys', 'list', '--json'], home)).lines).toEqual([[]]);
  expect((await slipway(['keys', 'list'], home)).stderr).toMatch(/slipway keys add/);
});

test('without a keychain a key is refused with a message and nothing of it is stored', async () => {
  const home = await temporaryFolder();
  const elsewhere = await temporaryFolder();
  const file = join(elsewhere, 'AuthKey_ABCDE12345.p8');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const { status, lines } = await slipway(
    ['keys', 'add', '--name', 'Team', '--private-key', file, '--json'],
    home,
  );
  expect(lines).toMatchObject([{ error: { code: expect.stringMatching(/^keychain-/) } }]);
  expect(status).toBe(1);
  // The system's own libraries may leave a cache there.
  expect(readdirSync(home).filter((name) => name !== '.cache')).toEqual([]);
});

test('fastlane’s JSON brings its own IDs, and an option wins over them', async () => {
  const file = join(await temporaryFolder(), 'api_key.json');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const add = async (ids: object, ...options: string[]) => {
    await writeFile(file, JSON.stringify({ ...ids, key }));
    const command = ['keys', 'add', '--private-key', file, '--json', ...options];
    return (await slipway(command, await temporaryFolder())).lines;
  };
  const ids = { key_id: 'ABCDE12345', issuer_id: '69a6de70-03db-47e3-e053-5b8c7c11a4d1' };
  expect(await add(ids)).toMatchObject([{ error: { code: expect.stringMatching(/^keychain-/) } }]);
  expect(await add({})).toMatchObject([{ error: { code: 'wrong-usage' } }]);
  expect(await add({ ...ids, issuer_id: 'none' })).toMatchObject([
    { error: { code: 'issuer-id-malformed' } },
  ]);
  expect(await add(ids, '--key-id', 'short')).toMatchObject([
    { error: { code: 'key-id-malformed' } },
  ]);
});

test('an account that does not exist is named', async () => {
  const { status, stderr } = await slipway(['keys', 'test', 'Team'], await temporaryFolder());
  expect(stderr).toMatch(/There is no account “Team”/);
  expect(status).toBe(1);
});

const row = (id: string, name: string, keyId: string) => ({
  id,
  name,
  environment: 'live',
  keyId,
  issuerId: '69a6de70-03db-47e3-e053-5b8c7c11a4d1',
  check: { state: 'not-tested' },
});

/** A data folder with two accounts, whose keys no keychain here has. */
async function homeWithAccounts(): Promise<string> {
  const home = await temporaryFolder();
  await mkdir(join(home, 'live'), { recursive: true });
  const rows = [row('a', 'Northwind', '2X9R4HXF34'), row('b', 'Tide Table', 'T3D5GK8R4W')];
  await writeFile(join(home, 'live', 'accounts.json'), JSON.stringify(rows));
  return home;
}

test('keys check reports every key with its checks in order, and fails when one can’t publish', async () => {
  const home = await homeWithAccounts();
  const { status, lines } = await slipway(['keys', 'check', '--json'], home);
  expect(status).toBe(1);
  const [accounts] = lines;
  expect(accounts).toHaveLength(2);
  expect(accounts[0]).toMatchObject({
    name: 'Northwind',
    report: {
      outcome: 'not-reached',
      fixer: 'you',
      error: { code: expect.stringMatching(/^keychain-/) },
      results: [
        { check: 'key-file', state: 'failed' },
        { check: 'connection', state: 'not-checked', words: 'Connection not checked' },
        { check: 'clock' },
        { check: 'key' },
        { check: 'agreements' },
        { check: 'role' },
      ],
    },
    features: expect.arrayContaining([
      { feature: 'notes', can: 'unknown', needs: 'APP_MANAGER', because: null },
    ]),
  });
});

test('keys check checks only the keys that are named, and says who can fix what', async () => {
  const home = await homeWithAccounts();
  const { status, stdout } = await slipway(['keys', 'check', 'Tide Table'], home);
  expect(status).toBe(1);
  expect(stdout).toContain('Tide Table  T3D5GK8R4W');
  expect(stdout).not.toContain('Northwind');
  expect(stdout).toContain('- Role and apps not checked');
  expect(stdout).toContain('You can fix this.');
  const unknown = await slipway(['keys', 'check', 'Tide Table', 'Nobody'], home);
  expect(unknown.status).toBe(1);
  expect(unknown.stdout).toBe('');
});

test('a stated role is kept, and a misspelled one is answered with those there are', async () => {
  const home = await homeWithAccounts();
  const { status, lines } = await slipway(
    ['keys', 'role', 'Northwind', 'Developer', '--json'],
    home,
  );
  expect(status).toBe(0);
  expect(lines).toMatchObject([{ role: { role: 'DEVELOPER', known: 'stated' } }]);
  const wrong = await slipway(['keys', 'role', 'Northwind', 'owner'], home);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain('app-manager');
});
