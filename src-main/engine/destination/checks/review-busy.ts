import type { Finding } from '#shared/domain/finding';
import { sameVersion } from '../../asc/version';
import type { AtApple } from '../at-apple';

/** Apple reviews one build of a version at a time. */
export function reviewBusy({ app, info, inReview }: AtApple): Finding | null {
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
