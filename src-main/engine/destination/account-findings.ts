import type { Finding } from '#shared/domain/finding';
import type { PackageInfo } from '#shared/domain/package-info';
import type { App } from '../asc/apps';
import { missingReviewDetails } from '../asc/beta-review';
import type { BuildUpload } from '../asc/build-uploads';
import { type Build, buildsInReview } from '../asc/builds';
import type { AscClient } from '../asc/client';
import type { TestInformation } from '../asc/localizations';
import { nextNumber, sameVersion } from '../asc/version';

export interface AtApple {
  builds: readonly Build[];
  uploads: readonly BuildUpload[];
  information: readonly TestInformation[];
}

/** What the account has to say against this package. Severities assume no plan; a plan may raise them. */
export async function findingsAtApple(
  client: AscClient,
  app: App,
  info: PackageInfo,
  seen: AtApple,
): Promise<Finding[]> {
  const used = buildIsUsed(app, info, seen);
  const [missing, inReview] = await Promise.all([
    missingReviewDetails(client, app.id),
    buildsInReview(client, app.id),
  ]);
  const incomplete = testInformationMissing(app, seen.information, missing);
  const busy = reviewIsBusy(app, info, inReview);
  return [used, incomplete, busy].filter((finding) => finding !== null);
}

function buildIsUsed(app: App, info: PackageInfo, { builds, uploads }: AtApple): Finding | null {
  const isSame = (one: { version: string | null; buildNumber: string }): boolean =>
    sameVersion(one.version ?? '', info.version ?? '') &&
    sameVersion(one.buildNumber, info.buildNumber ?? '');
  const upload = uploads.find((one) => isSame(one) && one.platform === info.platform);
  if (!upload && !builds.some(isSame)) return null;
  if (upload?.state === 'AWAITING_UPLOAD' && !builds.some(isSame)) return uploadIsOpen(app, info);
  const numbers = [...builds, ...uploads]
    .filter((one) => sameVersion(one.version ?? '', info.version ?? ''))
    .map(({ buildNumber }) => buildNumber);
  const next = nextNumber(numbers);
  return {
    code: 'build-already-used',
    severity: 'blocker',
    where: `${app.name} at App Store Connect`,
    title: `${info.version} (${info.buildNumber}) is already at Apple`,
    whatToDo: `Raise the build number${next ? ` to ${next}, the next free one` : ''}, export again and drop the new file.`,
  };
}

/** A place that was taken and never filled is no delivery; another one beside it could become a second. */
function uploadIsOpen(app: App, info: PackageInfo): Finding {
  return {
    code: 'build-upload-open',
    severity: 'blocker',
    where: `${app.name} at App Store Connect`,
    title: `An upload of ${info.version} (${info.buildNumber}) was begun and not finished`,
    whatToDo:
      'Carry on or cancel the run that began it, in Activity or on the computer that has it. Or raise the build number.',
  };
}

function testInformationMissing(
  app: App,
  information: readonly TestInformation[],
  missingDetails: string[],
): Finding | null {
  const primary = information.find(({ locale }) => locale === app.primaryLocale);
  const missing = [
    ...(primary?.description ? [] : [`beta app description in ${app.primaryLocale}`]),
    ...(primary?.feedbackEmail ? [] : [`feedback e-mail in ${app.primaryLocale}`]),
    ...missingDetails,
  ];
  if (missing.length === 0) return null;
  return {
    code: 'test-information-missing',
    severity: 'warning',
    where: `${app.name}, TestFlight, Test Information`,
    title: 'External testers cannot get a build yet',
    whatToDo: `Fill in on App Store Connect: ${missing.join(', ')}.`,
  };
}

function reviewIsBusy(app: App, info: PackageInfo, inReview: readonly Build[]): Finding | null {
  const other = inReview.find(
    (build) =>
      sameVersion(build.version ?? '', info.version ?? '') &&
      build.buildNumber !== info.buildNumber,
  );
  if (!other) return null;
  return {
    code: 'another-build-in-review',
    severity: 'warning',
    where: `${app.name}, TestFlight`,
    title: `Build ${other.buildNumber} of ${other.version} is in beta review; Apple reviews one at a time`,
    whatToDo: 'Wait for that review, or publish this build without one.',
  };
}
