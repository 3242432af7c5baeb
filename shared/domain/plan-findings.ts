/* Without schemas: the window weighs the findings as a run will. */
import type { BetaGroup, Destination } from './destination';
import type { Finding } from './finding';
import type { PublishPlan } from './publish-plan';

/** What of a plan the account's findings are weighed by. */
export type WeighedPlan = Pick<PublishPlan, 'scope' | 'groups' | 'submitForBetaReview'>;

type WeighedDestination = Pick<Destination, 'app' | 'groups' | 'findings'>;

/** The account's findings, weighed by what this plan asks for. */
export function findingsForPlan(plan: WeighedPlan, destination: WeighedDestination): Finding[] {
  const weighed = destination.findings.flatMap((finding) => weigh(plan, finding));
  if (plan.scope === 'upload-only') return weighed;
  const names = [...new Set(plan.groups)];
  return [...weighed, ...names.flatMap((name) => checkGroup(name, destination))];
}

const aboutReview = ['test-information-missing', 'another-build-in-review'];

/** About a file that is still to be sent. */
const aboutSending = [
  'build-already-used',
  'build-number-too-low',
  'build-upload-open',
  'version-closed',
  'profile-invalid-at-apple',
  'profile-expired-at-apple',
  'certificate-gone-at-apple',
  'certificate-expired-at-apple',
  'signing-not-known-at-apple',
];

/** Test information and a busy review stand in the way only of a review; the file only where it is sent. */
function weigh(plan: WeighedPlan, finding: Finding): Finding[] {
  if (aboutReview.includes(finding.code)) {
    if (!plan.submitForBetaReview || plan.scope === 'upload-only') return [];
    return [{ ...finding, severity: 'blocker' }];
  }
  const isSent = plan.scope !== 'skip-upload';
  return isSent || !aboutSending.includes(finding.code) ? [finding] : [];
}

function checkGroup(name: string, { app, groups }: WeighedDestination): Finding[] {
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
