import { beforeEach, expect, test } from 'vitest';
import { ask, keyOptions, type PracticeSide, startPracticeSide } from './practice-side';
import { type Line, slipway, temporaryFolder } from './slipway-process';

/* `slipway expire` shows what it would take from testers, and sends nothing without a yes. */

let side: PracticeSide;
let home: string;
beforeEach(async () => {
  home = await temporaryFolder();
  side = await startPracticeSide(await temporaryFolder(), '--seed', 'large-team');
});

const bundleId = 'com.northwind.orbit';
const expire = (...words: string[]) =>
  slipway(['expire', '--app', bundleId, ...words, ...keyOptions(side)], home);

async function testable(): Promise<string[]> {
  const app = side.apps.find((one) => one.bundleId === bundleId);
  const path = `/v1/builds?filter[app]=${app?.id}&filter[expired]=false&limit=200`;
  return (await ask(side, path)).data.map(({ attributes }: Line) => attributes.version);
}

test('a dry run lists the builds and sends nothing; --yes expires exactly those', async () => {
  const before = await testable();
  const dry = await expire('--older-than', '60d', '--keep-latest', '1', '--dry-run', '--read-only');
  expect(dry.status).toBe(0);
  expect(dry.stdout).toMatch(/^\d+ builds of Orbit Notes will expire:$/m);
  expect(dry.stderr).toContain('Nothing was sent.');
  const listed = [...dry.stdout.matchAll(/^ {2}\d\.\d \((\d+)\)/gm)].map(([, number]) => number);
  expect(listed.length).toBeGreaterThan(2);
  expect(await testable()).toEqual(before);

  const asked = await expire('--older-than', '60d', '--keep-latest', '1');
  expect([asked.status, await testable()]).toEqual([2, before]);
  expect(asked.stderr).toContain('Check the list with --dry-run, then add --yes.');

  const done = await expire('--older-than', '60d', '--keep-latest', '1', '--yes', '--json');
  expect(done.status).toBe(0);
  const [{ results }] = done.lines;
  expect(results.map(({ outcome }: Line) => outcome)).toEqual(listed.map(() => 'expired'));
  expect(await testable()).toEqual(before.filter((number) => !listed.includes(number)));
});

test('the newest build of a group is left out, and the command says why', async () => {
  const { stdout, status } = await expire('--dry-run');
  expect(status).toBe(0);
  const [, leftOut = ''] = stdout.split('Left out, because testers may need them:');
  expect(leftOut).toMatch(/\(50\) .*Latest build for QA/);
});

test('an age, a platform and an app that cannot be meant are refused before anything is read', async () => {
  for (const words of [
    ['--older-than', 'soon'],
    ['--older-than', '2026-02-31'],
    ['--platform', 'windows'],
    ['--keep-per', 'group'],
    ['--keep-latest', '-1'],
  ])
    expect((await expire(...words, '--dry-run')).status, words.join(' ')).toBe(2);
  const { status, stderr } = await slipway(['expire', '--dry-run'], home);
  expect([status, stderr]).toEqual([2, expect.stringContaining('--app BUNDLEID')]);
  const unknown = await slipway(
    ['expire', '--app', 'com.example.none', '--dry-run', '--json', ...keyOptions(side)],
    home,
  );
  expect(unknown.lines).toMatchObject([{ error: { code: 'app-not-found' } }]);
});
