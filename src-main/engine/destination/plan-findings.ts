import type { BetaGroup, Destination } from '#shared/domain/destination';
import type { Finding } from '#shared/domain/finding';
import type { PublishPlan } from '#shared/domain/publish-plan';

/** The account's findings, weighed by what this plan asks for. */
export function findingsForPlan(plan: PublishPlan, destination: Destination): Finding[] {
  const weighed = destination.findings.flatMap((finding) => weigh(plan, finding));
  if (plan.scope === 'upload-only') return weighed;
  return [...weighed, ...plan.groups.flatMap((name) => checkGroup(name, destination))];
}

/** Test information and a busy review stand in the way only of a review. */
function weigh(plan: PublishPlan, finding: Finding): Finding[] {
  const isAboutReview = ['test-information-missing', 'another-build-in-review'].includes(
    finding.code,
  );
  if (isAboutReview) {
    if (!plan.submitForBetaReview || plan.scope === 'upload-only') return [];
    return [{ ...finding, severity: 'blocker' }];
  }
  const isWanted = plan.scope === 'skip-upload' && finding.code === 'build-already-used';
  return isWanted ? [] : [finding];
}

function checkGroup(name: string, { app, groups }: Destination): Finding[] {
  const matches = groups.filter((group) => group.name === name);
  if (matches.length === 1) return [];
  const where = `${app.name}, TestFlight, Groups`;
  if (matches.length > 1) {
    return [
      {
        code: 'group-ambiguous',
        severity: 'blocker',
        where,
        title: `${matches.length} groups are called “${name}”`,
        whatToDo:
          'Rename all but one on App Store Connect, so that the right testers get the build.',
      },
    ];
  }
  return [
    {
      code: 'group-not-found',
      severity: 'blocker',
      where,
      title: `There is no group “${name}”`,
      whatToDo: `Use one of these, with the same capitals and spaces: ${namesOf(groups)}.`,
    },
  ];
}

function namesOf(groups: readonly BetaGroup[]): string {
  return (
    groups.map(({ name }) => `“${name}”`).join(', ') ||
    'the app has none yet, so make one on App Store Connect'
  );
}
