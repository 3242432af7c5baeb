/* The window assesses the findings as a run will. */

import { listOfDeclarations } from '../words/export';
import { groupInWords } from '../words/group';
import { type Message, message, type Value } from '../words/message';
import type { AppStorePlan } from './app-store';
import type { BetaGroup, Destination } from './destination';
import { type Finding, type FindingCode, findingEntry } from './finding';
import { eachGroupOnce, findGroup, listedGroup, probablyMeant } from './plan-groups';
import { changesAppStore, type PlanGroup, type PublishPlan, sendsPackage } from './publish-plan';

/** More names than these are not read. */
const namedGroups = 10;

/** The part of a plan that decides about the account's findings. */
export type WeighedPlan = Pick<
  PublishPlan,
  | 'scope'
  | 'groups'
  | 'submitForBetaReview'
  | 'whenReviewBusy'
  | 'usesNonExemptEncryption'
  | 'declaration'
  | 'notesReady'
  | 'appStore'
> &
  /** A draft has none. */
  Partial<Pick<PublishPlan, 'approvals'>>;

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

/** Whether the build goes anywhere that requires an answer about its encryption. */
export function needsCompliance(plan: WeighedPlan): boolean {
  return wantsTesters(plan) || changesAppStore(plan);
}

/** The account's findings, with the severity that they have for this plan. */
export function findingsForPlan(plan: WeighedPlan, destination: WeighedDestination): Finding[] {
  const weighed = destination.findings.flatMap((finding) => weigh(plan, finding));
  if (plan.scope === 'upload-only') return weighed;
  return [
    ...weighed,
    ...eachGroupOnce(plan.groups).flatMap((group) => checkGroup(plan, group, destination)),
    ...internalOnly(plan, destination),
    ...seenWithoutNotes(plan, destination),
    ...checkDeclaration(plan, destination),
  ];
}

/** Test information and a busy review matter only for a review; the file only if it is sent. */
function weigh(plan: WeighedPlan, finding: Finding): Finding[] {
  const { about } = findingEntry(finding.code);
  if (about === 'review') {
    if (!plan.submitForBetaReview || plan.scope === 'upload-only') return [];
    if (finding.code === 'another-build-in-review') return [busyReview(plan, finding)];
    if (finding.code === 'review-not-expected') return [finding];
    return [{ ...finding, severity: 'blocker' }];
  }
  if (about === 'app-store') return weighStore(plan, finding);
  const isSent = sendsPackage(plan);
  return isSent || about !== 'file' ? [finding] : [];
}

/** The run stops there at most, unless the plan says what it does. */
function weighStore(plan: WeighedPlan, finding: Finding): Finding[] {
  const { appStore } = plan;
  if (appStore === null || !changesAppStore(plan)) return [];
  // For a package that is sent the closed version is reported already.
  if (finding.code === 'store-version-not-higher' && sendsPackage(plan)) return [];
  if (finding.code === 'store-whats-new-missing' && !submitsWithoutWhatsNew(appStore)) return [];
  const isDecided =
    (finding.code === 'store-version-other' && appStore.renameVersion) ||
    (finding.code === 'store-version-in-review' && appStore.cancelPrevious);
  if (!isDecided) return [finding];
  return [
    {
      ...finding,
      severity: 'note',
      whatToDo: message(
        finding.code === 'store-version-other'
          ? 'finding.store-version-other.decided'
          : 'finding.store-version-in-review.decided',
      ),
    },
  ];
}

/** What is only prepared can be written until it is submitted. */
function submitsWithoutWhatsNew({ submit, texts, whatsNewFromNotes }: AppStorePlan): boolean {
  return submit && !whatsNewFromNotes && texts.every(({ whatsNew = '' }) => whatsNew.trim() === '');
}

/** The run stops there at most, and what it does is part of the plan. */
function busyReview({ whenReviewBusy: choice }: WeighedPlan, finding: Finding): Finding {
  const severity = choice === 'ask' ? 'warning' : 'note';
  const name = typeof choice === 'string' ? choice : 'replace';
  return {
    ...finding,
    severity,
    whatToDo: message(`finding.another-build-in-review.fix-${name}`),
  };
}

/** Apple requires a declaration for non-exempt encryption; a plan that answers yes is warned before the upload. */
function checkDeclaration(plan: WeighedPlan, { app, encryption }: WeighedDestination): Finding[] {
  const { answer, declarations } = encryption;
  if (!needsCompliance(plan) || (answer ?? plan.usesNonExemptEncryption) !== true) return [];
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
  if (chosen?.state === 'IN_REVIEW')
    return finding(
      'declaration-in-review',
      'warning',
      message('finding.declaration-in-review.title'),
      message('finding.declaration-in-review.fix'),
    );
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

function checkGroup(
  { approvals = [] }: WeighedPlan,
  wanted: PlanGroup,
  { app, groups }: WeighedDestination,
): Finding[] {
  const { name } = wanted;
  const found = findGroup(groups, wanted);
  const where = message('finding.place.groups', { app: app.name });
  if (found.is === 'found') {
    // An approver has read the name: the ID alone says nothing to a person.
    if (approvals.length === 0 || found.group.name === name) return [];
    return [
      {
        code: 'group-not-found',
        severity: 'blocker',
        where,
        title: message('finding.group-not-found.title-approved', { name, now: found.group.name }),
        whatToDo: message('finding.group-not-found.fix-approved'),
      },
    ];
  }
  if (found.is === 'ambiguous') {
    return [
      {
        code: 'group-ambiguous',
        severity: 'blocker',
        where,
        title: message('finding.group-ambiguous.title', { count: found.groups.length, name }),
        whatToDo: message('finding.group-ambiguous.which', {
          groups: { list: found.groups.map(groupInWords) },
        }),
      },
    ];
  }
  return [
    {
      code: 'group-not-found',
      severity: 'blocker',
      where,
      title:
        wanted.id === null
          ? message('finding.group-not-found.title', { name })
          : message('finding.group-not-found.title-gone', { name }),
      whatToDo: whichGroup(wanted, groups, found.sameName),
    },
  ];
}

/** What else may be meant by a group that is not there. */
function whichGroup(
  wanted: PlanGroup,
  groups: readonly BetaGroup[],
  sameName: readonly BetaGroup[],
): Message {
  if (sameName.length > 0) return message('finding.group-not-found.same-name');
  const meant = probablyMeant(groups, wanted);
  if (meant.length > 0)
    return message('finding.group-not-found.meant', { groups: namesOf(meant, 'or') });
  const others = groups.filter(({ name }) => name !== '');
  if (others.length === 0) return message('finding.group-not-found.fix-none');
  if (others.length > namedGroups)
    return message('finding.group-not-found.fix-many', { count: others.length });
  return message('finding.group-not-found.fix', { groups: namesOf(others, 'or') });
}

/** An existing build at Apple that can never go to external testers, in a plan for external testers. */
function internalOnly(
  plan: WeighedPlan,
  { app, groups, isBuildInternalOnly }: WeighedDestination,
): Finding[] {
  const { submitForBetaReview, groups: wanted } = plan;
  if (sendsPackage(plan) || !isBuildInternalOnly) return [];
  const external = wanted
    .flatMap((one) => listedGroup(groups, one) ?? [])
    .filter(({ isInternal }) => !isInternal);
  const isForStore = changesAppStore(plan);
  if (external.length === 0 && !submitForBetaReview && !isForStore) return [];
  return [
    {
      code: 'build-internal-only',
      severity: 'blocker',
      where: message('finding.place.builds', { app: app.name }),
      title:
        external.length === 0
          ? message(
              submitForBetaReview
                ? 'finding.build-internal-only.title-review'
                : 'finding.build-internal-only.title-store',
            )
          : message('finding.build-internal-only.title', {
              count: external.length,
              groups: namesOf(external, 'and'),
            }),
      whatToDo: message('finding.build-internal-only.fix'),
    },
  ];
}

/** Groups that get every build see it as soon as it is processed, however long the notes take. */
function seenWithoutNotes(plan: WeighedPlan, { app, groups }: WeighedDestination): Finding[] {
  const early = groups.filter(
    ({ isInternal, hasAccessToAllBuilds }) => isInternal && hasAccessToAllBuilds,
  );
  if (plan.notesReady || !sendsPackage(plan) || early.length === 0) return [];
  return [
    {
      code: 'seen-without-notes',
      severity: 'note',
      where: message('finding.place.groups', { app: app.name }),
      title: message('finding.seen-without-notes.title', {
        count: early.length,
        groups: namesOf(early, 'and'),
      }),
      whatToDo: message('finding.seen-without-notes.fix'),
    },
  ];
}

function namesOf(groups: readonly BetaGroup[], conjunction: 'and' | 'or'): Value {
  return {
    list: groups.map(({ name }) => message('finding.group.name', { name })),
    or: conjunction === 'or',
  };
}
