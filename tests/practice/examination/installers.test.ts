import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ErrorNumberText } from '#shared/asc/error-numbers';
import {
  type MacDefectCode,
  macDefectCodes,
} from '../../../src-main/sample-package/mac/mac-defects';
import {
  type SampleOptions,
  writeSamplePackage,
} from '../../../src-main/sample-package/write-sample-package';
import { makeFolder } from '../client/start';
import { examineFile } from './examine-sample';

async function examineMac(options: SampleOptions = {}, platform = 'MAC_OS' as const) {
  const path = join(await makeFolder(), 'Sample.pkg');
  const { file } = await writeSamplePackage(path, options);
  return examineFile(file, { platform });
}

const refused = (...errors: ErrorNumberText[]) => ({ errors, warnings: [] });
const mailed = (...warnings: ErrorNumberText[]) => ({ errors: [], warnings });
const taken = { errors: [], warnings: [] };

/** What the practice server does with each known defect of a Mac package. */
const verdicts: Record<MacDefectCode, { errors: string[]; warnings: string[] }> = {
  'mac-category-missing': refused('90242'),
  'mac-category-unknown': refused('90242'),
  'mac-icon-missing': refused('90236'),
  'mac-icon-no-icns': refused('90236'),
  'mac-icon-unnamed': refused('90236'),
  'mac-sandbox-missing': refused('90296'),
  'mac-installer-unsigned': refused('90237'),
  'mac-installer-developer-id': refused('90237'),
  // Revoked and expired certificates are not looked for.
  'mac-installer-expired': taken,
  'mac-developer-id': refused('90680'),
  'mac-profile-missing': mailed('90889'),
  'mac-app-id-missing': mailed('90886'),
  'mac-profile-other-app': refused('90283'),
  'mac-entitlement-not-granted': refused('90287'),
  // No message of Apple's is known.
  'mac-installer-scripts': taken,
  // Only of apps that ran on Intel Macs before.
  'mac-intel-missing': taken,
  'mac-quarantined': refused('91109'),
  'mac-files-unreadable': refused('90255'),
  'mac-payload-unread': refused('90680'),
  'mac-component': refused('90680'),
  'mac-cut-short': refused('90680'),
};

test.each(macDefectCodes)('a Mac package with the defect %s gets its remark', async (defect) => {
  expect(await examineMac({ macDefects: [defect] })).toEqual(verdicts[defect]);
});

test('a valid Mac package is accepted without remarks', async () => {
  expect(await examineMac()).toEqual(taken);
  expect(await examineMac({ isBinaryPlist: false, sizeMb: 2 })).toEqual(taken);
});

test('a Mac package with another version or bundle ID than announced is refused', async () => {
  expect(await examineMac({ version: '9.9.9' })).toEqual(refused('90345'));
  expect(await examineMac({ bundleId: 'org.example.other' })).toEqual(refused('90054'));
});

test('a package under the platform of another kind of package is refused', async () => {
  const folder = await makeFolder();
  const mac = await writeSamplePackage(join(folder, 'Mac.pkg'));
  for (const platform of ['IOS', 'TV_OS', 'VISION_OS'] as const)
    expect((await examineFile(mac.file, { platform })).errors).toEqual(['90017']);
  for (const kind of ['universal', 'tvos', 'visionos'] as const) {
    const other = await writeSamplePackage(join(folder, `${kind}.ipa`), { kind });
    expect((await examineFile(other.file, { platform: 'MAC_OS' })).errors).toContain('90542');
  }
});
