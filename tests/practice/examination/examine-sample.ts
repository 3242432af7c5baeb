import { join } from 'node:path';
import { examinePackage } from '../../../src-main/practice/examination/examine-package';
import { remarksOn } from '../../../src-main/practice/examination/remarks';
import type { AppRow, BuildUploadRow } from '../../../src-main/practice/world/rows';
import { type SampleDraft, sampleDraft } from '../../../src-main/sample-package/sample-draft';
import { sampleSpec } from '../../../src-main/sample-package/sample-spec';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';
import {
  writeSampleDraft,
  writeSamplePackage,
} from '../../../src-main/sample-package/write-sample-package';
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

interface Announced {
  today?: Date;
  platform?: BuildUploadRow['platform'];
}

/** The codes of the remarks about a package; every remark has a message. */
export async function examineFile(
  path: string,
  { today = new Date(), platform = upload.platform }: Announced = {},
) {
  const announced = { ...upload, platform };
  const remarks = remarksOn(await examinePackage(path), announced, app, today);
  const codes = (list: typeof remarks.errors) =>
    list.map(({ code, description }) => (description === '' ? 'without words' : code));
  return { errors: codes(remarks.errors), warnings: codes(remarks.warnings) };
}

const samplePath = async () => join(await makeFolder(), 'Sample.ipa');

/** The codes of a sample package that was announced with the default version. */
export async function examineSample(options: SampleOptions, today?: Date) {
  const { file } = await writeSamplePackage(await samplePath(), options);
  const platform = platformOf(options);
  return examineFile(file, { platform, ...(today && { today }) });
}

function platformOf({ kind }: SampleOptions): BuildUploadRow['platform'] {
  if (kind === 'visionos') return 'VISION_OS';
  return kind === 'tvos' ? 'TV_OS' : 'IOS';
}

/** The codes of a sample that was changed before it was written and signed. */
export async function examineChanged(
  change: (draft: SampleDraft) => void,
  options: SampleOptions = {},
) {
  const draft = await sampleDraft(sampleSpec(options));
  change(draft);
  const { file } = await writeSampleDraft(await samplePath(), draft);
  return examineFile(file);
}
