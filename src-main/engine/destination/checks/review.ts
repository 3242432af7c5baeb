import { sameVersion } from '#shared/asc/version-numbers';
import type { Finding } from '#shared/domain/finding';
import { type Message, message } from '#shared/words/message';
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

/** What external testing requires and is known to be empty, by name. */
export function missingInformation({
  app,
  information,
  missingDetails,
}: AccountSnapshot): Message[] {
  return [...emptyIn(app.primaryLocale, information), ...missingDetails];
}

function emptyIn(locale: string | null, information: AccountSnapshot['information']): Message[] {
  if (locale === null) return [];
  // Without a row nothing is filled in; a field that a row lacks is unknown.
  const row = information.find((one) => one.locale === locale);
  // A row without a language may be the one.
  if (!row && information.some((one) => one.locale === '')) return [];
  const language = { locale };
  const { description, feedbackEmail } = row ?? { description: null, feedbackEmail: null };
  return [
    ...(isEmpty(description) ? [message('finding.field.beta-app-description', { language })] : []),
    ...(isEmpty(feedbackEmail) ? [message('finding.field.feedback-email', { language })] : []),
  ];
}

function isEmpty(text: string | null | undefined): boolean {
  return text === null || text === '';
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
