import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PresetInput } from '#shared/domain/preset';
import { samplePreset } from '../../helpers/sample-preset';
import { buildUploads, keyOptions, startPracticeSide } from './practice-side';
import { type Line, slipway, start, temporaryFolder } from './slipway-process';

const bundleId = 'com.northwind.orbit';
const armed = { drop: false, watchFolder: true };

/** A profile with a preset, a practice server and an empty folder. */
async function prepare(change: Partial<PresetInput> = {}) {
  const home = await temporaryFolder();
  const side = await startPracticeSide(home);
  const preset = samplePreset({ name: 'Weekly', accountId: 'ci', ...change });
  await writeFile(join(home, 'presets.json'), JSON.stringify({ schema: 1, presets: [preset] }));
  const folder = join(home, 'Exports');
  await mkdir(folder);
  const command = ['watch', folder, '--json', '--preset', 'weekly', ...keyOptions(side)];
  const drop = async (build: string, ...more: string[]): Promise<string> => {
    const part = join(home, `${build}.part.ipa`);
    await slipway(['sample', part, '--build', build, ...more], home);
    await rename(part, join(folder, `${build}.ipa`));
    return join(folder, `${build}.ipa`);
  };
  return { home, side, folder, command, drop };
}

const isWatching = ({ event, state }: Line) => event === 'watching' && state === 'watching';
const isDone = ({ event, outcome }: Line) => event === 'run-ended' && outcome === 'done';

test('the command publishes each package of an armed preset once, and an interrupt ends it', async () => {
  const { home, side, command, drop } = await prepare({ armed });
  const running = start(command, home);
  await running.until(isWatching);
  await drop('42');
  const { runId } = await running.until(isDone);
  await drop('43');
  await running.until((line) => isDone(line) && line.runId !== runId);
  running.child.kill('SIGINT');
  const ended = await running.ended;
  expect(ended.status, ended.stderr).toBe(0);
  expect(await buildUploads(side, bundleId)).toHaveLength(2);
});

test('the command publishes nothing whose preset is not armed for watched folders, and says how to', async () => {
  const { home, side, command, drop } = await prepare({
    armed: { drop: true, watchFolder: false },
  });
  const running = start([...command, '--once'], home);
  await running.until(isWatching);
  const path = await drop('42');
  const ended = await running.ended;
  expect(ended.status, ended.stderr).toBe(0);
  expect(ended.lines.at(-1)).toEqual({
    event: 'package-left',
    path,
    why: expect.stringContaining(`slipway publish "${path}"`),
  });
  expect(await buildUploads(side, bundleId)).toEqual([]);
});

test('the command leaves external testers to a person, and a warning too', async () => {
  const external = await prepare({
    armed,
    groups: [{ id: null, name: 'Beta circle' }],
    submitForBetaReview: true,
  });
  const first = start([...external.command, '--once'], external.home);
  await first.until(isWatching);
  await external.drop('42');
  const asked = await first.ended;
  expect(asked.status, asked.stderr).toBe(3);
  expect(asked.lines.at(-1).why).toMatch(
    /external testers and beta reviews need your confirmation/,
  );
  expect(await buildUploads(external.side, bundleId)).toEqual([]);

  const large = await prepare({ armed, sizeBudget: 100 });
  const second = start([...large.command, '--once'], large.home);
  await second.until(isWatching);
  await large.drop('42');
  const warned = await second.ended;
  expect(warned.status, warned.stderr).toBe(3);
  expect(warned.lines.at(-1)).toMatchObject({
    event: 'package-refused',
    error: { code: 'armed-refused' },
  });
  expect(await buildUploads(large.side, bundleId)).toEqual([]);
});

test('a command that was killed while a package was copied takes it up after a restart, once', async () => {
  const { home, side, folder, command } = await prepare({ armed });
  const source = join(home, 'source.ipa');
  await slipway(['sample', source], home);
  const bytes = await readFile(source);
  const first = start(command, home);
  await first.until(isWatching);
  await writeFile(join(folder, 'Slow.ipa'), bytes.subarray(0, 4_000));
  first.child.kill('SIGKILL');
  await first.ended;
  const second = start([...command, '--once'], home);
  await second.until(isWatching);
  await appendFile(join(folder, 'Slow.ipa'), bytes.subarray(4_000));
  const ended = await second.ended;
  expect(ended.lines.at(-1), ended.stderr).toMatchObject({ event: 'run-ended', outcome: 'done' });
  expect(await buildUploads(side, bundleId)).toHaveLength(1);
});
