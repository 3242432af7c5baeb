/* The window assesses the findings as a run will. */

import { listOfDeclarations } from '../words/export';
import { type Message, message, type Value } from '../words/message';
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
  const where = message('finding.place.encryption', { app: app.name });
  const finding = (
    code: FindingCode,
    severity: Finding['severity'],
    title: Message,
    whatToDo = message('declaration.submit'),
  ): Finding[] => [{ code, severity, where, title, whatToDo }];
  if (declarations === null)
    return finding('declaration-unknown', 'note', message('finding.declaration-unknown.title'));
  const approved = declarations.filter(({ state }) => state === 'APPROVED');
  const choices = { declarations: listOfDeclarations(approved) };
  const chosen = declarations.find(({ id }) => id === plan.declaration);
  if (plan.declaration !== null && chosen?.state !== 'APPROVED')
    return finding(
      'declaration-not-usable',
      'blocker',
      chosen === undefined
        ? message('finding.declaration-not-usable.title-unknown', { id: plan.declaration })
        : message('finding.declaration-not-usable.title', {
            state: chosen.state,
            name: chosen.state,
          }),
      approved.length > 0
        ? message('finding.declaration-not-usable.fix', choices)
        : message('declaration.submit'),
    );
  if (approved.length === 0)
    return finding('declaration-missing', 'warning', message('finding.declaration-missing.title'));
  // A code in the package may name one of them already.
  if (chosen === undefined && approved.length > 1 && answer === null)
    return finding(
      'declaration-not-chosen',
      'blocker',
      message('finding.declaration-not-chosen.title'),
      message('finding.declaration-not-chosen.fix', choices),
    );
  return [];
}

function checkGroup(name: string, { app, groups }: WeighedDestination): Finding[] {
  const matches = groups.filter((group) => group.name === name);
  if (matches.length === 1) return [];
  const where = message('finding.place.groups', { app: app.name });
  if (matches.length > 1) {
    return [
      {
        code: 'group-ambiguous',
        severity: 'blocker',
        where,
        title: message('finding.group-ambiguous.title', { count: matches.length, name }),
        whatToDo: message('finding.group-ambiguous.fix'),
      },
    ];
  }
  const others = groups.filter((group) => group.name !== '');
  return [
    {
      code: 'group-not-found',
      severity: 'blocker',
      where,
      title: message('finding.group-not-found.title', { name }),
      whatToDo:
        others.length === 0
          ? message('finding.group-not-found.fix-none')
          : message('finding.group-not-found.fix', { groups: namesOf(others, 'or') }),
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
  return [
    {
      code: 'build-internal-only',
      severity: 'blocker',
      where: message('finding.place.builds', { app: app.name }),
      title:
        external.length === 0
          ? message('finding.build-internal-only.title-review')
          : message('finding.build-internal-only.title', {
              count: external.length,
              groups: namesOf(external, 'and'),
            }),
      whatToDo: message('finding.build-internal-only.fix'),
    },
  ];
}

function namesOf(groups: readonly BetaGroup[], conjunction: 'and' | 'or'): Value {
  return {
    list: groups.map(({ name }) => message('finding.group.name', { name })),
    or: conjunction === 'or',
  };
}
