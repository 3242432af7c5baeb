import { z } from 'zod';
import type { Resource } from './answer';
import type { AscClient } from './client';
import { text } from './fields';
import { Refusal } from './refusal';
import { attributesOf, createdId, single } from './relationship';

const Submission = z.object({ betaReviewState: text, submittedDate: text });

export interface ReviewSubmission {
  id: string;
  /** WAITING_FOR_REVIEW, IN_REVIEW, REJECTED, APPROVED, a value Apple adds later, or empty when absent. */
  state: string;
  /** As Apple writes it; null when absent. */
  submittedDate: string | null;
}

/** The build's submission, or null when it has none. */
export async function readReviewSubmission(
  client: AscClient,
  buildId: string,
): Promise<ReviewSubmission | null> {
  try {
    const { document } = await client.get(`/v1/builds/${buildId}/betaAppReviewSubmission`);
    if (!document.data) return null;
    return toReview(single(document));
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.answer.status === 404) return null;
    throw thrown;
  }
}

const undecided: ReadonlySet<string> = new Set(['WAITING_FOR_REVIEW', 'IN_REVIEW']);

/** Whether Apple has still to decide about this submission. */
export function isUndecided(review: ReviewSubmission | null): boolean {
  return undecided.has(review?.state ?? '');
}

/** A submission, read directly or included with its build. */
export function toReview(resource: Resource | null): ReviewSubmission | null {
  if (resource === null) return null;
  const { betaReviewState, submittedDate } = attributesOf(resource, Submission);
  return { id: resource.id, state: betaReviewState ?? '', submittedDate: submittedDate ?? null };
}

export async function submitForReview(
  client: AscClient,
  buildId: string,
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/betaAppReviewSubmissions', {
    data: {
      type: 'betaAppReviewSubmissions',
      relationships: { build: { data: { type: 'builds', id: buildId } } },
    },
  });
  return { id: createdId(answer), requestId: answer.requestId };
}
