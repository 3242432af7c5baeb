import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { slipway, start, temporaryFolder } from './slipway-process';

/* A computer that lacks what others have: each command says so with a code, and none hangs. */

const program = resolve(import.meta.dirname, '../../../dist/main/cli.js');
const isRoot = process.getuid?.() === 0;
const hasPipes = process.platform !== 'win32';

test.skipIf(!hasPipes)(
  'a pipe in the place of a file is refused at once',
  {
    timeout: 180_000,
  },
  async () => {
    const folder = await temporaryFolder();
    const pipe = join(folder, 'AuthKey_ABCDE12345.p8');
    execFileSync('mkfifo', [pipe]);
    const lines: [string[], RegExp][] = [
      [['builds', 'list', '--app', 'a.b', '--private-key', pipe], /key-not-pem/],
      [['send-parts', pipe, pipe], /is not a file/],
      [['approvals', 'sign', pipe, '--yes'], /can’t be read/],
      [['publish', '--plan', pipe], /plan-malformed/],
      [['inspect', pipe], /is not a regular file/],
    ];
    for (const [args, said] of lines) {
      const { status, stderr } = await slipway(args, folder);
      expect(stderr, args.join(' ')).toMatch(said);
      expect([1, 2]).toContain(status);
    }
  },
);

test.skipIf(!isRoot)(
  'a user without a home folder reads how to name one',
  {
    timeout: 180_000,
  },
  async () => {
    const child = spawn(process.execPath, [program, 'runs', '--json'], {
      cwd: '/',
      uid: 54_321,
      gid: 54_321,
      env: { PATH: process.env.PATH, SLIPWAY_LANGUAGE: 'en' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let shown = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        shown += text;
      });
    const status = await new Promise((done) => child.once('close', done));
    expect(shown).toContain('Set SLIPWAY_HOME to a folder');
    expect(shown.match(/"wrong-usage"/g)).toHaveLength(1);
    expect(shown).not.toContain('    at ');
    expect(status).toBe(2);
  },
);

test('a data folder that can’t be one ends with its code, and no stack', {
  timeout: 180_000,
}, async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'file');
  await writeFile(file, '');
  const sample = join(folder, 'a.ipa');
  await slipway(['sample', sample], folder);
  const args = ['publish', sample, '--key-id', 'ABCDE12345', '--private-key', file, '--json'];
  for (const words of [args, ['runs', '--json'], ['keys', 'list', '--json']]) {
    const { status, stderr, lines } = await slipway(words, join(file, 'home'));
    expect(lines.at(-1)?.error?.code ?? 'nothing', stderr).not.toBe('unexpected');
    expect(stderr).not.toContain('    at ');
    expect([0, 1]).toContain(status);
  }
});

test('a reader that goes away changes neither the status nor what is done', {
  timeout: 180_000,
}, async () => {
  const folder = await temporaryFolder();
  const running = start(['--help'], folder);
  running.child.stdout?.destroy();
  expect((await running.ended).status).toBe(0);
});

test('any name of a file is taken as it is, after -- also one that looks like an option', {
  timeout: 180_000,
}, async () => {
  const folder = await temporaryFolder();
  const sample = join(folder, 'a.ipa');
  await slipway(['sample', sample], folder);
  const place = join(folder, `of "Ann" & 'Bob' $HOME`);
  await mkdir(place);
  for (const name of ['東京 – Ü.ipa', 'two\nlines.ipa', '%s;rm.ipa', '--json.ipa']) {
    await cp(sample, join(place, name));
    const { status, stderr } = await slipway(['inspect', join(place, name)], folder);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  }
  const child = spawn(
    process.execPath,
    [program, 'inspect', '--home', folder, '--json', '--', '--json.ipa'],
    {
      cwd: place,
      env: { PATH: process.env.PATH, HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  expect(await new Promise((done) => child.once('close', done))).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({ bundleId: 'com.northwind.orbit' });
});
