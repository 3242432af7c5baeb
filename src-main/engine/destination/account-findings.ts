import { type Finding, worstFirst } from '#shared/domain/finding';
import type { AccountSnapshot } from './account-snapshot';
import { storeVersion } from './checks/app-store';
import { buildUsed, firstBuild, versionClosed } from './checks/build-number';
import { clockOff } from './checks/clock-off';
import { reviewBusy, reviewNotExpected, testInformation } from './checks/review';
import { signingAtApple } from './checks/signing-at-apple';

/** Findings of the account about this package. Severities assume no plan; a plan may raise them. */
export function accountFindings(
  seen: AccountSnapshot,
  { sending, review, store }: { sending: boolean; review: boolean; store: boolean },
): Finding[] {
  const aboutSending = sending
    ? [buildUsed(seen), versionClosed(seen), ...signingAtApple(seen)]
    : [];
  const aboutReview = review
    ? [testInformation(seen), reviewBusy(seen) ?? reviewNotExpected(seen)]
    : [];
  return worstFirst(
    [
      ...aboutSending,
      ...aboutReview,
      store ? storeVersion(seen) : null,
      firstBuild(seen),
      clockOff(seen),
    ].filter((finding) => finding !== null),
  );
}
