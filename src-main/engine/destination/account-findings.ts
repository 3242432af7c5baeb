import { type Finding, worstFirst } from '#shared/domain/finding';
import type { AtApple } from './at-apple';
import { buildUsed } from './checks/build-used';
import { firstBuild } from './checks/first-build';
import { reviewBusy } from './checks/review-busy';
import { signingAtApple } from './checks/signing-at-apple';
import { testInformation } from './checks/test-information';
import { versionClosed } from './checks/version-closed';

/** What the account has to say against this package. Severities assume no plan; a plan may raise them. */
export function accountFindings(seen: AtApple): Finding[] {
  return worstFirst(
    [
      buildUsed(seen),
      versionClosed(seen),
      testInformation(seen),
      reviewBusy(seen),
      ...signingAtApple(seen),
      firstBuild(seen),
    ].filter((finding) => finding !== null),
  );
}
