import { sameVersion } from '#shared/asc/version-numbers';
import type { Finding } from '#shared/domain/finding';
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
    where: `${app.name}, TestFlight`,
    title: `Build ${other.buildNumber} of ${info.version} is in beta review; Apple reviews one at a time`,
    whatToDo: 'Wait for that review, or publish this build without one.',
  };
}

/** What external testing requires and is known to be empty, by name. */
export function missingInformation({
  app,
  information,
  missingDetails,
}: AccountSnapshot): string[] {
  return [...emptyIn(app.primaryLocale, information), ...missingDetails];
}

function emptyIn(locale: string | null, information: AccountSnapshot['information']): string[] {
  if (locale === null) return [];
  // Without a row nothing is filled in; a field that a row lacks is unknown.
  const row = information.find((one) => one.locale === locale);
  // A row without a language may be the one.
  if (!row && information.some((one) => one.locale === '')) return [];
  const { description, feedbackEmail } = row ?? { description: null, feedbackEmail: null };
  return [
    ...(isEmpty(description) ? [`beta app description in ${locale}`] : []),
    ...(isEmpty(feedbackEmail) ? [`feedback e-mail in ${locale}`] : []),
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
    where: `${seen.app.name}, TestFlight, Test Information`,
    title: 'External testers cannot get a build yet',
    whatToDo: `Fill in on App Store Connect: ${missing.join(', ')}.`,
  };
}
