import { reviewStateOf, submissionOf } from './review';
import type { BetaGroupRow, BuildRow } from './rows';
import type { Moment } from './state';
import type { EncryptionDeclarationRow } from './store-rows';

/**
 *   (unseen) --appears--> PROCESSING --processed--> VALID | INVALID | FAILED
 *                                                     |
 *                                                     +--refused at review--> INVALID
 *
 * VALID is not yet usable: the beta states of a build settle some time later.
 */
type ProcessingState = 'PROCESSING' | 'VALID' | 'INVALID' | 'FAILED';

export function isVisible(build: BuildRow, now: number): boolean {
  return build.appearsAt !== null && now >= build.appearsAt;
}

export function isExpired(build: BuildRow, now: number): boolean {
  return build.expiredByHand || now >= build.expiresAt;
}

export function processingStateOf(build: BuildRow, now: number): ProcessingState {
  if (build.invalidAt !== undefined && now >= build.invalidAt) return 'INVALID';
  return now < build.processedAt ? 'PROCESSING' : build.processingOutcome;
}

/** A build with encryption needs an approved declaration, and waits for it. */
function undeclaredState({ declarationApprovedAt }: BuildRow, now: number): string | null {
  if (declarationApprovedAt === undefined) return 'MISSING_EXPORT_COMPLIANCE';
  return now < declarationApprovedAt ? 'IN_EXPORT_COMPLIANCE_REVIEW' : null;
}

/** The state that the internal and the external side share, or null when each has its own. */
function commonBetaState(build: BuildRow, now: number): string | null {
  if (isExpired(build, now)) return 'EXPIRED';
  const processing = processingStateOf(build, now);
  if (processing === 'INVALID' || processing === 'FAILED') return 'PROCESSING_EXCEPTION';
  if (processing === 'PROCESSING' || now < build.settledAt) return 'PROCESSING';
  if (build.usesNonExemptEncryption === null) return 'MISSING_EXPORT_COMPLIANCE';
  if (build.statesReturnAt !== null && now < build.statesReturnAt) return 'PROCESSING';
  if (build.usesNonExemptEncryption) return undeclaredState(build, now);
  return null;
}

function takesEveryBuild(group: BetaGroupRow, build: BuildRow): boolean {
  const wasThereBefore = group.createdAt <= build.uploadedAt;
  return (
    group.appId === build.appId &&
    group.isInternalGroup &&
    group.hasAccessToAllBuilds &&
    wasThereBefore
  );
}

/** Whether a group has the build; equivalent to searching the build's groups. */
export function isInGroup(build: BuildRow, group: BetaGroupRow, moment: Moment): boolean {
  if (build.betaGroupIds.includes(group.id)) return true;
  return takesEveryBuild(group, build) && commonBetaState(build, moment.now) === null;
}

/** The groups that have the build: those it was added to, and internal ones that receive every build. */
export function groupsOf(build: BuildRow, moment: Moment): BetaGroupRow[] {
  const isUsable = commonBetaState(build, moment.now) === null;
  return moment.state.betaGroups.filter(
    (group) => build.betaGroupIds.includes(group.id) || (isUsable && takesEveryBuild(group, build)),
  );
}

export function internalStateOf(build: BuildRow, moment: Moment): string {
  const common = commonBetaState(build, moment.now);
  if (common !== null) return common;
  const isWithTesters = groupsOf(build, moment).some((group) => group.isInternalGroup);
  return isWithTesters ? 'IN_BETA_TESTING' : 'READY_FOR_BETA_TESTING';
}

function approvedState(build: BuildRow, moment: Moment): string {
  const hasTesters =
    build.individualTesterIds.length > 0 ||
    groupsOf(build, moment).some((group) => !group.isInternalGroup);
  const isNotified = build.autoNotifyEnabled || build.testersNotified;
  return hasTesters && isNotified ? 'IN_BETA_TESTING' : 'BETA_APPROVED';
}

export function externalStateOf(build: BuildRow, moment: Moment): string {
  const common = commonBetaState(build, moment.now);
  if (common !== null) return common;
  if (build.buildAudienceType === 'INTERNAL_ONLY') return 'NOT_APPLICABLE';
  const submission = submissionOf(moment.state, build.id);
  if (submission === undefined) return 'READY_FOR_BETA_SUBMISSION';
  switch (reviewStateOf(submission, moment.now)) {
    case 'WAITING_FOR_REVIEW':
      return 'WAITING_FOR_BETA_REVIEW';
    case 'IN_REVIEW':
      return 'IN_BETA_REVIEW';
    case 'REJECTED':
      return 'BETA_REJECTED';
    case 'APPROVED':
      return approvedState(build, moment);
  }
}

/**
 *   CREATED --a while--> IN_REVIEW --a while--> APPROVED | REJECTED | INVALID | EXPIRED
 *
 * A live declaration waits for its document; here none is asked for.
 */
type DeclarationState = 'CREATED' | 'IN_REVIEW' | 'APPROVED' | 'REJECTED' | 'INVALID' | 'EXPIRED';

export function declarationStateOf(row: EncryptionDeclarationRow, now: number): DeclarationState {
  if (now < row.reviewBeginsAt) return 'CREATED';
  return now < row.approvedAt ? 'IN_REVIEW' : (row.refusedAs ?? 'APPROVED');
}
