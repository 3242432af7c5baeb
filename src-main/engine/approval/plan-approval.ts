import { groupsAsWritten } from '#shared/domain/plan-groups';
import type { ApprovalState } from '#shared/domain/plan-rules';
import type { Approver } from '#shared/domain/preset';
import type { Approval, PublishPlan } from '#shared/domain/publish-plan';
import type { PlanFile } from '#shared/domain/shared-file';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { canonicalJson } from '../receipt/chain';
import type { ApprovalKey } from './approval-key';
import { isSameKey, isSignedBy } from './signatures';

/**
 * What an approver signs: the whole plan with the checksum of its package, without what differs from computer to
 * computer (path and file marks) or is done afterwards (the checklist, when the notes are sent).
 */
export function approvedText(plan: PublishPlan): string {
  const {
    packagePath: _path,
    approvals: _approvals,
    checklist: _ticked,
    notesReady: _ready,
    existing: _existing,
    rules: _rules,
    whenReviewBusy,
    appStore,
    ...rest
  } = plan;
  return canonicalJson({
    slipway: 'approval',
    plan: {
      ...rest,
      // An approval from before these choices existed stays good.
      ...(whenReviewBusy !== 'ask' && { whenReviewBusy }),
      ...(appStore !== null && {
        appStore: { ...appStore, texts: inOrderOf(appStore.texts, ({ locale }) => locale) },
      }),
      // The window lists languages and groups in their own order.
      notes: inOrderOf(plan.notes, ({ locale }) => locale),
      groups: groupsAsWritten(
        inOrderOf(plan.groups, ({ id, name }) => (id === null ? name : `${name}\0${id}`)),
      ),
      package: { sha256: checksumOf(plan.package), build: plan.package?.build ?? null },
      overrides: inOrderOf(plan.overrides, ({ code }) => code).map((override) => ({
        ...override,
        package: checksumOf(override.package),
      })),
    },
  });
}

function inOrderOf<T>(all: readonly T[], key: (one: T) => string): T[] {
  return [...all].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

function checksumOf(mark: PublishPlan['package']): string | null {
  return mark?.sha256?.toLowerCase() ?? null;
}

/** The plan with the signature of this computer's person. Throws `approval-without-checksum`, `approval-key-missing`. */
export async function approve(plan: PublishPlan, key: ApprovalKey, at: Date): Promise<PublishPlan> {
  if (checksumOf(plan.package) === null)
    fail('approval-without-checksum', message('error.approval-without-checksum.detail'));
  const { signer, signature } = await key.sign(approvedText(plan));
  const approval: Approval = { ...signer, signature, at: at.toISOString() };
  const others = plan.approvals.filter((one) => !isSameKey(one, signer));
  return { ...plan, approvals: [...others, approval] };
}

/**
 * Whose signatures a plan carries, and whether they are for this version of it. Anyone can call themselves anything: the
 * name is only worth something if the key is that of a known approver.
 */
export function signaturesOf(
  plan: PublishPlan,
  own: Approver | null,
  known: readonly Approver[],
): PlanFile['signatures'] {
  const text = approvedText(plan);
  return plan.approvals.map((approval) => {
    const isOwn = isSameKey(approval, own);
    const approver = isOwn ? own : known.find((one) => isSameKey(one, approval));
    return {
      name: approver?.name ?? approval.name,
      isValid: isSignedBy(text, approval, approval.signature),
      isOwn,
      isKnown: Boolean(approver),
    };
  });
}

/** Which approval counts. A signature of whoever publishes, by `own`, never does. */
export function approvalOf(
  plan: PublishPlan,
  approvers: readonly Approver[],
  own: Approver | null,
): ApprovalState {
  const given = plan.approvals.flatMap((approval) => {
    const approver = approvers.find((one) => isSameKey(one, approval));
    return approver === undefined ? [] : [{ approver, approval }];
  });
  const foreign = given.filter(({ approver }) => !isSameKey(approver, own));
  const text = approvedText(plan);
  const valid = foreign.find(({ approver, approval }) =>
    isSignedBy(text, approver, approval.signature),
  );
  if (valid) return { state: 'approved', by: valid.approver.name };
  const [outdated] = foreign;
  if (outdated) return { state: 'outdated', by: outdated.approver.name };
  return given.length > 0 ? { state: 'own' } : { state: 'missing' };
}
