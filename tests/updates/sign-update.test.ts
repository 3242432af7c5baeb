import { execFile } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { judgeFeed } from '../../src-main/app/updates/judge-feed';
import { makeFolder } from '../dev/make-tree';
import { appImage, updateKeys, writeRelease } from '../helpers/update-release';

const scripts = resolve(import.meta.dirname, '../../src-main/dev/updates');
const keys = updateKeys();
const pem = keys.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

/** What a script printed, on both of its outputs, and how it ended. */
async function run(script: string, argument: string, environment: Record<string, string>) {
  const { ELECTRON_RUN_AS_NODE: _, ...given } = process.env;
  const ended = await promisify(execFile)(process.execPath, [join(scripts, script), argument], {
    env: { ...given, ...environment },
  }).then(
    (printed) => ({ ...printed, code: 0 }),
    (thrown: { stdout: string; stderr: string; code: number }) => thrown,
  );
  return { status: ended.code, printed: ended.stdout + ended.stderr, out: ended.stdout };
}

const sign = (folder: string, change: Record<string, string> = {}) =>
  run('sign-update.mjs', folder, {
    SLIPWAY_UPDATE_SIGNING_KEY: pem,
    SLIPWAY_UPDATE_KEYS: `${updateKeys().spki},${keys.spki}`,
    ...change,
  });

const secret = pem.split('\n')[1] ?? '';

it('a release of three systems is signed once and again, and each of them accepts its own', async () => {
  const folder = makeFolder();
  writeRelease({ folder, files: { [appImage('0.2.0')]: 'A', 'slipway_0.2.0_amd64.deb': 'D' } });
  const mac = { 'Slipway-0.2.0-arm64-mac.zip': 'M', 'Slipway-0.2.0-mac.zip': 'm' };
  writeRelease({ folder, feed: 'latest-mac.yml', files: mac });
  writeRelease({ folder, feed: 'latest.yml', files: { 'Slipway-Setup-0.2.0.exe': 'W' } });
  for (const base64 of [false, true]) {
    const key = base64 ? Buffer.from(pem).toString('base64') : pem;
    const { status, printed } = await sign(folder, { SLIPWAY_UPDATE_SIGNING_KEY: key });
    expect(printed).toContain('latest-mac.yml: signed 0.2.0');
    expect(status).toBe(0);
    expect(printed).not.toContain(secret);
  }
  const accepted = (feed: string, platform: NodeJS.Platform, arch: string) => {
    const text = readFileSync(join(folder, feed), 'utf8');
    return judgeFeed(text, [keys.publicKey], { version: '0.1.0', platform, arch })?.claims.file;
  };
  expect(accepted('latest-linux.yml', 'linux', 'x64')).toBe(appImage('0.2.0'));
  expect(accepted('latest-mac.yml', 'darwin', 'arm64')).toBe('Slipway-0.2.0-arm64-mac.zip');
  expect(accepted('latest-mac.yml', 'darwin', 'x64')).toBe('Slipway-0.2.0-mac.zip');
  expect(accepted('latest.yml', 'win32', 'arm64')).toBe('Slipway-Setup-0.2.0.exe');
  const feed = readFileSync(join(folder, 'latest.yml'), 'utf8');
  expect(feed.match(/slipwaySignatures/g)).toHaveLength(1);
});

it.each([
  ['a file was changed after the feed was written', (folder: string) => change(folder)],
  ['a file is missing', (folder: string) => rmSync(join(folder, appImage('0.2.0')))],
  ['it is for more than everyone', (folder: string) => stage(folder, 101)],
  ['there is no feed', (folder: string) => rmSync(join(folder, 'latest-linux.yml'))],
])('nothing is signed if %s', async (_what, spoil) => {
  const folder = makeFolder();
  const feed = writeRelease({ folder });
  spoil(folder);
  const before = existsSync(feed) ? readFileSync(feed, 'utf8') : null;
  const { status, printed } = await sign(folder);
  expect(status).toBe(1);
  expect(printed).not.toMatch(/^ {4}at /m);
  expect(existsSync(feed) ? readFileSync(feed, 'utf8') : null).toBe(before);
});

function stage(folder: string, percentage: number): void {
  const feed = join(folder, 'latest-linux.yml');
  appendFileSync(feed, `stagingPercentage: ${percentage}\n`);
}

const change = (folder: string): void => appendFileSync(join(folder, appImage('0.2.0')), '!');

it.each([
  ['of another kind', 'is no Ed25519 key', { SLIPWAY_UPDATE_SIGNING_KEY: `${pem.slice(0, 60)}` }],
  ['missing', 'is not set', { SLIPWAY_UPDATE_SIGNING_KEY: '' }],
  ['not that of any build', 'No build that is out', { SLIPWAY_UPDATE_KEYS: updateKeys().spki }],
  ['without a public one', 'SLIPWAY_UPDATE_KEYS is not set', { SLIPWAY_UPDATE_KEYS: '' }],
])('a key that is %s signs nothing and is not printed', async (_what, words, environment) => {
  const folder = makeFolder();
  const before = readFileSync(writeRelease({ folder }), 'utf8');
  const { status, printed } = await sign(folder, environment);
  expect(printed).toContain(words);
  expect(status).toBe(1);
  expect(printed).not.toContain(secret.slice(0, 20));
  expect(readFileSync(join(folder, 'latest-linux.yml'), 'utf8')).toBe(before);
});

it('a new key pair signs, its private part is only in its file, and no file is overwritten', async () => {
  const folder = makeFolder();
  const file = join(makeFolder(), 'update-key.pem');
  const made = await run('make-key.mjs', file, {});
  expect(made.status).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const private64 = readFileSync(file, 'utf8').split('\n')[1] ?? '';
  expect(made.printed).not.toContain(private64);
  writeRelease({ folder });
  const signed = await sign(folder, {
    SLIPWAY_UPDATE_SIGNING_KEY: readFileSync(file, 'utf8'),
    SLIPWAY_UPDATE_KEYS: made.out.trim(),
  });
  expect(signed.status).toBe(0);
  const again = await run('make-key.mjs', file, {});
  expect(again.status).toBe(1);
  expect(readFileSync(file, 'utf8')).toContain(private64);
});
