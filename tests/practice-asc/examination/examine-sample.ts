import { join } from 'node:path';
import { examinePackage } from '../../../src-main/practice-asc/examination/examine-package';
import { remarksOn } from '../../../src-main/practice-asc/examination/remarks';
import type { AppRow, BuildUploadRow } from '../../../src-main/practice-asc/world/rows';
import type { SampleOptions } from '../../../src-main/sample-package/sample-options';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { makeFolder } from '../client/start';

const app: AppRow = {
  id: '6480000001',
  name: 'Orbit Notes',
  bundleId: 'com.northwind.orbit',
  sku: 'ORBIT',
  primaryLocale: 'en-US',
  contentRightsDeclaration: null,
};

const upload: BuildUploadRow = {
  id: 'an-upload',
  appId: app.id,
  cfBundleShortVersionString: '1.4.0',
  cfBundleVersion: '42',
  platform: 'IOS',
  createdDate: '',
  uploadedDate: null,
  committedAt: null,
  processingAt: null,
  finishedAt: null,
  outcome: 'COMPLETE',
  errors: [],
  warnings: [],
  buildId: null,
  deleted: false,
};

export async function examineFile(path: string, today = new Date()) {
  const { errors, warnings } = remarksOn(await examinePackage(path), upload, app, today);
  return {
    errors: errors.map(({ code }) => code),
    warnings: warnings.map(({ code }) => code),
  };
}

/** The codes of a sample package that was announced as what samples usually are. */
export async function examineSample(options: SampleOptions, today?: Date) {
  const file = join(await makeFolder(), 'Sample.ipa');
  await writeSamplePackage(file, options);
  return examineFile(file, today);
}
