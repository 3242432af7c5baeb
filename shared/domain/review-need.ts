import type { AppBuild } from './app-page';

type ReviewedBuild = Pick<AppBuild, 'isInternalOnly' | 'states' | 'reviewState'>;

export type ReviewNeed = 'needed' | 'not-needed' | 'running' | 'rejected' | 'impossible';

const approved = ['BETA_APPROVED', 'READY_FOR_BETA_TESTING', 'IN_BETA_TESTING'];

/** A build for internal testing only never goes to an external group. */
export function isForTeamAlone({ isInternalOnly, states }: Omit<ReviewedBuild, 'reviewState'>) {
  return isInternalOnly || states.external === 'NOT_APPLICABLE';
}

/** Whether external groups need a beta review of this build; what is not known is asked of Apple. */
export function reviewNeed(build: ReviewedBuild): ReviewNeed {
  const { reviewState, states } = build;
  if (isForTeamAlone(build)) return 'impossible';
  if (reviewState === 'REJECTED' || states.external === 'BETA_REJECTED') return 'rejected';
  if (reviewState === 'APPROVED' || approved.includes(states.external ?? '')) return 'not-needed';
  return reviewState === null ? 'needed' : 'running';
}
