import { expect, test } from 'vitest';
import { describePractice } from '../../src-main/practice/practice-command';
import { start } from './client/start';

test('the practice command prints the keys of the practice world and no other secrets', async () => {
  const { practice } = await start();
  expect(Object.keys(describePractice(practice))).toEqual([
    'url',
    'issuerId',
    'keyId',
    'privateKeyPath',
    'apps',
  ]);
  expect(describePractice(practice).apps).toEqual([
    { id: '6480000001', bundleId: 'com.northwind.orbit', name: 'Orbit Notes' },
    { id: '6480000002', bundleId: 'com.northwind.tide', name: 'Tide Table' },
  ]);
});
