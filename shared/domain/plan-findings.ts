/* The window assesses the findings as a run will. */

import { declarationStateWords, declareWords, listOfDeclarations } from '../words/export';
import type { BetaGroup, Destination } from './destination';
import { type Finding, type FindingCode, findingEntry } from './finding';
import type { PublishPlan } from './publish-plan';

/** The part of a plan that decides about the account's findings. */
export type WeighedPlan = Pick<
  PublishPlan,
  'scope' | 'groups' | 'submitForBetaReview' | 'usesNonExemptEncryption' | 'declaration'
>;

/** The part of App Store Connect’s answers that a plan is compared with. */
export type WeighedDestination = Pick<
  Destination,
  'groups' | 'findings' | 'isBuildInternalOnly' | 'encryption'
> & {
  app: Pick<Destination['app'], 'name'>;
};

/** Whether this plan gives the build to anybody. */
export function wantsTesters({ scope, groups, submitForBetaReview }: WeighedPlan): boolean {
  return scope !== 'upload-only' && (groups.length > 0 || submitForBetaReview);
}

/** The account's findings, with the severity that they have for this plan. */
export function findingsForPlan(plan: WeighedPlan, destination: WeighedDestination): Finding[] {
  const weighed = destination.findings.flatMap((finding) => weigh(plan, finding));
  if (plan.scope === 'upload-only') return weighed;
  const names = [...new Set(plan.groups)];
  return [
    ...weighed,
    ...names.flatMap((name) => checkGroup(name, destination)),
    ...internalOnly(plan, names, destination),
    ...checkDeclaration(plan, destination),
  ];
}

/** Test information and a busy review matter only for a review; the file only if it is sent. */
function weigh(plan: WeighedPlan, finding: Finding): Finding[] {
  const { about } = findingEntry(finding.code);
  if (about === 'review') {
    if (!plan.submitForBetaReview || plan.scope === 'upload-only') return [];
    return [{ ...finding, severity: 'blocker' }];
  }
  const isSent = plan.scope !== 'skip-upload';
  return isSent || about !== 'file' ? [finding] : [];
}

/** Apple requires a declaration for non-exempt encryption; a plan that answers yes is warned before the upload. */
function checkDeclaration(plan: WeighedPlan, { app, encryption }: WeighedDestination): Finding[] {
  const { answer, declarations } = encryption;
  if (!wantsTesters(plan) || (answer ?? plan.usesNonExemptEncryption) !== true) return [];
  const where = `${app.name}, App Information, App Encryption Documentation`;
  const finding = (
    code: FindingCode,
    severity: Finding['severity'],
    title: string,
    whatToDo = declareWords,
  ): Finding[] => [{ code, severity, where, title, whatToDo }];
  if (declarations === null)
    return finding(
      'declaration-unknown',
      'note',
      'App Store Connect will ask for an export compliance declaration; the app’s could not be read',
    );
  const approved = declarations.filter(({ state }) => state === 'APPROVED');
  const chosen = declarations.find(({ id }) => id === plan.declaration);
  if (plan.declaration !== null && chosen?.state !== 'APPROVED')
    return finding(
      'declaration-not-usable',
      'blocker',
      chosen === undefined
        ? `The app has no export compliance declaration ${plan.declaration}`
        : `The export compliance declaration is ${declarationStateWords(chosen.state)}`,
      approved.length > 0 ? `Choose another one: ${listOfDeclarations(approved)}.` : declareWords,
    );
  if (approved.length === 0)
    return finding(
      'declaration-missing',
      'warning',
      'App Store Connect will ask for an export compliance declaration, and no approved one exists: testers get nothing until then',
    );
  // A code in the package may name one of them already.
  if (chosen === undefined && approved.length > 1 && answer === null)
    return finding(
      'declaration-not-chosen',
      'blocker',
      'App Store Connect will ask for an export compliance declaration, and the app has several',
      `Choose one: ${listOfDeclarations(approved)}.`,
    );
  return [];
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

/** An existing build at Apple that can never go to external testers, in a plan for external testers. */
function internalOnly(
  { scope, submitForBetaReview }: WeighedPlan,
  names: readonly string[],
  { app, groups, isBuildInternalOnly }: WeighedDestination,
): Finding[] {
  if (scope !== 'skip-upload' || !isBuildInternalOnly) return [];
  const external = groups.filter(({ name, isInternal }) => names.includes(name) && !isInternal);
  if (external.length === 0 && !submitForBetaReview) return [];
  const wants =
    external.length > 0
      ? `${namesOf(external)} ${external.length === 1 ? 'is an external group' : 'are external groups'}`
      : 'beta review is for external testers';
  return [
    {
      code: 'build-internal-only',
      severity: 'blocker',
      where: `${app.name}, TestFlight, Builds`,
      title: `This build is for internal testers only, and ${wants}`,
      whatToDo:
        'It was exported with testFlightInternalTestingOnly, and Apple never changes that for a build. Choose internal groups and no beta review. Or export the archive again without that option and with a new build number.',
    },
  ];
}

function namesOf(groups: readonly BetaGroup[]): string {
  return (
    groups
      .filter(({ name }) => name !== '')
      .map(({ name }) => `“${name}”`)
      .join(', ') || 'the app has none yet, so make one on App Store Connect'
  );
}
