import type { AppRow, BuildUploadRow, UploadRemark } from '../world/rows';
import type { Examination, ReadPackage, UnreadableReason } from './package-facts';
import { buildingRules, minimumHasAFuture } from './rules/building-rules';
import { bundleRules } from './rules/bundle-rules';
import { codeRules, codeWarnings } from './rules/code-rules';
import { entitlementRules } from './rules/entitlement-rules';
import { identityRules, identityWarnings } from './rules/identity-rules';
import { documentsAreDescribed, infoRules } from './rules/info-rules';
import { libraryRules } from './rules/library-rules';
import { privacyWarnings } from './rules/privacy-rules';
import { type Arrival, type Rule, remark } from './rules/rule';
import { screenRules } from './rules/screen-rules';
import { profileIsForTestFlight, signingRules } from './rules/signing-rules';
import { sizeRules } from './rules/size-rules';
import { watchRules } from './rules/watch-rules';

/** What there is to say about an arrived package: errors refuse it, warnings do not. */
export interface Remarks {
  errors: UploadRemark[];
  warnings: UploadRemark[];
}

const refusing: readonly Rule[] = [
  ...identityRules,
  ...bundleRules,
  ...buildingRules,
  ...libraryRules,
  ...codeRules,
  ...watchRules,
  ...sizeRules,
  ...signingRules,
  ...entitlementRules,
  ...infoRules,
  ...screenRules,
];
const warning: readonly Rule[] = [
  minimumHasAFuture,
  profileIsForTestFlight,
  documentsAreDescribed,
  ...identityWarnings,
  ...codeWarnings,
  ...privacyWarnings,
];

/** What is said of a package is kept for as long as the practice world; nobody reads more. */
const most = { remarks: 100, description: 500 };

const unreadable: Record<UnreadableReason, UploadRemark> = {
  archive: {
    code: '90017',
    description: 'The file is no archive with one app in its Payload folder.',
  },
  info: { code: '90036', description: 'The Info.plist of the app is missing or cannot be read.' },
};

function remarksOnBroken({ brokenBundles }: ReadPackage): UploadRemark[] {
  return brokenBundles.flatMap((folder) =>
    remark('90036', `The Info.plist of '${folder}' is missing or cannot be read.`),
  );
}

/** Each remark once: several architectures of one executable have the same faults. */
function gather(remarks: readonly UploadRemark[]): UploadRemark[] {
  const short = remarks.map(({ code, description }) => ({
    code,
    description: description.slice(0, most.description),
  }));
  const byWords = new Map(short.map((one) => [`${one.code} ${one.description}`, one]));
  return [...byWords.values()].slice(0, most.remarks);
}

function heldAgainst(rules: readonly Rule[], arrival: Arrival): UploadRemark[] {
  return rules.flatMap((rule) => rule(arrival));
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
    errors: gather([...remarksOnBroken(examination), ...heldAgainst(refusing, arrival)]),
    warnings: gather(heldAgainst(warning, arrival)),
  };
}
