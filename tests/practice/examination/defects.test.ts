import { expect, test } from 'vitest';
import { defectCodes } from '../../../src-main/sample-package/defects';
import { sampleKinds } from '../../../src-main/sample-package/sample-spec';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';
import { examineSample } from './examine-sample';
import { type Verdict, verdicts } from './verdicts';

const inOrder = { errors: [], warnings: [] };

test.each(defectCodes)('a package with the defect %s gets its remark', async (defect) => {
  const verdict: Partial<Verdict> = verdicts[defect];
  const { taken: why, ...remarks } = { taken: undefined, ...verdict };
  if (why !== undefined) expect(why).not.toBe('');
  expect(await examineSample({ defects: [defect] })).toEqual({ ...inOrder, ...remarks });
});

test('the verdict table lists exactly the known defects', () => {
  expect(Object.keys(verdicts).sort()).toEqual([...defectCodes].sort());
});

const sound: [string, SampleOptions][] = [
  ...sampleKinds.flatMap((kind): [string, SampleOptions][] => [
    [`the kind ${kind}`, { kind }],
    [`the kind ${kind}, with XML property lists`, { kind, isBinaryPlist: false }],
  ]),
  ['an extension beside a watch app', { kind: 'watch', hasExtension: true }],
  ['a name in another script', { name: 'Über uns – 日本' }],
  ['media', { sizeMb: 3 }],
];

test.each(sound)('a valid package is accepted without remarks: %s', async (_, options) => {
  expect(await examineSample(options)).toEqual(inOrder);
});

test('a low minimum OS version is accepted with a warning', async () => {
  expect(await examineSample({ minimumOs: '13.0' })).toEqual({ errors: [], warnings: ['90068'] });
});

test('a profile is judged by the practice calendar', async () => {
  const nextYear = new Date(Date.now() + 360 * 24 * 3_600_000);
  const { errors } = await examineSample({}, nextYear);
  expect(errors).toContain('90161');
});

test('an extension without the versions of its app is accepted with a warning', async () => {
  const { errors, warnings } = await examineSample({
    hasExtension: true,
    defects: ['build-number-malformed'],
  });
  expect({ errors, warnings }).toEqual({ errors: ['90058'], warnings: ['90473'] });
});
