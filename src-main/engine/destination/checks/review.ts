import { sameVersion } from '#shared/asc/version-numbers';
import type { Finding } from '#shared/domain/finding';
import { missingFields } from '#shared/domain/test-information';
import { type Message, message } from '#shared/words/message';
import { fieldName } from '#shared/words/test-information';
import type { AccountSnapshot } from '../account-snapshot';

const inReview: ReadonlySet<string> = new Set(['WAITING_FOR_REVIEW', 'IN_REVIEW']);

/** Apple reviews one build of a version at a time (app-store-connect.md, groups 5). */
export function reviewBusy({ app, info, builds }: AccountSnapshot): Finding | null {
  const other = builds.find(
    (build) =>
      !build.expired &&
      inReview.has(build.review?.state ?? '') &&
      !sameVersion(build.buildNumber, info.buildNumber ?? ''),
  );
  if (!other) return null;
  return {
    code: 'another-build-in-review',
    severity: 'warning',
    where: message('finding.place.test-flight', { app: app.name }),
    title: message('finding.another-build-in-review.title', {
      build: other.buildNumber,
      version: info.version ?? '',
    }),
    why: message('finding.another-build-in-review.why'),
    whatToDo: message('finding.another-build-in-review.fix'),
  };
}

/**
 * Apple often approves later builds of an approved version within minutes, or needs no review of them
 * (app-store-connect.md, groups 7). It is not promised: the run goes by the states that it reads.
 */
export function reviewNotExpected({ app, info, builds }: AccountSnapshot): Finding | null {
  const approved = builds.find(
    ({ review, buildNumber }) =>
      review?.state === 'APPROVED' && !sameVersion(buildNumber, info.buildNumber ?? ''),
  );
  if (!approved) return null;
  return {
    code: 'review-not-expected',
    severity: 'note',
    where: message('finding.place.test-flight', { app: app.name }),
    title: message('finding.review-not-expected.title', {
      build: approved.buildNumber,
      version: info.version ?? '',
    }),
    whatToDo: message('finding.review-not-expected.fix'),
  };
}

/** What external testing requires and is known to be empty, by name. */
export function missingInformation(seen: AccountSnapshot): Message[] {
  return missingFields(seen).map(fieldName);
}

/** Required only for beta review; a plan that requests one makes it a blocker. */
export function testInformation(seen: AccountSnapshot): Finding | null {
  const missing = missingInformation(seen);
  if (missing.length === 0) return null;
  return {
    code: 'test-information-missing',
    severity: 'warning',
    where: message('finding.place.test-information', { app: seen.app.name }),
    title: message('finding.test-information-missing.title'),
    whatToDo: message('finding.test-information-missing.fix', { missing: { list: missing } }),
  };
}
