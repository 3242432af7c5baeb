import { join } from 'node:path';
import { expect, test } from 'vitest';
import { slipway, temporaryFolder } from './slipway-process';

test.each(['universal', 'iphone', 'extension', 'watch', 'framework', 'tvos'])(
  'check finds no problem in a sample of the kind %s',
  async (kind) => {
    const file = join(await temporaryFolder(), 'sample.ipa');
    const folder = await temporaryFolder();
    expect((await slipway(['sample', file, '--kind', kind], folder)).status).toBe(0);
    const { status, stdout } = await slipway(['check', file], folder);
    expect(stdout).toContain('No problems found');
    expect(status).toBe(0);
  },
);

test('check prints findings with the most severe first, each with its place, what to do and a command to copy', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'sample.ipa');
  const defects = ['compliance-open', 'build-number-malformed', 'bitcode-left'];
  await slipway(['sample', file, ...defects.flatMap((code) => ['--defect', code])], folder);
  const { status, stdout } = await slipway(['check', file], folder);
  const places = ['build-number-malformed', 'bitcode-left', 'compliance-open'].map((code) =>
    stdout.indexOf(code),
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(stdout).toContain('Payload/Orbit Notes.app/Info.plist, CFBundleVersion');
  expect(stdout).toContain('Frameworks/OrbitKit.framework/OrbitKit');
  expect(stdout).toContain('$ agvtool new-version -all 42');
  expect(status).toBe(3);
});

test('an unknown kind of sample is a usage error', async () => {
  const folder = await temporaryFolder();
  const { status, stderr } = await slipway(
    ['sample', join(folder, 'a.ipa'), '--kind', 'toaster'],
    folder,
  );
  expect(status).toBe(2);
  expect(stderr).toContain('watch');
});
