import path from 'node:path';
import { ended, firstLine } from './person.mjs';
import { countOf, eventsOf, receivedBy, runFolders } from './record.mjs';
import { expectThat, until } from './report.mjs';

/** Milliseconds that `slipway --version` may take; printed beside what it took, not a condition. */
const versionLimit = 300;

/**
 * The command as an installed program: no display, no bus.
 * @param {Parameters<Parameters<ReturnType<typeof import('./report.mjs').createReport>['part']>[1]>[0]} step
 * @param {import('./person.mjs').Person} person
 * @param {string} command
 * @param {string} version
 * @returns {Promise<void>}
 */
export async function tryCommand(step, person, command, version) {
  const { home } = person;
  const bare = {
    DISPLAY: '',
    DBUS_SESSION_BUS_ADDRESS: '',
    SLIPWAY_HOME: path.join(home, 'machine'),
  };
  const slipway = (/** @type {string[]} */ ...words) => person.run(command, words, bare);

  await step('it names its version', async () => {
    const { status, stdout } = await slipway('--version');
    expectThat(status === 0 && stdout.trim() === version, `${status}: ${stdout}`);
    const times = [];
    for (let round = 0; round < 9; round += 1) {
      const began = performance.now();
      await slipway('--version');
      times.push(performance.now() - began);
    }
    const median = times.sort((one, other) => one - other)[4] ?? 0;
    process.stderr.write(
      `  benchmark: --version, median of 9: ${Math.round(median)} ms (limit ${versionLimit} ms)\n`,
    );
  });

  const file = path.join(home, 'Machine.ipa');
  const state = path.join(home, 'practice-state');
  await step('it passes on arguments, status and output', async () => {
    const made = await slipway('sample', file, '--size-mb', '60', '--json');
    expectThat(JSON.parse(made.stdout).buildNumber === '42', made.stdout + made.stderr);
    const wrong = await slipway('publish', '--no-such-option');
    expectThat(wrong.status === 2 && wrong.stdout === '', `${wrong.status}: ${wrong.stdout}`);
    const read = await slipway('inspect', file, '--json');
    expectThat(JSON.parse(read.stdout).bundleId === 'com.northwind.orbit', read.stdout);
  });

  const practice = person.start(
    command,
    ['practice', '--json', '--speed', '600', '--state', state, '--fault', 'stall-part:3'],
    bare,
  );
  const server = JSON.parse(await firstLine(practice));
  const connection = [
    '--api-url',
    server.url,
    '--issuer-id',
    server.issuerId,
    '--key-id',
    server.keyId,
    '--private-key',
    server.privateKeyPath,
  ];
  const runs = () => runFolders(String(bare.SLIPWAY_HOME));

  const run = await step('it publishes to practice until it is killed in the upload', async () => {
    const publish = person.start(
      command,
      ['publish', file, ...connection, '--json', '--yes'],
      bare,
    );
    const folder = await until('a run', () => runs()[0]);
    await until('a part', () => countOf(folder, 'part-stored') >= 1);
    publish.kill('SIGKILL');
    await ended(publish);
    expectThat(!eventsOf(folder).includes('upload-committed'), 'The upload was over already.');
    return folder;
  });

  await step('it resumes the run, and nothing is done twice', async () => {
    const resumed = await slipway('resume', path.basename(run), ...connection, '--json');
    const last = resumed.stdout.trim().split('\n').at(-1) ?? '';
    expectThat(resumed.status === 0, `${resumed.status}: ${last}\n${resumed.stderr}`);
    expectThat(runs().length === 1, 'There is more than one run.');
    expectThat(countOf(run, 'upload-created') === 1, 'More than one upload was created.');
    const verified = await slipway('verify', path.basename(run));
    expectThat(verified.status === 0, verified.stderr);
  });

  await step('its practice server stops by a signal, and has one upload', async () => {
    practice.kill('SIGTERM');
    expectThat((await ended(practice)) === 0, `It ended with ${practice.exitCode}.`);
    const received = receivedBy(state, '42');
    expectThat(
      received.uploads === 1 && received.files === 1 && received.builds === 1,
      `The practice server has ${JSON.stringify(received)}.`,
    );
  });
}
