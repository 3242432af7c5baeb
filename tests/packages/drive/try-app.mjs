import fs from 'node:fs';
import path from 'node:path';
import { desktopOf } from './desktop.mjs';
import { ended } from './person.mjs';
import { countOf, eventsOf, receivedBy, runFolders } from './record.mjs';
import { expectThat, until } from './report.mjs';

/** @typedef {{ program: string, launcher: string }} Installed */

/**
 * A person opens a package, publishes it to practice, and loses power in the middle of the upload.
 * @param {Parameters<Parameters<ReturnType<typeof import('./report.mjs').createReport>['part']>[1]>[0]} step
 * @param {import('./person.mjs').Person} person
 * @param {Installed} installed
 * @param {string} name for screenshots
 */
export async function tryApp(step, person, { program, launcher }, name) {
  const desktop = desktopOf(person);
  const { data, home } = person;
  const quick = { SLIPWAY_PRACTICE_SPEED: '600' };
  const openApp = (/** @type {string[]} */ ...args) => person.start(program, args, quick);
  const big = path.join(home, 'Orbit Notes.ipa');
  const next = path.join(home, 'Next.ipa');

  await step('its command writes sample packages', async () => {
    for (const [file, ...options] of [
      [big, '--size-mb', '80'],
      [next, '--build', '43'],
    ]) {
      const made = await person.run(launcher, ['sample', String(file), ...options]);
      expectThat(made.status === 0, made.stderr);
    }
  });
  // So that the upload lasts long enough to be interrupted.
  const settings = '{"limitsUpload":true,"uploadMegabytes":8}';
  await person.run('/bin/sh', [
    '-c',
    `mkdir -p '${data}' && echo '${settings}' >'${data}/settings.json'`,
  ]);

  let app = openApp(big);
  const before = new Set(runFolders(data));
  const run = await step(
    'a package given at the start is opened, and published after a yes',
    async () => {
      const window = await desktop.waitFor(/^Publish Orbit Notes 1\.4\.0 \(42\)/);
      await desktop.screenshot(`${name}-1-opened`);
      // Until the checks at App Store Connect are done, the key does nothing.
      const dialog = await until('the question', async () => {
        await desktop.press('ctrl+Return');
        return desktop.waitForDialog(window).catch(() => null);
      });
      expectThat(runFolders(data).length === before.size, 'A run began before the answer.');
      await desktop.screenshot(`${name}-2-question`);
      expectThat(dialog !== window, 'There is no question.');
      await desktop.press('Left', 'space');
      return until('a run', () => runFolders(data).find((folder) => !before.has(folder)));
    },
  );

  await step('it is killed in the middle of the upload', async () => {
    await until('two parts', () => countOf(run, 'part-stored') >= 2);
    app.kill('SIGKILL');
    await ended(app);
    expectThat(!eventsOf(run).includes('upload-committed'), 'The upload was over already.');
  });

  app = openApp();
  await step('started again, the run is resumed and finishes, nothing twice', async () => {
    await until('the end of the run', () => eventsOf(run).includes('run-done'));
    expectThat(countOf(run, 'upload-created') === 1, 'More than one upload was created.');
    const received = receivedBy(path.join(data, 'practice/server'), '42');
    expectThat(
      received.uploads === 1 && received.files === 1 && received.builds === 1,
      `The practice server has ${JSON.stringify(received)}.`,
    );
    const verified = await person.run(launcher, ['verify', path.basename(run)]);
    expectThat(verified.status === 0, verified.stderr);
    await desktop.screenshot(`${name}-3-resumed`);
  });

  await step('a second start hands over its package and ends', async () => {
    const second = openApp(next);
    expectThat((await ended(second)) === 0, `It ended with ${second.exitCode}.`);
    await desktop.waitFor(/^Publish Orbit Notes 1\.4\.0 \(43\)/);
  });

  await step('a link shows its run and starts nothing', async () => {
    const second = openApp(`slipway://run/${path.basename(run)}`);
    expectThat((await ended(second)) === 0, `It ended with ${second.exitCode}.`);
    await desktop.waitFor(/Orbit Notes 1\.4\.0 \(42\)/);
    await desktop.screenshot(`${name}-4-link`);
    const other = openApp(`slipway://publish/${path.basename(run)}?yes`);
    await ended(other);
    expectThat(runFolders(data).length === before.size + 1, 'A link started a run.');
  });

  await step('it starts with no debugger, no other script and no weaker sandbox', async () => {
    for (const word of ['--remote-debugging-port=0', '--inspect=0', '--no-sandbox'])
      await refusesSwitch(person, program, word);
    const script = "require('fs').writeFileSync('ran','')";
    const asNode = person.start(program, ['-e', script], { ELECTRON_RUN_AS_NODE: '1' });
    await ended(asNode);
    expectThat(!fs.existsSync(path.join(home, 'ran')), 'It ran a script.');
  });

  await step('it quits by its key, and ends all of its processes', async () => {
    await desktop.waitFor(/Slipway/);
    await desktop.press('ctrl+q');
    expectThat((await ended(app)) === 0, `It ended with ${app.exitCode}.`);
    await until('the end of its processes', async () => {
      const left = await person.run('pgrep', ['-f', program]);
      return left.stdout.trim() === '';
    });
  });
}

/** @param {import('./person.mjs').Person} person @param {string} program @param {string} word */
async function refusesSwitch(person, program, word) {
  const child = person.start(program, [word]);
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  const status = await ended(child);
  expectThat(status === 2, `${word} was not refused, status ${status}.`);
  expectThat(!/listening on/i.test(text), `${word} opened a debugger.`);
}
