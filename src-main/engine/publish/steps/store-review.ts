import { isEditableVersion, type StoreVersion } from '#shared/domain/app-store';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { stateText } from '#shared/words/states';
import { Refusal, wordsOf } from '../../asc/refusal';
import { readLagMs } from '../../asc/retry-policy';
import {
  addVersionToSubmission,
  changeSubmission,
  createSubmission,
  listSubmissionItems,
  removeSubmissionItem,
  resolveSubmissionItem,
} from '../../asc/review-submissions';
import { isDecided } from '../fold-store';
import { limitFrom, pollUntil } from '../poll';
import { lookForLong, readBack } from '../read-back';
import type { WriteName } from '../run-event';
import { done, known, type RunStep, type StepContext, type StepOutcome } from '../step';
import { settleWrites, writeOnce } from '../write';
import { failNotReady, isNotReady } from './store-not-ready';
import { readShownVersion, refuseWrongDate, stopAtObstacle, storePlanOf } from './store-settings';
import {
  isInSubmission,
  isWithReview,
  type OpenSubmission,
  othersIn,
  readOpenSubmission,
  readOpenSubmissions,
  reviewedStates,
  type StorePlace,
} from './store-submissions';
import { refuseChanged, refuseChangedInReview } from './store-unchanged';
import { mayWithdraw, withdrawSubmission } from './store-withdraw';

/**
 * Submits the version to App Review, once: in the draft of a submission that is there, or in a new one. A submission
 * that was rejected is submitted again.
 */
export const storeReview: RunStep = {
  id: 'store-review',
  skipped: ({ appStore, scope }) => {
    if (scope === 'upload-only') return message('step.skipped.upload-only');
    if (scope === 'notes-only') return message('step.skipped.notes-only');
    return appStore?.submit ? null : message('step.store-review.no-submit');
  },
  async run(context) {
    const tries: Tries = { named: new Set(), refusal: null, unexplainedAt: null };
    const limit = limitFrom(context, longestMs);
    const end = await pollUntil(context, limit, () => attempt(context, tries));
    return end ?? failTooEarly(context, tries);
  },
};

/** Apple’s “try again later” and a withdrawal under way pass within minutes (app-store-connect.md, versions 12). */
const longestMs = 10 * 60_000;

/** What the attempts so far have shown. */
interface Tries {
  /** IDs of submissions that Apple has named in a refusal: they may be in no list. */
  named: Set<string>;
  /** The last refusal that may pass. */
  refusal: Refusal | null;
  /** When the version was first seen in review without a submission, by the monotonic clock. */
  unexplainedAt: number | null;
}

function placeOf({ record }: StepContext): StorePlace {
  const { app, store, package: info } = record.run;
  return {
    // Not shown: a missing one is a bug.
    appId: known(app, 'app').id,
    // Not shown: the same.
    versionId: known(store?.versionId, 'App Store version'),
    platform: info.platform ?? 'IOS',
  };
}

// Not shown: the journal’s own name.
const submissionWrite: WriteName = 'App Store submission';

const ownWrites: ReadonlySet<WriteName> = new Set<WriteName>([
  submissionWrite,
  // Not shown: the journal’s own name.
  'review submission',
  // Not shown: the journal’s own name.
  'review submission item',
  // Not shown: the journal’s own name.
  'review submission item resolved',
]);

/** Whether this run has sent the version to App Review, or may have. */
function wasSent({ record }: StepContext): boolean {
  return [...record.openIntents, ...record.writes].some(({ what }) => what === submissionWrite);
}

/** Looks at what there is and goes as far as Apple allows now; null to look again. */
async function attempt(context: StepContext, tries: Tries): Promise<StepOutcome | null> {
  const place = placeOf(context);
  const version = await readShownVersion(context, place.versionId);
  const own = context.record.run.store?.submissionId ?? null;
  const ids = own === null ? tries.named : new Set([...tries.named, own]);
  const all = await readOpenSubmissions(context, place, version, ids);
  const ours = all.find((one) => one.state !== 'COMPLETE' && isInSubmission(one, place));
  if (ours === undefined) {
    if (mayBeOutdated(context, tries, version)) return null;
    if (reviewedStates.has(version.state)) return settle(context, null, 'already-submitted');
    refuseWithdrawn(context, version, all);
    const draft = await findDraft(context, tries, place, all);
    return draft === null ? null : addAndSubmit(context, tries, place, draft);
  }
  if (isWithReview(ours)) return settle(context, ours, 'already-submitted');
  // Known before anything is sent, so that a run that stops here names it.
  if (own !== ours.id || context.record.run.store?.submissionState !== ours.state)
    await noteSubmission(context, ours);
  switch (ours.state) {
    case 'CANCELING':
      await context.report(message('step.store-review.waits-for-withdrawal'));
      return null;
    case 'UNRESOLVED_ISSUES':
      return submitAgain(context, tries, place, ours);
    default:
      return submit(context, tries, place, ours);
  }
}

/**
 * A version in review has a submission that is not complete. Without one, one of the two reads is older than the other,
 * as when a submission was canceled in between: then it counts once reads can no longer lag.
 */
function mayBeOutdated({ clock }: StepContext, tries: Tries, { state }: StoreVersion): boolean {
  if (state !== 'WAITING_FOR_REVIEW' && state !== 'IN_REVIEW') return false;
  tries.unexplainedAt ??= clock.monotonic();
  return clock.monotonic() - tries.unexplainedAt <= readLagMs;
}

/** Whoever withdrew what this run had submitted does not want the run to submit it again. */
function refuseWithdrawn(
  context: StepContext,
  version: StoreVersion,
  all: readonly OpenSubmission[],
): void {
  const own = context.record.run.store?.submissionId;
  const isOver = all.some(({ id, state }) => id === own && state === 'COMPLETE');
  if (isOver && wasSent(context) && isEditableVersion(version))
    fail('store-submission-withdrawn', message('error.store-submission-withdrawn.detail'));
}

/** The draft in which the version is submitted, created if there is none; null to look again. */
async function findDraft(
  context: StepContext,
  tries: Tries,
  place: StorePlace,
  all: readonly OpenSubmission[],
): Promise<OpenSubmission | null> {
  const inTheWay = all.filter(
    ({ id, versionId, state }) =>
      state !== 'COMPLETE' &&
      state !== 'READY_FOR_REVIEW' &&
      // In-app events and custom product pages are reviewed beside a version (app-store-connect.md, versions 11).
      (versionId !== null || tries.named.has(id)),
  );
  for (const other of inTheWay) {
    if (other.state === 'CANCELING' || other.state === 'COMPLETING') {
      await context.report(message('step.store-review.waits-for-withdrawal'));
      return null;
    }
    await makeWay(context, other);
    return null;
  }
  const drafts = all.filter(({ state }) => state === 'READY_FOR_REVIEW');
  const draft = drafts.find(({ items }) => items.length === 0) ?? drafts[0];
  if (draft === undefined) return create(context, tries, place);
  await askAboutOthers(context, place, draft);
  return draft;
}

/** Withdraws a submission of another version if a person wants that, and stops the run otherwise. */
async function makeWay(context: StepContext, other: OpenSubmission): Promise<void> {
  if (mayWithdraw(context, other)) {
    await withdrawSubmission(context, other);
    return;
  }
  const { id: submissionId, versionId, state } = other;
  const version =
    versionId === null ? null : (await readShownVersion(context, versionId)).versionString;
  const versionString = version === '' ? null : version;
  const detail = message('error.store-in-review.detail', {
    other: versionString ?? message('store-review.unknown-version'),
    state: stateText('store-submission', state),
  });
  const obstacle = { kind: 'in-review', submissionId, versionString, state } as const;
  await stopAtObstacle(context, obstacle, 'store-in-review', detail);
}

/** Other things in the draft go to App Review with the version: that is asked about. */
async function askAboutOthers(
  context: StepContext,
  place: StorePlace,
  draft: OpenSubmission,
): Promise<void> {
  const items = othersIn(draft, place)
    .map(({ id }) => id)
    .sort();
  const count = items.length;
  const obstacle = { kind: 'draft-items', submissionId: draft.id, count, items } as const;
  const { store } = context.record.run;
  if (count === 0 || (store !== null && isDecided(store, obstacle))) return;
  const detail = message('error.store-draft-not-empty.detail', { count });
  await stopAtObstacle(context, obstacle, 'store-draft-not-empty', detail);
}

async function create(
  context: StepContext,
  tries: Tries,
  place: StorePlace,
): Promise<OpenSubmission | null> {
  await context.report(message('step.store-review.creates'));
  const findEmpty = async (): Promise<string | null> => {
    const version = await readShownVersion(context, place.versionId);
    const all = await readOpenSubmissions(context, place, version, new Set());
    const fits = (one: OpenSubmission) =>
      one.state === 'READY_FOR_REVIEW' && othersIn(one, place).length === 0;
    return all.find(fits)?.id ?? null;
  };
  try {
    const id = await writeOnce(context, {
      // Not shown: the journal’s own name.
      what: 'review submission',
      repeats: 'once',
      find: findEmpty,
      send: async () => {
        const made = await createSubmission(context.asc, place.appId, place.platform);
        return { value: made.id, requestId: made.requestId };
      },
      fact: (submissionId) => ({
        type: 'store-submission-seen',
        submissionId,
        state: 'READY_FOR_REVIEW',
      }),
    });
    return { id, state: 'READY_FOR_REVIEW', submittedDate: null, versionId: null, items: [] };
  } catch (thrown) {
    const named = namedIn(thrown, inProgress);
    if (named === null || tries.named.has(named)) throw thrown;
    tries.named.add(named);
    return null;
  }
}

/**
 * Apple’s words for a submission that keeps another one from being created, and for one that has the version
 * (app-store-connect.md, versions 11).
 */
const inProgress = /reviewSubmissions?\b.*\bid ['"]?([\w-]+).*in progress/i;
const addedElsewhere = /already added to another reviewSubmissions?\b.*\bid ['"]?([\w-]+)/i;

function namedIn(thrown: unknown, words: RegExp): string | null {
  if (!(thrown instanceof Refusal)) return null;
  return words.exec(wordsOf(thrown.answer))?.[1] ?? null;
}

async function addAndSubmit(
  context: StepContext,
  tries: Tries,
  place: StorePlace,
  draft: OpenSubmission,
): Promise<StepOutcome | null> {
  const { submissionId: seen } = context.record.run.store ?? {};
  if (seen !== draft.id) await noteSubmission(context, draft);
  const isAdded = await add(context, tries, place, draft.id);
  return isAdded ? submit(context, tries, place, draft) : null;
}

/** False to look again. */
async function add(
  context: StepContext,
  tries: Tries,
  place: StorePlace,
  submissionId: string,
): Promise<boolean> {
  await context.report(message('step.store-review.adds'));
  try {
    await writeOnce(context, {
      // Not shown: the journal’s own name.
      what: 'review submission item',
      repeats: 'once',
      find: () => findItem(context, submissionId, place),
      send: async () => {
        const added = await addVersionToSubmission(context.asc, submissionId, place.versionId);
        return { value: added.id, requestId: added.requestId };
      },
    });
    return true;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const other = namedIn(thrown, addedElsewhere);
    if (other === submissionId) return true;
    if (other !== null) return goToOther(context, tries, place, { other, refusal: thrown });
    if (isNotReady(thrown)) await failNotReady(context, place.versionId, thrown);
    if (!mayPass(thrown)) throw thrown;
    tries.refusal = thrown;
    return false;
  }
}

async function findItem(
  context: StepContext,
  submissionId: string,
  { versionId }: StorePlace,
): Promise<string | null> {
  const items = await listSubmissionItems(context.asc, submissionId);
  const ours = items.find((item) => item.versionId === versionId && item.state !== 'REMOVED');
  return ours?.id ?? null;
}

/**
 * The version is in another submission, which no list may show (app-store-connect.md, versions 11). A draft is used;
 * from anything else the version is taken. False: the next look starts from there.
 */
async function goToOther(
  context: StepContext,
  tries: Tries,
  place: StorePlace,
  { other, refusal }: { other: string; refusal: Refusal },
): Promise<false> {
  if (tries.named.has(other)) throw refusal;
  tries.named.add(other);
  const version = await readShownVersion(context, place.versionId);
  const submission = await readOpenSubmission(context, version, other);
  if (submission === null) throw refusal;
  if (submission.state === 'READY_FOR_REVIEW') await noteSubmission(context, submission);
  if (submission.state !== 'COMPLETE') return false;
  const itemId = await findItem(context, other, place);
  if (itemId === null) throw refusal;
  await writeOnce<true>(context, {
    // Not shown: the journal’s own name.
    what: `review submission item removed ${itemId}`,
    repeats: 'same-again',
    find: async () => ((await findItem(context, other, place)) === null ? true : null),
    send: async () => ({ value: true, ...(await removeSubmissionItem(context.asc, itemId)) }),
  }).catch((thrown: unknown) => {
    throw thrown instanceof Refusal ? refusal : thrown;
  });
  tries.named.delete(other);
  return false;
}

/**
 * A rejected version: what App Review complained about counts as fixed, and the same submission goes back
 * (app-store-connect.md, versions 14).
 */
async function submitAgain(
  context: StepContext,
  tries: Tries,
  place: StorePlace,
  submission: OpenSubmission,
): Promise<StepOutcome | null> {
  const item = submission.items.find(({ versionId }) => versionId === place.versionId);
  const isRejected = item === undefined || item.state === 'REJECTED' || item.state === '';
  // This run’s own submission was rejected while nobody followed it: a person decides what comes next.
  if (isRejected && wasSent(context)) return settle(context, submission, 'rejected');
  if (item !== undefined && isRejected) await resolve(context, place, submission.id, item.id);
  return submit(context, tries, place, submission);
}

async function resolve(
  context: StepContext,
  place: StorePlace,
  submissionId: string,
  itemId: string,
): Promise<void> {
  await context.report(message('step.store-review.resolves'));
  const look = async (): Promise<true | null> => {
    const items = await listSubmissionItems(context.asc, submissionId);
    const { state = '' } = items.find(({ id }) => id === itemId) ?? {};
    return state === '' || state === 'REJECTED' ? null : true;
  };
  try {
    await writeOnce<true>(context, {
      // Not shown: the journal’s own name.
      what: 'review submission item resolved',
      repeats: 'same-again',
      find: look,
      send: async () => ({ value: true, ...(await resolveSubmissionItem(context.asc, itemId)) }),
    });
  } catch (thrown) {
    // Resolved before, or on the web: whether the submission may go back is for Apple to say.
    if (!(thrown instanceof Refusal)) throw thrown;
  }
  await waitForReady(context, place);
}

/** A version in a draft reads so after some moments; Apple refuses it before (app-store-connect.md, versions 12). */
async function waitForReady(context: StepContext, { versionId }: StorePlace): Promise<void> {
  await lookForLong(context, message('step.store-review.waits-for-version'), async () => {
    const { state } = await readShownVersion(context, versionId);
    return state === 'READY_FOR_REVIEW' || reviewedStates.has(state) ? true : null;
  });
}

/**
 * Sends the submission to App Review. Of several runs of the version on this computer one does at a time; the others
 * see what it did. Null to look again.
 */
async function submit(
  context: StepContext,
  tries: Tries,
  place: StorePlace,
  submission: OpenSubmission,
): Promise<StepOutcome | null> {
  await waitForReady(context, place);
  // Not shown: the name of a lock.
  const sent = await context.alone(`App Review ${place.versionId}`, () =>
    submitAlone(context, tries, place, submission),
  );
  if (sent !== null) return sent.value;
  await context.report(message('step.store-review.waits-for-other-run'));
  return null;
}

async function submitAlone(
  context: StepContext,
  tries: Tries,
  place: StorePlace,
  { id }: OpenSubmission,
): Promise<StepOutcome | null> {
  const now = await lookAt(context, place, id);
  if (now.isSubmitted) return settle(context, now.submission, 'already-submitted');
  await refuseChanged(context, place.versionId);
  // Since it was set, the moment may have passed: an approved version would go on sale at once.
  refuseWrongDate(storePlanOf(context).release, context.clock.now());
  if (now.submission !== null) await askAboutOthers(context, place, now.submission);
  await context.report(message('step.store-review.submits'));
  try {
    await writeOnce<true>(context, {
      what: submissionWrite,
      repeats: 'once',
      find: async () => ((await lookAt(context, place, id)).isSubmitted ? true : null),
      send: async () => ({
        value: true,
        ...(await changeSubmission(context.asc, id, 'submitted')),
      }),
    });
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    // Someone else submitted it in this moment: then it is with App Review, as it should be.
    const after = await lookAt(context, place, id);
    if (after.isSubmitted) return settle(context, after.submission, 'already-submitted');
    if (isNotReady(thrown)) return failNotReady(context, place.versionId, thrown);
    if (!mayPass(thrown)) throw thrown;
    tries.refusal = thrown;
    await context.report(message('step.store-review.too-early', { apple: wordsOf(thrown.answer) }));
    return null;
  }
  const { submission } = await readBack(context, {
    waiting: message('step.store-review.waits-for-submission'),
    look: () => lookAt(context, place, id),
    isKept: ({ isSubmitted }) => isSubmitted,
    differs: () => message('error.read-back-differs.store-submission'),
  });
  return settle(context, submission, 'submitted');
}

/** Either of the two shows that the version is with App Review, and may lag behind the other. */
async function lookAt(
  context: StepContext,
  place: StorePlace,
  id: string,
): Promise<{ submission: OpenSubmission | null; isSubmitted: boolean }> {
  const version = await readShownVersion(context, place.versionId);
  const submission = await readOpenSubmission(context, version, id);
  const isSubmitted =
    reviewedStates.has(version.state) || (submission !== null && isWithReview(submission));
  return { submission, isSubmitted };
}

/** Apple’s words for what passes with time (app-store-connect.md, versions 12). */
function mayPass(refusal: Refusal): boolean {
  return refusal.mentions(
    /not ready to be submitted|try again later|still in progress|does not have any items/i,
  );
}

function failTooEarly({ record }: StepContext, { refusal }: Tries): never {
  if (refusal === null)
    return fail('store-not-withdrawable', message('error.store-not-withdrawable.takes-long'));
  const { submissionState } = record.run.store ?? {};
  const isRejected = submissionState === 'UNRESOLVED_ISSUES';
  return fail(
    'store-not-ready',
    message('error.store-not-ready.stays', { apple: wordsOf(refusal.answer) }),
    {
      apple: refusal.answer,
      cause: refusal,
      whatToDo: message(`error.store-not-ready.${isRejected ? 'fix-rejected' : 'fix-later'}`),
    },
  );
}

async function noteSubmission(context: StepContext, { id, state }: OpenSubmission): Promise<void> {
  await context.note({ type: 'store-submission-seen', submissionId: id, state });
}

/** Journals what App Review has, as it reads now. */
async function settle(
  context: StepContext,
  submission: OpenSubmission | null,
  how: 'submitted' | 'already-submitted' | 'rejected',
): Promise<StepOutcome> {
  const { versionId } = placeOf(context);
  const version = await readShownVersion(context, versionId);
  const isOwn = how === 'submitted' || wasSent(context);
  if (submission !== null) await noteSubmission(context, submission);
  // What App Review has was created and filled before.
  await settleWrites(
    context,
    // Not shown: the journal’s own name.
    (what) => ownWrites.has(what) || what.startsWith('review submission item removed '),
  );
  await context.note({
    type: 'store-states-seen',
    versionState: version.state,
    submissionState: submission?.state ?? null,
    phasedState: version.phased?.state ?? null,
  });
  if (how !== 'rejected') await refuseChangedInReview(context, versionId, { isOwn });
  const state = stateText('store-version', version.state);
  return done(message(`step.store-review.${how}`, { state }));
}
