// Makes the packages that can be made on this Linux and uses them as an ordinary user would:
// `npm run test:packages [-- --only dir|deb|tar.gz] [--keep]`. As root the .deb is installed and removed again; otherwise that
// part is skipped, and so is everything on other systems. `--keep` drives the packages that are in release/ already.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureRuntime } from '../../src-main/dev/bare-machine/runtime/ensure-runtime.mjs';
import { installPackages } from '../../src-main/dev/bare-machine/system/install-packages.mjs';
import { needToRun, needToTest } from '../../src-main/dev/bare-machine/system/needs.mjs';
import { root } from '../../src-main/dev/paths.mjs';
import { followNpm } from '../../src-main/dev/process/follow-npm.mjs';
import { captureProgram, runProgram } from '../../src-main/dev/process/run-program.mjs';
import { runScript, Stop } from '../../src-main/dev/process/stop.mjs';
import {
  installDeb,
  isDebInstalled,
  librariesWithoutDependency,
  ofDeb,
  removeDeb,
  tryForeignCommand,
  verifyDeb,
} from './drive/installed.mjs';
import { needToDrive } from './drive/needs.mjs';
import { asPerson } from './drive/person.mjs';
import { inventory } from './drive/record.mjs';
import { createReport, expectThat } from './drive/report.mjs';
import { tryApp } from './drive/try-app.mjs';
import { tryCommand } from './drive/try-command.mjs';

const release = path.join(root, 'release');
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const unpacked = path.join(release, 'linux-unpacked');
const tarball = path.join(release, `Slipway-${version}-linux-x64.tar.gz`);
const deb = path.join(release, `Slipway-${version}-linux-amd64.deb`);
const rpm = path.join(release, `Slipway-${version}-linux-x86_64.rpm`);

followNpm({ killed: 'SIGTERM' });
await runScript(async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, keep: { type: 'boolean', default: false } },
  });
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Stop(
      'Packages are driven on 64-bit Linux only; `npm run package` makes those of this system.',
    );
  await prepare();
  if (!values.keep) await makePackages();
  const report = createReport();
  const wanted = (/** @type {string} */ name) => values.only === undefined || values.only === name;
  await report.part('what was made', (step) => checkWhatWasMade(step));
  if (wanted('dir')) await tryUnpacked(report);
  if (wanted('tar.gz')) await tryTarball(report);
  if (wanted('deb')) await tryDeb(report);
  process.stdout.write(`${report.closing()}\n`);
  return report.hasFailed() ? 1 : 0;
});

async function prepare() {
  const { executable } = await ensureRuntime(root);
  await installPackages(async () => {
    const toTest = needToTest(await needToRun(root, executable));
    const toDrive = needToDrive();
    return {
      missing: [...new Set([...toTest.missing, ...toDrive.missing])],
      packages: [...new Set([...toTest.packages, ...toDrive.packages])],
      unknown: toTest.unknown,
    };
  });
}

async function makePackages() {
  fs.rmSync(release, { recursive: true, force: true });
  const words = ['--linux', 'tar.gz', 'deb', 'rpm', '--x64', '-c.compression=store'];
  const status = await runProgram(process.execPath, [
    path.join(root, 'src-main/dev/package.mjs'),
    ...words,
  ]);
  if (status !== 0) throw new Stop('The packages could not be made.');
}

/** @typedef {Parameters<Parameters<ReturnType<typeof createReport>['part']>[1]>[0]} Step */

async function checkWhatWasMade(/** @type {Step} */ step) {
  await step(
    'every fuse is set, and nothing is in the archive that has no place there',
    async () => {
      const script = path.join(root, 'src-main/dev/packaging/check-package.mjs');
      const { status, stderr } = await captureProgram(process.execPath, [script, unpacked]);
      expectThat(status === 0, stderr);
    },
  );
  await step('the .deb depends on every library that the app is linked to', async () => {
    const lacking = await librariesWithoutDependency(unpacked, deb);
    expectThat(lacking.length === 0, lacking.join('\n'));
  });
  await step('the .rpm has the same files as the .deb', async () => {
    const ofDebFile = (await captureProgram('dpkg-deb', ['-c', deb])).stdout.split('\n');
    const inDeb = ofDebFile
      .map((line) => line.split(' ./')[1])
      .filter((name) => name && !name.endsWith('/'));
    const ofRpmFile = (await captureProgram('rpm', ['-qpl', rpm])).stdout.split('\n');
    const inRpm = ofRpmFile.map((name) =>
      name.replace(/^\//, '').replace('site-functions', 'vendor-completions'),
    );
    const missing = inDeb.filter((name) => !inRpm.includes(String(name)));
    expectThat(missing.length === 0, `Missing in the .rpm: ${missing.slice(0, 10).join(', ')}`);
  });
}

/** @typedef {ReturnType<typeof createReport>} Report */

/** A copy: the checkout may be where the temporary account can't read. */
async function tryUnpacked(/** @type {Report} */ report) {
  await inOpenFolder('slipway dir-', async (folder) => {
    fs.cpSync(unpacked, folder, { recursive: true, verbatimSymlinks: true });
    await tryFolder(report, folder, 'dir');
  });
}

/** Unpacked where an ordinary user would, in a folder with a space. */
async function tryTarball(/** @type {Report} */ report) {
  await inOpenFolder('slipway tar-', async (folder) => {
    const words = ['-xzf', tarball, '-C', folder, '--strip-components=1', '--no-same-owner'];
    await report.part('tar.gz', (step) =>
      step('it unpacks to one folder', async () => {
        const { status, stderr } = await captureProgram('tar', words);
        expectThat(status === 0, stderr);
      }),
    );
    await tryFolder(report, folder, 'tar.gz');
  });
}

/** A temporary folder that every account can read. */
async function inOpenFolder(
  /** @type {string} */ prefix,
  /** @type {(folder: string) => Promise<void>} */ act,
) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  fs.chmodSync(folder, 0o755);
  try {
    await act(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** An app that nobody installed. */
async function tryFolder(
  /** @type {Report} */ report,
  /** @type {string} */ folder,
  /** @type {string} */ name,
) {
  const program = path.join(folder, 'slipway-desktop');
  const launcher = path.join(folder, 'resources/bin/slipway');
  await asPerson(async (person) => {
    await allowSandbox(person, folder);
    await tryBoth(report, person, { program, launcher }, name);
  });
}

/**
 * Where an ordinary user may not make a namespace (Ubuntu 24.04), an administrator has to give the helper its rights, as
 * CONTRIBUTING.md says; the .deb does it automatically.
 * @param {import('./drive/person.mjs').Person} person
 * @param {string} folder
 */
async function allowSandbox(person, folder) {
  if ((await person.run('unshare', ['--user', 'true'])).status === 0) return;
  if (process.getuid?.() !== 0)
    throw new Stop('This system needs root to let Chromium’s sandbox work.');
  const helper = path.join(folder, 'chrome-sandbox');
  fs.chownSync(helper, 0, 0);
  fs.chmodSync(helper, 0o4755);
}

/**
 * @param {Report} report
 * @param {import('./drive/person.mjs').Person} person
 * @param {import('./drive/try-app.mjs').Installed} installed
 * @param {string} name
 */
async function tryBoth(report, person, installed, name) {
  await report.part(`${name}, command`, (step) =>
    tryCommand(step, person, installed.launcher, version),
  );
  await report.part(`${name}, app`, (step) => tryApp(step, person, installed, name));
}

async function tryDeb(/** @type {Report} */ report) {
  if (process.getuid?.() !== 0) return report.skip('deb', 'only root can install it');
  if (await isDebInstalled())
    return report.skip('deb', 'a Slipway is installed here, and is left alone');
  try {
    await report.part('deb', async (step) => {
      await step('it installs with everything in its place', () => installDeb(deb));
      await step('every file is as in the package', verifyDeb);
    });
    await asPerson(async (person) => {
      await tryBoth(report, person, ofDeb, 'deb');
      const kept = inventory(person.home);
      await report.part('deb, removed', async (step) => {
        await step('nothing of its own is left', () => removeDeb('-r'));
        await step('nor after a purge, and the data of users stays', async () => {
          await removeDeb('-P');
          expectThat(inventory(person.home).join() === kept.join(), 'Files of the user changed.');
        });
      });
    });
    await report.part('deb, another slipway', (step) =>
      step('a command of someone else’s is left alone', () => tryForeignCommand(deb)),
    );
  } finally {
    await captureProgram('dpkg', ['-P', 'slipway']);
  }
}
