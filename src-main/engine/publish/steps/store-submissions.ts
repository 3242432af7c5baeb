import type { StoreSubmission, StoreSubmissionItem, StoreVersion } from '#shared/domain/app-store';
import { Refusal } from '../../asc/refusal';
import {
  listOpenSubmissions,
  listSubmissionItems,
  readSubmission,
} from '../../asc/review-submissions';
import type { StepContext } from '../step';

/** The version that a run submits, and where. */
export interface StorePlace {
  appId: string;
  versionId: string;
  /** Apple's name of it, such as IOS. */
  platform: string;
}

/** A submission with everything that is in it, and never without a state where the version shows one. */
export interface OpenSubmission extends StoreSubmission {
  /** Without what was removed. */
  items: StoreSubmissionItem[];
}

/** The version is with App Review, or was and is approved. */
export const reviewedStates: ReadonlySet<string> = new Set([
  'WAITING_FOR_REVIEW',
  'IN_REVIEW',
  'ACCEPTED',
  'WAITING_FOR_EXPORT_COMPLIANCE',
  'PENDING_DEVELOPER_RELEASE',
  'PENDING_APPLE_RELEASE',
  'PROCESSING_FOR_DISTRIBUTION',
  'READY_FOR_DISTRIBUTION',
]);

const withReview: ReadonlySet<string> = new Set(['WAITING_FOR_REVIEW', 'IN_REVIEW', 'COMPLETING']);

export function isWithReview({ state }: Pick<StoreSubmission, 'state'>): boolean {
  return withReview.has(state);
}

export function isInSubmission(
  { versionId, items }: OpenSubmission,
  place: Pick<StorePlace, 'versionId'>,
): boolean {
  return versionId === place.versionId || items.some((item) => item.versionId === place.versionId);
}

/** What else is in it, such as an in-app event. */
export function othersIn(
  { items }: OpenSubmission,
  { versionId }: Pick<StorePlace, 'versionId'>,
): StoreSubmissionItem[] {
  return items.filter((item) => item.versionId !== versionId);
}

/**
 * The submissions of the app that are not complete, with those of `ids`, which lists may not show: a new one for
 * minutes, a stranded draft never. Of `ids` complete ones as well.
 */
export async function readOpenSubmissions(
  context: StepContext,
  place: StorePlace,
  version: StoreVersion,
  ids: ReadonlySet<string>,
): Promise<OpenSubmission[]> {
  const listed = await listOpenSubmissions(context.asc, place.appId, place.platform);
  const all: OpenSubmission[] = [];
  for (const submission of listed) all.push(await complete(context, version, submission));
  for (const id of ids) {
    if (all.some((one) => one.id === id)) continue;
    const read = await readOpenSubmission(context, version, id);
    if (read !== null) all.push(read);
  }
  return all;
}

/** Null if reads do not show it. */
export async function readOpenSubmission(
  context: StepContext,
  version: StoreVersion,
  id: string,
): Promise<OpenSubmission | null> {
  try {
    return await complete(context, version, await readSubmission(context.asc, id));
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.answer.status === 404) return null;
    throw thrown;
  }
}

/** What is in it has to be asked for: only the items themselves name what they are about. */
async function complete(
  context: StepContext,
  version: StoreVersion,
  submission: StoreSubmission,
): Promise<OpenSubmission> {
  const all = await listSubmissionItems(context.asc, submission.id);
  const items = all.filter(({ state }) => state !== 'REMOVED');
  const versionId =
    submission.versionId ?? items.find((item) => item.versionId !== null)?.versionId ?? null;
  const state = submission.state === '' && versionId === version.id ? stateBy(version) : '';
  return { ...submission, state: submission.state || state, versionId, items };
}

/** Rows need not show the state of a submission; that of its version says the same. */
function stateBy({ state }: StoreVersion): string {
  if (state === 'REJECTED' || state === 'METADATA_REJECTED') return 'UNRESOLVED_ISSUES';
  return state === 'WAITING_FOR_REVIEW' || state === 'IN_REVIEW' || state === 'READY_FOR_REVIEW'
    ? state
    : '';
}
