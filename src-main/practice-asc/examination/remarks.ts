import type { AppRow, BuildUploadRow, UploadRemark } from '../world/rows';
import type { Examination, PackageFacts } from './package-facts';

/** A rule that an arrived package is held against: null when it is kept. */
type Rule = (facts: PackageFacts, upload: BuildUploadRow, app: AppRow) => UploadRemark | null;

const bundleIdIsTheApps: Rule = ({ bundleId }, _upload, app) =>
  bundleId === app.bundleId
    ? null
    : {
        code: '90054',
        description: `The bundle identifier '${bundleId ?? ''}' of the package is not '${app.bundleId}', the one of the app.`,
      };

const shortVersionIsThere: Rule = ({ shortVersion }) =>
  shortVersion === null
    ? { code: '90057', description: 'The Info.plist lacks the key CFBundleShortVersionString.' }
    : null;

const bundleVersionIsThere: Rule = ({ bundleVersion }) =>
  bundleVersion === null
    ? { code: '90056', description: 'The Info.plist lacks the key CFBundleVersion.' }
    : null;

function differs(key: string, stated: string, found: string): UploadRemark {
  return {
    code: '90345',
    description: `The upload was announced with the ${key} '${stated}', and the package has '${found}'.`,
  };
}

const shortVersionIsAsAnnounced: Rule = ({ shortVersion }, { cfBundleShortVersionString }) =>
  shortVersion === null || shortVersion === cfBundleShortVersionString
    ? null
    : differs('CFBundleShortVersionString', cfBundleShortVersionString, shortVersion);

const bundleVersionIsAsAnnounced: Rule = ({ bundleVersion }, { cfBundleVersion }) =>
  bundleVersion === null || bundleVersion === cfBundleVersion
    ? null
    : differs('CFBundleVersion', cfBundleVersion, bundleVersion);

const platformIsAsAnnounced: Rule = ({ platform }, upload) =>
  platform === upload.platform
    ? null
    : {
        code: '90542',
        description: `The package is not built for the platform ${upload.platform}: see CFBundleSupportedPlatforms.`,
      };

const rules: readonly Rule[] = [
  bundleIdIsTheApps,
  shortVersionIsThere,
  bundleVersionIsThere,
  shortVersionIsAsAnnounced,
  bundleVersionIsAsAnnounced,
  platformIsAsAnnounced,
];

/** Why an arrived package is refused; empty when it is taken. */
export function remarksOn(
  examination: Examination,
  upload: BuildUploadRow,
  app: AppRow,
): UploadRemark[] {
  if (examination.kind === 'unreadable') {
    return examination.reason === 'archive'
      ? [
          {
            code: '90017',
            description: 'The file is no archive with one app in its Payload folder.',
          },
        ]
      : [{ code: '90036', description: 'The Info.plist of the app is missing or cannot be read.' }];
  }
  return rules
    .map((rule) => rule(examination.facts, upload, app))
    .filter((remark): remark is UploadRemark => remark !== null);
}
