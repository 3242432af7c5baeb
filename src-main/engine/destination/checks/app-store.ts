import { compareVersions, highestVersion, sameVersion } from '#shared/asc/version-numbers';
import { isEditableVersion } from '#shared/domain/app-store';
import type { Finding } from '#shared/domain/finding';
import { type Message, message } from '#shared/words/message';
import type { AccountSnapshot } from '../account-snapshot';
import { approvedStates } from './build-number';

/** With App Review: nothing of such a version can be changed (app-store-connect.md, versions). */
const inReview: ReadonlySet<string> = new Set([
  'WAITING_FOR_REVIEW',
  'IN_REVIEW',
  'WAITING_FOR_EXPORT_COMPLIANCE',
]);

const notReleased: ReadonlySet<string> = new Set([
  'PENDING_DEVELOPER_RELEASE',
  'PENDING_APPLE_RELEASE',
  'ACCEPTED',
]);

/**
 * What keeps this version from the App Store; a plan that has nothing to do there drops it. Apple has one
 * version at a time that is not released, and takes only a higher number than those that are (app-store-connect.md,
 * versions).
 */
export function storeVersion({ app, info, versions }: AccountSnapshot): Finding | null {
  const version = info.version ?? '';
  const where = message('finding.place.app-store', { app: app.name });
  const highest = highestVersion(
    versions
      .filter(({ state }) => approvedStates.includes(state))
      .map(({ versionString }) => versionString),
  );
  if (highest !== null && compareVersions(version, highest) <= 0)
    return {
      code: 'store-version-not-higher',
      severity: 'blocker',
      where,
      title: sameVersion(version, highest)
        ? message('finding.store-version-not-higher.title-same', { version })
        : message('finding.store-version-not-higher.title', { version, highest }),
      whatToDo: message('finding.store-version-not-higher.fix'),
    };
  const approved = versions.find(({ state }) => notReleased.has(state));
  if (approved !== undefined)
    return {
      code: 'store-version-approved',
      severity: 'blocker',
      where,
      title: message('finding.store-version-approved.title', { other: approved.versionString }),
      whatToDo: message('finding.store-version-approved.fix', { other: approved.versionString }),
    };
  const reviewed = versions.find(({ state }) => inReview.has(state));
  if (reviewed !== undefined)
    return {
      code: 'store-version-in-review',
      severity: 'warning',
      where,
      title: message('finding.store-version-in-review.title', { other: reviewed.versionString }),
      whatToDo: message('finding.store-version-in-review.fix'),
    };
  const other = versions.find(
    (one) => isEditableVersion(one) && !sameVersion(one.versionString, version),
  );
  if (other === undefined) return whatsNewMissing(highest, versions, version, where);
  return {
    code: 'store-version-other',
    severity: 'warning',
    where,
    title: message('finding.store-version-other.title', { other: other.versionString, version }),
    whatToDo: message('finding.store-version-other.fix'),
  };
}

/**
 * A version that is created has no What's New, and App Review requires it in every language of an update
 * (app-store-connect.md, versions). A plan that brings it drops this.
 */
function whatsNewMissing(
  highest: string | null,
  versions: AccountSnapshot['versions'],
  version: string,
  where: Message,
): Finding | null {
  const isThere = versions.some(({ versionString }) => sameVersion(versionString, version));
  if (highest === null || isThere) return null;
  return {
    code: 'store-whats-new-missing',
    severity: 'warning',
    where,
    title: message('finding.store-whats-new-missing.title', { version }),
    whatToDo: message('finding.store-whats-new-missing.fix'),
  };
}
