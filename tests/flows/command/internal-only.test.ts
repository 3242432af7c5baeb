import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, keyOptions, newestBuild, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

async function prepare() {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder, '--fault', 'internal-only');
  const file = join(folder, 'sample.ipa');
  const { lines } = await slipway(['sample', file, '--json'], folder);
  const sample = lines[0];
  const publish = (...more: string[]) =>
    slipway(['publish', file, ...more, ...keyOptions(side)], folder);
  const groups = async (): Promise<string[]> => {
    const build = await newestBuild(side, sample.bundleId, sample.buildNumber);
    const { data } = await ask(side, `/v1/betaGroups?filter[builds]=${build.id}`);
    return data.map((one: { attributes: { name: string } }) => one.attributes.name);
  };
  return { publish, groups };
}

test('a build exported for internal testing goes to internal groups, and is refused for others with the reason', async () => {
  const { publish, groups } = await prepare();
  const { status, stderr } = await publish('--group', 'Beta circle', '--group', 'QA');
  expect(status).toBe(1);
  expect(stderr).toContain('Beta circle: it is for internal testers only');
  expect(stderr).toContain('testFlightInternalTestingOnly');
  expect(stderr).not.toMatch(/slipway resume/);
  expect(await groups()).not.toContain('Beta circle');

  const again = await publish('--use-existing-build', '--group', 'Beta circle', '--testflight');
  expect(again.status, again.stderr).toBe(3);
  expect(again.stderr).toContain(
    'This build is for internal testers only, and “Beta circle” is an external group',
  );
  const internal = await publish('--use-existing-build', '--group', 'QA');
  expect(internal.status, internal.stderr).toBe(0);
});

test('a build exported for internal testing is not submitted for review', async () => {
  const { publish } = await prepare();
  const { status, stderr } = await publish('--testflight');
  expect(status).toBe(1);
  expect(stderr).toContain('is for internal testers only. Apple does not review such builds.');
});
