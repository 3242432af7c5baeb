import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../../src-main/dev/paths.mjs';
import { captureProgram } from '../../../src-main/dev/process/run-program.mjs';
import { Stop } from '../../../src-main/dev/process/stop.mjs';
import { until } from './report.mjs';

/**
 * @typedef {object} Person
 * @property {string} home
 * @property {string} data where Slipway keeps its own by default
 * @property {Record<string, string>} env
 * @property {(program: string, args?: readonly string[], env?: Record<string, string>) => import('node:child_process').ChildProcess} start
 * @property {(program: string, args?: readonly string[], env?: Record<string, string>) => Promise<{ status: number, stdout: string, stderr: string }>} run
 */

/**
 * An ordinary user at a desktop: an account of their own (as root; otherwise whoever runs this), a home folder, an X
 * display with a window manager, a session bus and an unlocked keychain. All of it is gone afterwards.
 * @param {(person: Person) => Promise<void>} act
 */
export async function asPerson(act) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-person-'));
  fs.chmodSync(folder, 0o711);
  const home = path.join(folder, 'home');
  fs.mkdirSync(home, { mode: 0o700 });
  const account = await makeAccount(home);
  /** @type {import('node:child_process').ChildProcess[]} */
  const started = [];
  const who = account === null ? {} : { uid: account.uid, gid: account.gid };
  /** @type {Record<string, string>} */
  const env = {
    HOME: home,
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    SLIPWAY_LANGUAGE: 'en-US',
  };
  /** @type {Person['start']} */
  const start = (program, args = [], more = {}) => {
    const child = spawn(program, args, {
      ...who,
      cwd: home,
      env: { ...env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    return child;
  };
  /** @type {Person['run']} */
  const run = (program, args = [], more = {}) =>
    captureProgram(program, args, { ...who, cwd: home, env: { ...env, ...more } });
  try {
    const display = start('Xvfb', [
      '-displayfd',
      '1',
      '-screen',
      '0',
      '1400x900x24',
      '-nolisten',
      'tcp',
      '-noreset',
    ]);
    env.DISPLAY = `:${(await firstLine(display)).trim()}`;
    start('openbox');
    // A copy: the checkout may be where this account cannot read.
    const keyring = path.join(home, 'with-keyring.sh');
    fs.copyFileSync(path.join(root, 'src-main/dev/with-keyring.sh'), keyring);
    fs.chmodSync(keyring, 0o755);
    const names = ['DBUS_SESSION_BUS_ADDRESS', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR'];
    const print = names.map((name) => `"$${name}"`).join(' ');
    const session = start('/bin/sh', [
      keyring,
      '/bin/sh',
      '-c',
      `printf '%s\\t%s\\t%s\\n' ${print}; exec sleep 100000`,
    ]);
    const values = (await firstLine(session)).trim().split('\t');
    for (const [place, name] of names.entries()) env[name] = values[place] ?? '';
    await act({ home, data: path.join(home, '.config/Slipway'), env, start, run });
  } finally {
    for (const child of started.reverse()) child.kill('SIGTERM');
    await Promise.all(started.map(ended));
    if (account !== null) await removeAccount(account);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The command of an ordinary user is tried by one: root would be let through anything. */
async function makeAccount(/** @type {string} */ home) {
  if (process.getuid?.() !== 0) return null;
  const name = `slipway-try-${process.pid}`;
  const made = await captureProgram('useradd', ['--no-create-home', '--home-dir', home, name]);
  if (made.status !== 0) throw new Stop(`useradd failed:\n${made.stderr}`);
  const [, , uid, gid] = (await captureProgram('getent', ['passwd', name])).stdout.split(':');
  fs.chownSync(home, Number(uid), Number(gid));
  return { name, uid: Number(uid), gid: Number(gid) };
}

/** What is still running under it, such as the bus of the session, was started by this script alone. */
async function removeAccount(/** @type {{ name: string, uid: number }} */ { name, uid }) {
  await until(`the removal of the account ${name}`, async () => {
    await captureProgram('pkill', ['-KILL', '-u', String(uid)]);
    return (await captureProgram('userdel', [name])).status === 0;
  });
}

/** @param {import('node:child_process').ChildProcess} child */
export function firstLine(child) {
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  return until(`the first line of ${child.spawnfile}`, () => /^.*\n/.exec(text)?.[0]);
}

/** Everything of it is over: its status, or null after a signal. */
export async function ended(/** @type {import('node:child_process').ChildProcess} */ child) {
  await until(
    `the end of ${child.spawnfile}`,
    () => child.exitCode !== null || child.signalCode !== null,
  );
  return child.exitCode;
}
