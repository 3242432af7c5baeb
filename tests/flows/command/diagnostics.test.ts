import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepRun } from '../../e2e/support/kept-runs';
import { type Ended, slipway, temporaryFolder } from './slipway-process';

test('diagnostics writes one text file, for its owner alone, and says what is in it', async () => {
  const home = await temporaryFolder();
  await keepRun(home, { buildNumber: '42', minutesAgo: 5, events: [[1, { type: 'run-paused' }]] });
  const file = join(home, 'diagnostics.txt');
  const ended = await slipway(['diagnostics', file, '--without', 'log', '--json'], home);
  expect(ended.stderr).toContain('Nothing is sent anywhere.');
  expect(ended).toMatchObject({ status: 0 });
  const text = await readFile(file, 'utf8');
  expect(text).toContain('[system]\nprogram: command');
  expect(text).toContain('run-paused');
  expect(text).toContain('leftOut: log');
  expect(ended.lines).toEqual([expect.objectContaining({ file, bytes: Buffer.byteLength(text) })]);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('diagnostics masks the key of the environment in every form, given as text or as a file', async () => {
  const home = await temporaryFolder();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const scalar = privateKey.export({ format: 'jwk' }).d ?? '';
  const keyFile = join(home, 'AuthKey_K3Y1D4T3ST.p8');
  await writeFile(keyFile, pem);
  await mkdir(join(home, 'logs'));
  await writeFile(join(home, 'logs/slipway.log'), `before ${scalar} after\n`);
  const given = [
    { SLIPWAY_PRIVATE_KEY: pem },
    { SLIPWAY_PRIVATE_KEY: Buffer.from(pem).toString('base64') },
    { SLIPWAY_PRIVATE_KEY_FILE: keyFile },
  ];
  for (const [place, variables] of given.entries()) {
    const file = join(home, `${place}.txt`);
    const ended = await slipway(['diagnostics', file], home, variables);
    expect(ended).toMatchObject({ status: 0 });
    const text = await readFile(file, 'utf8');
    expect(text).toContain('before [masked] after');
    expect(text).not.toContain(scalar);
  }
});

test('diagnostics replaces a file only with --yes, and refuses a part that does not exist', async () => {
  const home = await temporaryFolder();
  const file = join(home, 'notes.txt');
  await writeFile(file, 'mine');
  expect((await slipway(['diagnostics', file], home)).status).toBe(2);
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect((await slipway(['diagnostics', file, '--yes'], home)).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('[slipway-diagnostics]');
  const unknown = await slipway(['diagnostics', join(home, 'x'), '--without', 'keys'], home);
  expect(unknown).toMatchObject({ status: 2 });
  expect(unknown.stderr).toContain('“keys” is not a part of the diagnostics');
});

/** Makes a command fail with a bug as soon as it can report one. */
function bug(): string {
  const script = `process.on('newListener', (name) => {
    if (name === 'uncaughtException') setTimeout(() => { throw new Error(process.env.SAID); });
  });`;
  return `--import=data:text/javascript,${encodeURIComponent(script)}`;
}

function failing(home: string, said: string): Promise<Ended> {
  const state = join(home, `state-${said.length}`);
  return slipway(['practice', '--state', state], home, { NODE_OPTIONS: bug(), SAID: said });
}

test('an unexpected error of the command is in the log with its stack and without secrets', async () => {
  const home = await temporaryFolder();
  const ended = await failing(home, 'A bug with Bearer opaque-0123456789');
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain(join(home, 'logs', 'slipway.log'));
  expect(ended.stderr).toContain('slipway diagnostics FILE');
  const [line = ''] = (await readFile(join(home, 'logs/slipway.log'), 'utf8')).split('\n');
  expect(JSON.parse(line)).toMatchObject({
    level: 'warn',
    program: 'command',
    facts: {
      command: 'practice --state --home',
      thrown: { stack: expect.stringContaining('Error') },
    },
  });
  expect(line).not.toContain('opaque-0123456789');
});

test('an expected error of the command is not in the log', async () => {
  const home = await temporaryFolder();
  expect((await slipway(['show', 'no-such-run'], home)).status).toBe(1);
  expect(existsSync(join(home, 'logs/slipway.log'))).toBe(false);
});

test('processes that fill the log at once rotate it once, and lose no line', async () => {
  const home = await temporaryFolder();
  await mkdir(join(home, 'logs'));
  const old = '{"message":"old"}\n'.repeat(40_000);
  await writeFile(join(home, 'logs/slipway.log'), old);
  const bugs = ['1', '22', '333', '4444'];
  await Promise.all(bugs.map((said) => failing(home, said)));
  expect(await readFile(join(home, 'logs/slipway.1.log'), 'utf8')).toBe(old);
  const lines = (await readFile(join(home, 'logs/slipway.log'), 'utf8')).trimEnd().split('\n');
  const said = lines.map((line) => JSON.parse(line).facts.thrown.message);
  expect(said.sort()).toEqual(bugs);
  expect(existsSync(join(home, 'logs/slipway.log.lock'))).toBe(false);
});

test('show --log prints every event of a run without secrets, as text and as JSON', async () => {
  const home = await temporaryFolder();
  const runId = await keepRun(home, {
    buildNumber: '42',
    minutesAgo: 5,
    events: [
      [2, { type: 'write-answered', what: 'beta review', requestId: 'REQ-1' }],
      [3, { type: 'note-failed', locale: 'de-DE', detail: 'Bearer opaque-0123456789 was refused' }],
    ],
  });
  const text = (await slipway(['show', runId, '--log'], home)).stdout;
  expect(text.trimEnd().split('\n')).toHaveLength(3);
  expect(text).toMatch(/Z {2}\+2\.0 s {2}.*\[REQ-1\]/);
  expect(text).not.toContain('opaque-0123456789');
  const [entries] = (await slipway(['show', runId, '--log', '--json'], home)).lines;
  expect(entries[1]).toMatchObject({ kind: 'write', requestId: 'REQ-1', secondsSinceStart: 2 });
  expect(JSON.stringify(entries)).not.toContain('opaque-0123456789');
});
