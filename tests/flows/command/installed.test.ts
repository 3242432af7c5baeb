import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type InstalledApp, installApp } from '../../helpers/installed-app';
import { publishInMidUpload } from './mid-upload';
import { buildUploads, keyOptions } from './practice-side';
import { type Ended, launchBy, slipway, start, temporaryFolder } from './slipway-process';

/** Only with a keyring made for the tests. */
const { DBUS_SESSION_BUS_ADDRESS: bus, XDG_RUNTIME_DIR: runtime } = process.env;
const hasOwnKeyring = bus !== undefined && runtime?.startsWith(tmpdir()) === true;
/** The keyring, and no way to Apple. */
const keyring = {
  DBUS_SESSION_BUS_ADDRESS: bus ?? '',
  XDG_RUNTIME_DIR: runtime ?? '',
  HTTPS_PROXY: 'http://127.0.0.1:9',
};

/** The command as the installed app runs it: its own binary, with the launcher that is shipped. */
function descendantsOf(processId: number): number[] {
  const tasks = readdirSync(`/proc/${processId}/task`);
  const children = tasks.flatMap((task) =>
    readFileSync(`/proc/${processId}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return children.flatMap((id) => [Number(id), ...descendantsOf(Number(id))]);
}

describe.skipIf(process.platform !== 'linux')('the installed command', () => {
  let installed: InstalledApp;
  beforeAll(async () => {
    installed = await installApp();
  });

  /** The same command line under plain Node and as installed. */
  async function both(args: readonly string[], home: string, environment = {}): Promise<Ended[]> {
    const plain = await slipway(args, home, environment);
    return [plain, await run(args, home, environment)];
  }

  async function run(args: readonly string[], home: string, environment = {}): Promise<Ended> {
    const stop = launchBy(installed.launcher);
    try {
      return await slipway(args, home, environment);
    } finally {
      stop();
    }
  }

  test('prints the same as the command of a checkout, to the same streams, with the same status', async () => {
    const home = await temporaryFolder();
    const file = join(home, 'A sample.ipa');
    const broken = join(home, 'broken.ipa');
    await slipway(['sample', file], home);
    await slipway(['sample', broken, '--defect', 'icon-missing', '--defect', 'simulator'], home);
    for (const args of [
      ['inspect', file, '--json'],
      ['inspect', file],
      ['check', broken],
      ['check', broken, '--json'],
      ['inspect', join(home, 'none.ipa')],
      ['runs', '--json'],
      ['publish', '--no-such-option'],
      ['--version'],
      ['publish', '--help'],
    ]) {
      const [plain, app] = await both(args, home);
      expect(app, args.join(' ')).toEqual(plain);
    }
  });

  test('runs through a link, in another folder, without a display, and leaves no files of Chromium’s', async () => {
    const home = await temporaryFolder();
    const links = join(home, 'some links');
    mkdirSync(links);
    symlinkSync(installed.launcher, join(links, 'first'));
    symlinkSync('first', join(links, 'slipway'));
    const env = { PATH: `${links}:${process.env.PATH}`, HOME: home, SLIPWAY_LANGUAGE: 'en' };
    const { stdout, stderr, status } = spawnSync('slipway', ['runs', '--json'], { cwd: '/', env });
    expect(stderr.toString()).toBe('No runs yet. Start one with: slipway publish FILE\n');
    expect(stdout.toString()).toBe('[]\n');
    expect(status).toBe(0);
    expect(readdirSync(home).filter((name) => name !== '.cache')).toEqual(['some links']);
    // One that was killed is cleaned up after by the next.
    const killed = join(tmpdir(), 'slipway-chromium-999999999-killed');
    mkdirSync(killed);
    await run(['runs'], home);
    expect(readdirSync(tmpdir())).not.toContain('slipway-chromium-999999999-killed');
  });

  test('reads standard input', async () => {
    const home = await temporaryFolder();
    const backup = join(home, 'keys.backup');
    writeFileSync(backup, 'not a backup');
    const args = ['keys', 'restore', backup, '--passphrase-file', '-', '--home', home, '--json'];
    const env = { PATH: process.env.PATH, HOME: home };
    const read = (input: string) => spawnSync(installed.launcher, args, { input, env });
    expect(read('').status).toBe(2);
    const { status, stdout } = read('four random words here\n');
    expect(JSON.parse(stdout.toString()).error.code).toMatch(/^backup-/);
    expect(status).toBe(1);
  });

  test('refuses what the installed app refuses, and says so on standard error', async () => {
    const home = await temporaryFolder();
    const { status, stderr, stdout } = await run(['runs', '--json'], home, {
      SLIPWAY_DEV_SERVER: 'http://127.0.0.1:5173',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('SLIPWAY_DEV_SERVER');
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'wrong-usage' } });
    const program = join(installed.folder, 'slipway-desktop');
    const headless = [
      '--ozone-platform=headless',
      '--disable-gpu',
      '--no-sandbox',
      '--log-level=3',
    ];
    const words = [
      '--slipway-command',
      ...headless,
      '--remote-debugging-port=0',
      '--',
      '--version',
    ];
    const debugged = spawnSync(program, words, { env: { HOME: home, SLIPWAY_LANGUAGE: 'en' } });
    expect(debugged.status).toBe(2);
    expect(debugged.stderr.toString()).toContain('--remote-debugging-port=0');
    expect(debugged.stdout.toString()).toBe('');
  });

  test('a publish that is killed in the middle of its upload is finished by resume', async () => {
    const stop = launchBy(installed.launcher);
    const folder = await temporaryFolder();
    const { side, publish, runId, bundleId } = await publishInMidUpload(folder);
    publish.child.kill('SIGKILL');
    await publish.ended;
    const resumed = await slipway(['resume', runId, '--json', ...keyOptions(side)], folder);
    expect(resumed.lines.at(-1), resumed.stderr).toMatchObject({ outcome: 'done', runId });
    expect(resumed.status).toBe(0);
    expect(await buildUploads(side, bundleId)).toHaveLength(1);
    const shown = await slipway(['show', runId, '--json'], folder);
    stop();
    // Plain Node reads the same in the journal that the app wrote.
    expect((await slipway(['show', runId, '--json'], folder)).lines).toEqual(shown.lines);
  });

  test.skipIf(!hasOwnKeyring)('keeps its keys in the keychain of the app', async () => {
    const home = await temporaryFolder();
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = join(home, 'AuthKey_ABCDE12345.p8');
    writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const add = ['keys', 'add', '--name', 'Installed', '--private-key', key, '--json'];
    expect((await run(add, home, keyring)).status).toBe(0);
    try {
      const [plain, app] = await both(['keys', 'list', '--json'], home, keyring);
      expect(app).toEqual(plain);
      expect(app?.lines).toMatchObject([[{ name: 'Installed', keyId: 'ABCDE12345' }]]);
    } finally {
      // The other program deletes what this one has stored.
      expect((await slipway(['keys', 'delete', 'Installed', '--yes'], home, keyring)).status).toBe(
        0,
      );
    }
  });

  test('no process beside it has the key of the environment', async () => {
    launchBy(installed.launcher);
    const home = await temporaryFolder();
    const side = start(['practice', '--json'], home, { SLIPWAY_PRIVATE_KEY: 'the key itself' });
    await side.until(() => true);
    // The system keeps what a process was started with; only what it passes on can be helped.
    const others = descendantsOf(side.child.pid ?? 0).map((id) => ({
      command: readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' '),
      environment: readFileSync(`/proc/${id}/environ`, 'utf8'),
    }));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ environment }) => environment.includes('the key itself'))).toEqual([]);
  });

  test('an interrupt pauses with status 130', async () => {
    launchBy(installed.launcher);
    const folder = await temporaryFolder();
    const { publish, runId } = await publishInMidUpload(folder);
    publish.child.kill('SIGINT');
    const stopped = await publish.ended;
    expect(stopped.lines.at(-1)).toMatchObject({ outcome: 'paused', runId, resumable: true });
    expect(stopped.status).toBe(130);
  });
});
