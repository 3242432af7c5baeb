import { expect, test } from 'vitest';
import { packageName, runName } from '#shared/words/names';
import { samplePackage, sampleRun } from '../helpers/sample-run';

test('a package is called by its app, version and build number', () => {
  expect(packageName(samplePackage)).toBe('Orbit Notes 1.4.0 (42)');
  expect(runName(sampleRun())).toBe('Orbit Notes 1.4.0 (42)');
});

test('the name of a package leaves out what the package does not say', () => {
  const bare = { name: null, bundleId: null, version: null, buildNumber: null };
  expect(packageName({ ...bare, bundleId: 'com.example.orbit', buildNumber: '42' })).toBe(
    'com.example.orbit (42)',
  );
  expect(packageName(bare)).toBe('Unnamed app');
});
