import type { AskedGroup } from '../words/confirm';
import type { BetaGroup } from './destination';
import { findGroup } from './plan-groups';
import type { PlanGroup, PublishPlan } from './publish-plan';

/**
 * Whether a plan does something irreversible: a submission to Apple, also to App Review, or a build for people outside the team.
 * A group that App Store Connect did not list may be external.
 */
export function isIrreversible(
  plan: Pick<PublishPlan, 'scope' | 'groups' | 'submitForBetaReview' | 'appStore'>,
  known: readonly BetaGroup[] | null,
): boolean {
  if (plan.scope === 'upload-only') return false;
  if (plan.submitForBetaReview || isStoreAsked(plan.appStore)) return true;
  return groupsAsKnown(plan.groups, known).some(({ isInternal }) => isInternal !== true);
}

/**
 * Whether a plan submits to App Review, withdraws what is there, or takes a version that someone may be working on.
 * Preparing the run's own version can be changed back.
 */
export function isStoreAsked(appStore: PublishPlan['appStore']): boolean {
  return (
    appStore !== null && (appStore.submit || appStore.cancelPrevious || appStore.renameVersion)
  );
}

/** What App Store Connect listed of each group that a plan names. */
export function groupsAsKnown(
  groups: readonly PlanGroup[],
  known: readonly BetaGroup[] | null,
): AskedGroup[] {
  return groups.map((wanted) => {
    const found = findGroup(known ?? [], wanted);
    if (found.is === 'found') {
      const { id, name, isInternal, testerCount } = found.group;
      return { id, name, isInternal, testerCount };
    }
    // No run gives a build to one of several groups that it can't tell apart.
    const isInternal =
      found.is === 'ambiguous' && found.groups.every((group) => group.isInternal) ? true : null;
    return { id: wanted.id, name: wanted.name, isInternal, testerCount: null };
  });
}
