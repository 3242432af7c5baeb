import {
  isEditableVersion,
  type StoreSubmission,
  type StoreVersion,
} from '#shared/domain/app-store';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { stateText } from '#shared/words/states';
import { Refusal } from '../../asc/refusal';
import {
  changeSubmission,
  listOpenSubmissions,
  listSubmissionItems,
  readSubmission,
  removeSubmissionItem,
} from '../../asc/review-submissions';
import { limitFrom, pollUntil } from '../poll';
import { lookForLong } from '../read-back';
import type { WriteName } from '../run-event';
import type { StepContext } from '../step';
import { settleWrites, writeOnce } from '../write';
import { appIdOf } from './make-room';
import { readShownVersion } from './store-settings';

/**
 * What became of a submission that was to be withdrawn. `over`: App Review had finished before, so that its version is
 * approved or on sale.
 */
export type Withdrawal = 'withdrawn' | 'over';

/**
 * Whether a person wants exactly this submission out of the way: the plan says so of whatever waits for review, or
 * they decided it when the run asked.
 */
export function mayWithdraw(
  { record }: StepContext,
  { id, state }: Pick<StoreSubmission, 'id' | 'state'>,
): boolean {
  const { plan, store } = record.run;
  const isAsked = store?.decided.some((one) => one.kind === 'in-review' && one.submissionId === id);
  // A rejected version does not wait for review: someone may be answering App Review.
  return (
    isAsked === true || (plan.appStore?.cancelPrevious === true && state !== 'UNRESOLVED_ISSUES')
  );
}

/**
 * Takes a version out of a draft submission: a submission that was refused leaves it there, where Apple locks its
 * number and its build, and nothing can be canceled. The step that submits adds it again.
 */
export async function takeOutOfDraft(
  context: StepContext,
  { id: versionId, state }: Pick<StoreVersion, 'id' | 'state'>,
): Promise<void> {
  if (state !== 'READY_FOR_REVIEW')
    // Not shown: the journal’s own name.
    return settleWrites(context, (what) => what.startsWith('review submission item removed '));
  const platform = context.record.run.package.platform ?? 'IOS';
  const open = await listOpenSubmissions(context.asc, appIdOf(context), platform);
  for (const { id } of open.filter((one) => one.state === 'READY_FOR_REVIEW')) {
    const find = async () => {
      const items = await listSubmissionItems(context.asc, id);
      return (
        items.find((one) => one.versionId === versionId && one.state !== 'REMOVED')?.id ?? null
      );
    };
    const itemId = await find();
    if (itemId === null) continue;
    await writeOnce<true>(context, {
      // Not shown: the journal’s own name.
      what: `review submission item removed ${itemId}`,
      repeats: 'same-again',
      find: async () => ((await find()) === null ? true : null),
      send: async () => ({ value: true, ...(await removeSubmissionItem(context.asc, itemId)) }),
    });
  }
}

/**
 * Withdraws a submission from App Review, which takes Apple seconds to minutes, and waits until its version can be
 * changed again. Only for a submission that `mayWithdraw` allows. Throws `store-not-withdrawable`.
 */
export async function withdrawSubmission(
  context: StepContext,
  { id, versionId }: Pick<StoreSubmission, 'id' | 'versionId'>,
): Promise<Withdrawal> {
  const before = await readSubmission(context.asc, id);
  // A draft is not with App Review: to cancel it may empty it (app-store-connect.md, versions 15).
  if (before.state === 'READY_FOR_REVIEW') return 'withdrawn';
  const version = versionId ?? (await versionOf(context, before));
  if (before.state !== 'COMPLETE') {
    await context.report(message('step.store-review.withdraws'));
    await sendWithdrawal(context, id);
    await waitUntilComplete(context, id, version);
  }
  const isWithdrawn = await isEditableAgain(context, version);
  // It was completed while nobody waited for the answer.
  await settleWrites(context, (what) => what === withdrawalWrite(id));
  if (!isWithdrawn) return 'over';
  await context.note({ type: 'store-submission-withdrawn', submissionId: id });
  return 'withdrawn';
}

async function sendWithdrawal(context: StepContext, id: string): Promise<void> {
  const isUnderWay = async (): Promise<true | null> =>
    underWay.has((await readSubmission(context.asc, id)).state) ? true : null;
  try {
    await writeOnce<true>(context, {
      what: withdrawalWrite(id),
      // A second request is refused, as if the first had failed: a lost one is looked for as long as reads may lag.
      repeats: 'once',
      find: isUnderWay,
      send: async () => ({ value: true, ...(await changeSubmission(context.asc, id, 'canceled')) }),
    });
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    // An earlier request may have been applied, or Apple has decided in this moment.
    if (await isUnderWay()) return;
    const { state } = await readSubmission(context.asc, id);
    const params = { state: stateText('store-submission', state) };
    fail('store-not-withdrawable', message('error.store-not-withdrawable.refused', params), {
      apple: thrown.answer,
      cause: thrown,
    });
  }
}

const underWay: ReadonlySet<string> = new Set(['CANCELING', 'COMPLETE']);

/** Others poll it for two minutes at most (app-store-connect.md, versions 15); Apple’s own pages name no limit. */
const longestWithdrawalMs = 10 * 60_000;

async function waitUntilComplete(
  context: StepContext,
  id: string,
  versionId: string | null,
): Promise<void> {
  const limit = limitFrom(context, longestWithdrawalMs);
  const isOver = await pollUntil(context, limit, async () => {
    const { state } = await readSubmission(context.asc, id);
    if (state === 'COMPLETE') return true;
    // Rows need not show a state.
    const version =
      state === '' && versionId !== null ? await readShownVersion(context, versionId) : null;
    if (version?.state === 'DEVELOPER_REJECTED') return true;
    await context.report(message('step.store-review.withdraws'), limit.at);
    return null;
  });
  if (isOver === null)
    fail('store-not-withdrawable', message('error.store-not-withdrawable.takes-long'));
}

/** The version that a submission is about; sparse answers have it only in the submission’s items. */
export async function versionOf(
  context: StepContext,
  { id, versionId }: Pick<StoreSubmission, 'id' | 'versionId'>,
): Promise<string | null> {
  if (versionId !== null) return versionId;
  const items = await listSubmissionItems(context.asc, id);
  return items.find((item) => item.versionId !== null)?.versionId ?? null;
}

/** The version follows its submission, perhaps some moments later. */
async function isEditableAgain(context: StepContext, versionId: string | null): Promise<boolean> {
  if (versionId === null) return true;
  const settled = await lookForLong(context, message('step.store-review.withdraws'), async () => {
    const version = await readShownVersion(context, versionId);
    if (isEditableVersion(version)) return 'editable';
    return inReview.has(version.state) ? null : 'decided';
  });
  return settled !== 'decided';
}

const inReview: ReadonlySet<string> = new Set(['WAITING_FOR_REVIEW', 'IN_REVIEW', '']);

function withdrawalWrite(id: string): WriteName {
  // Not shown: the journal’s own name.
  return `withdrawal of submission ${id}`;
}
