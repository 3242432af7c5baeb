import type { AppRow, BuildUploadRow, UploadRemark } from '../world/rows';
import type { Examination, ReadPackage, UnreadableReason } from './package-facts';
import { buildingRules, minimumHasAFuture } from './rules/building-rules';
import { entitlementRules } from './rules/entitlement-rules';
import { extensionVersionsAreTheApps, identityRules } from './rules/identity-rules';
import { type Rule, remark } from './rules/rule';
import { screenRules } from './rules/screen-rules';
import { profileIsForTestFlight, signingRules } from './rules/signing-rules';

/** What there is to say about an arrived package: errors refuse it, warnings do not. */
export interface Remarks {
  errors: UploadRemark[];
  warnings: UploadRemark[];
}

const refusing: readonly Rule[] = [
  ...identityRules,
  ...buildingRules,
  ...signingRules,
  ...entitlementRules,
  ...screenRules,
];
const warning: readonly Rule[] = [
  minimumHasAFuture,
  profileIsForTestFlight,
  extensionVersionsAreTheApps,
];

const unreadable: Record<UnreadableReason, UploadRemark> = {
  archive: {
    code: '90017',
    description: 'The file is no archive with one app in its Payload folder.',
  },
  info: { code: '90036', description: 'The Info.plist of the app is missing or cannot be read.' },
};

function remarksOnBroken({ brokenExtensions }: ReadPackage): UploadRemark[] {
  return brokenExtensions.flatMap((folder) =>
    remark('90036', `The Info.plist of '${folder}' is missing or cannot be read.`),
  );
}

/** Everything that is said about an arrived package on a day; nothing when it is in order. */
export function remarksOn(
  examination: Examination,
  upload: BuildUploadRow,
  app: AppRow,
  today: Date,
): Remarks {
  if (examination.kind === 'unreadable') {
    return { errors: [unreadable[examination.reason]], warnings: [] };
  }
  const arrival = { found: examination, upload, app, today: today.getTime() };
  return {
    errors: [...remarksOnBroken(examination), ...refusing.flatMap((rule) => rule(arrival))],
    warnings: warning.flatMap((rule) => rule(arrival)),
  };
}
