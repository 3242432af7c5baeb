import fs from 'node:fs';
import path from 'node:path';
import { captureProgram } from '../../../src-main/dev/process/run-program.mjs';
import { expectThat } from './report.mjs';

/** Where the .deb puts the app, and the command. */
export const ofDeb = {
  program: '/opt/Slipway/slipway-desktop',
  launcher: '/usr/bin/slipway',
};

/** What a package leaves in the system besides `/opt/Slipway`. */
const places = [
  '/opt/Slipway',
  '/usr/bin/slipway',
  '/usr/share/applications/slipway-desktop.desktop',
  '/usr/share/mime/packages/slipway-desktop.xml',
  '/usr/share/icons/hicolor/256x256/apps/slipway-desktop.png',
  '/usr/share/man/man1/slipway.1',
  '/usr/share/bash-completion/completions/slipway',
  '/usr/share/zsh/vendor-completions/_slipway',
  '/usr/share/fish/vendor_completions.d/slipway.fish',
];
const profile = '/etc/apparmor.d/slipway-desktop';

const system = (/** @type {string} */ program, /** @type {string[]} */ ...words) =>
  captureProgram(program, words, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
  });

export async function isDebInstalled() {
  // Not shown: a format of dpkg's own.
  const { stdout } = await system('dpkg-query', '-W', '-f=\x24{db:Status-Status}', 'slipway');
  return (
    stdout === 'installed' || fs.existsSync('/opt/Slipway') || fs.existsSync('/usr/bin/slipway')
  );
}

/** With what it depends on. */
export async function installDeb(/** @type {string} */ file) {
  const { status, stdout, stderr } = await system(
    'apt-get',
    'install',
    '-y',
    '--no-install-recommends',
    file,
  );
  expectThat(status === 0, `${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  const missing = places.filter((place) => !fs.existsSync(place));
  expectThat(missing.length === 0, `Not installed: ${missing.join(', ')}`);
  const sandbox = fs.statSync('/opt/Slipway/chrome-sandbox');
  expectThat(
    sandbox.uid === 0 && (sandbox.mode & 0o7777) === 0o4755,
    'The sandbox helper has other rights.',
  );
  const foreign = await system(
    'find',
    '/opt/Slipway',
    '(',
    '!',
    '-user',
    'root',
    '-o',
    '-perm',
    '/022',
    '!',
    '-type',
    'l',
    ')',
  );
  expectThat(foreign.stdout === '', `Others may write: ${foreign.stdout.slice(0, 500)}`);
  const link = fs.readlinkSync('/usr/bin/slipway');
  expectThat(link === '/opt/Slipway/resources/bin/slipway', `/usr/bin/slipway leads to ${link}.`);
}

/** dpkg's own comparison of every file with the package. */
export async function verifyDeb() {
  const { stdout, stderr } = await system('dpkg', '--verify', 'slipway');
  expectThat(stdout === '' && stderr === '', stdout + stderr);
}

export async function removeDeb(/** @type {'-r' | '-P'} */ how) {
  const { status, stderr } = await system('dpkg', how, 'slipway');
  expectThat(status === 0, stderr);
  const left = [...places, profile].filter((place) =>
    fs.lstatSync(place, { throwIfNoEntry: false }),
  );
  expectThat(left.length === 0, `Left in the system: ${left.join(', ')}`);
}

/** A file of someone else's at /usr/bin/slipway stays, and a link of an earlier version is made again. */
export async function tryForeignCommand(/** @type {string} */ file) {
  fs.writeFileSync('/usr/bin/slipway', '#!/bin/sh\necho foreign\n', { mode: 0o755 });
  try {
    const installed = await system('dpkg', '-i', file);
    expectThat(installed.status === 0, installed.stderr);
    expectThat(/was left alone/.test(installed.stderr), 'Nothing was said of the file in the way.');
    const removed = await system('dpkg', '-P', 'slipway');
    expectThat(removed.status === 0, removed.stderr);
    expectThat(
      fs.readFileSync('/usr/bin/slipway', 'utf8').includes('foreign'),
      'It was replaced or removed.',
    );
  } finally {
    fs.rmSync('/usr/bin/slipway', { force: true });
  }
}

/** The libraries that the programs are linked to, by the packages that have them here. */
export async function librariesWithoutDependency(
  /** @type {string} */ folder,
  /** @type {string} */ deb,
) {
  const depends = (await system('dpkg-deb', '-f', deb, 'Depends')).stdout;
  const named = new Set(depends.split(/[,|]/).map((word) => word.trim().split(' ')[0]));
  const programs = [path.join(folder, 'slipway-desktop'), ...nativeModules(folder)];
  const needed = new Set();
  for (const program of programs) {
    const { stdout } = await system('readelf', '-d', program);
    for (const [, library] of stdout.matchAll(/NEEDED.*\[(.+)\]/g)) needed.add(String(library));
  }
  const lacking = [];
  for (const library of needed) {
    if (fs.existsSync(path.join(folder, library))) continue;
    const found = await system('dpkg-query', '-S', `*/${library}`);
    const owners = found.stdout
      .split('\n')
      .map((line) => line.split(':')[0])
      .filter(Boolean);
    if (!owners.some((owner) => named.has(owner)))
      lacking.push(`${library} (${owners.join(', ')})`);
  }
  return lacking;
}

function nativeModules(/** @type {string} */ folder) {
  const unpacked = path.join(folder, 'resources/app.asar.unpacked');
  const files = fs.readdirSync(unpacked, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.node')).map((file) => path.join(unpacked, file));
}
