import { expect, test } from 'vitest';
import { type DefectCode, defectCodes } from '../../../src-main/sample-package/defects';
import { sampleKinds } from '../../../src-main/sample-package/sample-options';
import { examineSample } from './examine-sample';

/** What the practice server refuses known faults with. Those that are not here it takes. */
const refusals: Partial<Record<DefectCode, string[]>> = {
  'not-a-zip': ['90017'],
  truncated: ['90017'],
  'no-app': ['90017'],
  'two-apps': ['90017'],
  'broken-plist': ['90036'],
  'extension-broken': ['90036'],
  'executable-missing': ['90207'],
  'icon-missing': ['90022', '90023', '90023'],
  'icon-name-missing': ['90713'],
  'icon-size-missing': ['90022'],
  'catalog-icon-unnamed': ['90704'],
  'asset-catalog-unreadable': ['90596'],
  'bundle-id-missing': ['90054', '90334', '90046'],
  'bundle-id-malformed': ['90054'],
  'version-missing': ['90057'],
  'version-malformed': ['90060'],
  'build-number-missing': ['90056'],
  'build-number-malformed': ['90058'],
  'minimum-os-missing': ['90360'],
  'minimum-os-too-low': ['90068'],
  'sdk-too-old': ['90725'],
  simulator: ['90542', '90087'],
  'arm64-missing': ['90086'],
  'platform-unknown': ['90542'],
  'ipad-orientations': ['90474'],
  'launch-screen-missing': ['90475'],
  unsigned: ['90174', '90034'],
  'nested-profile-missing': ['90174'],
  'ad-hoc': ['90161'],
  'extension-ad-hoc': ['90161'],
  development: ['90161', '90046'],
  enterprise: ['90161'],
  'get-task-allow': ['90046'],
  'get-task-allow-signed': ['90046'],
  'entitlement-app-id-differs': ['90046'],
  'entitlement-not-in-profile': ['90164'],
  'aps-environment-development': ['90164'],
  'profile-app-id-differs': ['90161', '90164'],
  'profile-expired': ['90161'],
  'certificate-expired': ['90034'],
  'profile-unreadable': ['90161'],
  'code-identifier-differs': ['90334'],
};

test.each(defectCodes)('%s gets its remark', async (defect) => {
  const { errors } = await examineSample({ defects: [defect] });
  expect(errors).toEqual(refusals[defect] ?? []);
});

test('a sound package gets none', async () => {
  const kinds = sampleKinds.filter((kind) => kind !== 'tvos').map((kind) => ({ kind }));
  for (const options of [
    ...kinds,
    { isBinaryPlist: false },
    { hasExtension: true },
    { sizeMb: 3 },
  ]) {
    expect(await examineSample(options)).toEqual({ errors: [], warnings: [] });
  }
});

test('a low minimum OS version is taken with a warning', async () => {
  expect(await examineSample({ minimumOs: '13.0' })).toEqual({ errors: [], warnings: ['90068'] });
});

test('a profile is judged by the practice calendar', async () => {
  const nextYear = new Date(Date.now() + 360 * 24 * 3_600_000);
  const { errors } = await examineSample({}, nextYear);
  expect(errors).toContain('90161');
});

test('an extension without the versions of its app is taken with a warning', async () => {
  const { errors, warnings } = await examineSample({
    hasExtension: true,
    defects: ['build-number-malformed'],
  });
  expect({ errors, warnings }).toEqual({ errors: ['90058'], warnings: ['90473'] });
});
