import { isDeepStrictEqual } from 'node:util';
import {
  alwaysInContact,
  type ContactField,
  contactFields,
  type ReviewContact,
} from '#shared/domain/test-information';
import { type AppError, appError, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import {
  changeStoreReviewDetail,
  createStoreReviewDetail,
  readStoreReviewDetail,
} from '../asc/app-store-info';
import type { AscClient } from '../asc/client';
import { lookAgain } from '../asc/look-again';
import { LostAnswer, Refusal } from '../asc/refusal';
import type { Clock } from '../ports';

/** Fields as a person wants them; one that is left out stays as it is. */
export type ReviewDetailChange = Partial<Record<ContactField, string | undefined>>;

/** What saving has led to; `detail` is what the server has now, as far as it was read. */
export interface SavedReviewDetail {
  outcome: 'saved' | 'changed-meanwhile' | 'refused' | 'unanswered';
  detail: ReviewContact | null;
  error: AppError | null;
}

interface Tools {
  client: AscClient;
  clock: Clock;
}

/** Saves the App Review information of a version, and reads it back. What someone else changed is not overwritten. */
export async function saveReviewDetail(
  tools: Tools,
  versionId: string,
  { base, change }: { base: ReviewContact | null; change: ReviewDetailChange },
): Promise<SavedReviewDetail> {
  const { client } = tools;
  const before = await readStoreReviewDetail(client, versionId);
  const result = (
    outcome: SavedReviewDetail['outcome'],
    detail: ReviewContact | null,
    error: SavedReviewDetail['error'] = null,
  ): SavedReviewDetail => ({ outcome, detail, error });
  if (isKept(before, change)) return result('saved', before);
  if (isChangedMeanwhile(before, base, change)) return result('changed-meanwhile', before);
  let lost: LostAnswer | null = null;
  try {
    await send(client, versionId, before, change);
  } catch (thrown) {
    if (thrown instanceof Refusal) return result('refused', before, thrown.error);
    if (!(thrown instanceof LostAnswer)) throw thrown;
    lost = thrown;
  }
  // Also after a lost answer: what was saved may show as late as what was answered.
  const after = await readBack(tools, versionId, change);
  if (isKept(after, change)) return result('saved', after);
  const differs = message('error.read-back-differs.store-review-detail');
  return result(
    'unanswered',
    after,
    lost ? toAppError(lost) : appError('read-back-differs', differs),
  );
}

/** Apple tells no password, so one that was sent counts as kept. */
function isKept(detail: ReviewContact | null, change: ReviewDetailChange): boolean {
  return contactFields.every((field) => {
    const wanted = change[field];
    if (wanted === undefined) return true;
    if (field === 'demoAccountPassword' && detail?.[field] == null) return detail !== null;
    return (detail?.[field] ?? '') === wanted;
  });
}

function isChangedMeanwhile(
  before: ReviewContact | null,
  base: ReviewContact | null,
  change: ReviewDetailChange,
): boolean {
  const of = (detail: ReviewContact | null) =>
    contactFields
      .filter((field) => change[field] !== undefined && field !== 'demoAccountPassword')
      .map((field) => detail?.[field] ?? '');
  return !isDeepStrictEqual(of(before), of(base));
}

/** All four contact fields go with each change: Apple checks them together. */
async function send(
  client: AscClient,
  versionId: string,
  before: ReviewContact | null,
  change: ReviewDetailChange,
): Promise<void> {
  const contact = Object.fromEntries(
    alwaysInContact.flatMap((field) => (before?.[field] ? [[field, before[field]]] : [])),
  );
  const { demoAccountRequired, ...texts } = { ...contact, ...change };
  const attributes = {
    ...texts,
    ...(demoAccountRequired !== undefined && {
      demoAccountRequired: demoAccountRequired === 'true',
    }),
  };
  if (before === null) await createStoreReviewDetail(client, versionId, attributes);
  else await changeStoreReviewDetail(client, before.id, attributes);
}

function readBack(
  { client, clock }: Tools,
  versionId: string,
  change: ReviewDetailChange,
): Promise<ReviewContact | null> {
  return lookAgain({
    look: () => readStoreReviewDetail(client, versionId),
    isEnough: (seen) => isKept(seen, change),
    clock,
  });
}
