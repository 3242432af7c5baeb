import { generateKeyPairSync } from 'node:crypto';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { allCommands } from '../../../src-main/command/commands';
import { checkKeyChoice } from '../../../src-main/command/option-pairs';
import { type PracticeSide, startPracticeSide } from './practice-side';
import { slipway, start, temporaryFolder } from './slipway-process';

/** The key of a practice server as a build machine would set it. */
async function variablesOf(side: PracticeSide): Promise<Record<string, string>> {
  return {
    SLIPWAY_ISSUER_ID: side.issuerId,
    SLIPWAY_KEY_ID: side.keyId,
    SLIPWAY_PRIVATE_KEY: await readFile(side.privateKeyPath, 'utf8'),
  };
}

/** The middle of the key, as it would stand in any file that quotes it. */
const heartOf = (pem: string) => pem.replaceAll('\\n', '\n').split('\n')[1] ?? '';

async function filesWith(text: string, folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const found = await Promise.all(files.map(async (file) => (await readFile(file)).includes(text)));
  return files.filter((_file, index) => found[index]);
}

test('a run with the key in the environment can be stopped and resumed, and no file has the key', async () => {
  const folder = await temporaryFolder();
  const home = await temporaryFolder();
  const fault = ['--part-size', String(2 * 2 ** 20), '--fault', 'stall-part:3'];
  const side = await startPracticeSide(folder, ...fault);
  const variables = await variablesOf(side);
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file, '--size-mb', '40'], folder);

  const args = ['publish', file, '--json', '--upload-only', '--api-url', side.url];
  const publish = start(args, home, variables);
  const { runId } = await publish.until((line) => line.event === 'run-started');
  await publish.until((line) => line.event === 'upload-progress' && line.sent > line.total * 0.88);
  publish.child.kill('SIGINT');
  expect((await publish.ended).status).toBe(130);

  const resumed = await slipway(['resume', runId, '--json'], home, variables);
  expect(resumed.lines.at(-1), resumed.stderr).toMatchObject({ outcome: 'done', runId });
  expect(await filesWith(heartOf(variables.SLIPWAY_PRIVATE_KEY ?? ''), home)).toEqual([]);
});

test('a key in one line and a key file of the environment work too', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const variables = await variablesOf(side);
  const { SLIPWAY_PRIVATE_KEY: pem = '', ...ids } = variables;
  const list = [
    'builds',
    'list',
    '--json',
    '--app',
    side.apps[0]?.bundleId ?? '',
    '--api-url',
    side.url,
  ];
  for (const key of [
    { SLIPWAY_PRIVATE_KEY: pem.trim().replaceAll('\n', '\\n') },
    { SLIPWAY_PRIVATE_KEY_FILE: side.privateKeyPath },
  ]) {
    const { status, stderr } = await slipway(list, folder, { ...ids, ...key });
    expect(status, stderr).toBe(0);
  }
  // An option wins: what the environment says of another key does not count.
  const other = { SLIPWAY_ISSUER_ID: 'none', SLIPWAY_PRIVATE_KEY: 'none' };
  const { keyId, issuerId, privateKeyPath } = side;
  const own = ['--private-key', privateKeyPath, '--key-id', keyId, '--issuer-id', issuerId];
  const { status, stderr } = await slipway([...list, ...own], folder, other);
  expect(status, stderr).toBe(0);
});

test.each([
  [{ SLIPWAY_KEY_ID: 'ABCDE12345' }, 'SLIPWAY_KEY_ID is set, but there is no private key'],
  [{ SLIPWAY_ISSUER_ID: 'x' }, 'SLIPWAY_ISSUER_ID is set, but there is no private key'],
  [{ SLIPWAY_PRIVATE_KEY: 'x', SLIPWAY_PRIVATE_KEY_FILE: 'y' }, 'Both SLIPWAY_PRIVATE_KEY and'],
])('a set of variables that is not complete is wrong usage: %o', async (variables, said) => {
  const home = await temporaryFolder();
  const args = ['builds', 'list', '--app', 'com.example.app'];
  const { status, stderr } = await slipway(args, home, variables as Record<string, string>);
  expect(stderr).toContain(said);
  expect(status).toBe(2);
  // What needs no key is not concerned.
  expect((await slipway(['runs'], home, variables as Record<string, string>)).status).toBe(0);
});

test('a key without its ID, and what is no key, are reported without quoting it', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const { SLIPWAY_PRIVATE_KEY: pem = '' } = await variablesOf(side);
  const args = ['builds', 'list', '--app', 'com.example.app'];
  const withoutId = await slipway(args, folder, { SLIPWAY_PRIVATE_KEY: pem });
  expect(withoutId.status).toBe(2);
  expect(withoutId.stderr).toContain('SLIPWAY_KEY_ID');
  expect(withoutId.stderr).not.toContain(heartOf(pem));
  const damaged = pem.replace('BEGIN', 'BEGUN');
  const ids = { SLIPWAY_KEY_ID: 'ABCDE12345' };
  const broken = await slipway(args, folder, { ...ids, SLIPWAY_PRIVATE_KEY: damaged });
  expect(broken.status).toBe(1);
  expect(broken.stderr).not.toContain(heartOf(pem));
});

/** What a bad key in the variable is called; it is no file that a person could choose. */
const badKeys: [string, () => string, RegExp][] = [
  ['no key', () => 'hello', /is not a private key, or it is damaged/],
  ['a key that was cut off', () => pemOf('p256').slice(0, 90), /damaged or incomplete/],
  ['an encrypted one', () => pemOf('p256', 'secret'), /is an encrypted private key/],
  ['a public one', () => publicPem(), /is a public key/],
  ['an RSA one', () => pemOf('rsa'), /is a key of another type/],
  ['far too much text', () => 'x'.repeat(100_000), /is not a private key/],
];

function pemOf(type: 'p256' | 'rsa', passphrase?: string): string {
  const { privateKey } =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const lock = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return privateKey.export({ type: 'pkcs8', format: 'pem', ...lock }).toString();
}

function publicPem(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

test.each(badKeys)('the variable of a bad key is named, not a file: %s', async (_, make, said) => {
  const home = await temporaryFolder();
  const args = ['builds', 'list', '--app', 'com.example.app'];
  const variables = { SLIPWAY_KEY_ID: 'ABCDE12345', SLIPWAY_PRIVATE_KEY: make() };
  const { status, stderr } = await slipway(args, home, variables);
  expect(stderr).toMatch(said);
  expect(stderr).toContain('SLIPWAY_PRIVATE_KEY contains no usable private key');
  expect(stderr).toContain('Set SLIPWAY_PRIVATE_KEY to the whole text');
  expect(stderr).not.toMatch(/The file|Choose/);
  expect(status).toBe(1);
});

test('a key file of the environment that can’t be used is fixed in its variable', async () => {
  const home = await temporaryFolder();
  const args = ['builds', 'list', '--app', 'com.example.app'];
  const file = join(home, 'AuthKey_ABCDE12345.p8');
  await writeFile(file, 'hello');
  for (const path of [file, join(home, 'AuthKey_GONE123456.p8'), home]) {
    const variables = { SLIPWAY_PRIVATE_KEY_FILE: path, SLIPWAY_KEY_ID: 'ABCDE12345' };
    const { status, stderr } = await slipway(args, home, variables);
    expect(stderr).toContain('Set SLIPWAY_PRIVATE_KEY_FILE to the path');
    expect(stderr).not.toContain('Choose');
    expect(status).toBe(1);
  }
  const named = join(home, 'release.p8');
  await writeFile(named, pemOf('p256'));
  const { status, stderr } = await slipway(args, home, { SLIPWAY_PRIVATE_KEY_FILE: named });
  expect(stderr).toContain('Set SLIPWAY_KEY_ID');
  expect(status).toBe(2);
});

test('every command that takes a key refuses a choice of one that is not complete', async () => {
  const taking = (await allCommands()).filter(({ options }) => options.includes('key'));
  expect(taking.length).toBeGreaterThan(12);
  const environmentKey = { keyId: 'ABCDE12345' };
  for (const command of taking)
    expect(() => checkKeyChoice(command, { options: {}, environmentKey }), command.name).toThrow(
      'SLIPWAY_KEY_ID is set, but there is no private key',
    );
  const home = await temporaryFolder();
  const { status, stderr } = await slipway(['resume', 'nothing'], home, {
    SLIPWAY_KEY_ID: 'ABCDE12345',
  });
  expect(stderr).toContain('SLIPWAY_KEY_ID is set, but there is no private key');
  expect(status).toBe(2);
});

test.each([
  ['a key ID without its key', ['--key-id', 'ABCDE12345'], 'The private key is missing'],
  ['an issuer ID without its key', ['--issuer-id', 'x'], 'The private key is missing'],
  ['a name and a key file', ['--key', 'A', '--private-key', 'b.p8'], '--key already selects'],
])('“resume” refuses %s before it looks for the run', async (_, words, said) => {
  const home = await temporaryFolder();
  const { status, stderr } = await slipway(['resume', 'nothing', ...words], home);
  expect(stderr).toContain(said);
  expect(status).toBe(2);
});

test('no child process inherits the key', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const programs = await temporaryFolder();
  const seen = join(programs, 'environment');
  await writeFile(join(programs, 'git'), `#!/bin/sh\nenv >>'${seen}'\nexit 1\n`);
  await chmod(join(programs, 'git'), 0o755);
  const variables = await variablesOf(side);
  const PATH = `${programs}${delimiter}${process.env.PATH}`;
  await slipway(['notes', 'from-git', folder], folder, { ...variables, PATH });
  const environment = await readFile(seen, 'utf8');
  expect(environment).toContain('SLIPWAY_KEY_ID');
  expect(environment).not.toContain('PRIVATE_KEY');
});
