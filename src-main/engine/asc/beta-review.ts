import { z } from 'zod';
import type { AscClient } from './client';
import { Refusal } from './refusal';
import { many, single } from './relationship';

const ReviewDetail = z.object({
  contactFirstName: z.string().nullish(),
  contactLastName: z.string().nullish(),
  contactPhone: z.string().nullish(),
  contactEmail: z.string().nullish(),
  demoAccountRequired: z.boolean().nullish(),
  demoAccountName: z.string().nullish(),
  demoAccountPassword: z.string().nullish(),
});

const Submission = z.object({ betaReviewState: z.string() });

export interface ReviewSubmission {
  id: string;
  /** WAITING_FOR_REVIEW, IN_REVIEW, REJECTED, APPROVED, or a word that Apple adds. */
  state: string;
}

/** The names of the review contact's fields that Apple requires and that are empty. */
export async function missingReviewDetails(client: AscClient, appId: string): Promise<string[]> {
  const document = await client.list('/v1/betaAppReviewDetails', { 'filter[app]': appId });
  const detail = ReviewDetail.parse(many(document)[0]?.attributes ?? {});
  const required: Record<string, unknown> = {
    'contact first name': detail.contactFirstName,
    'contact last name': detail.contactLastName,
    'contact phone': detail.contactPhone,
    'contact e-mail': detail.contactEmail,
    ...(detail.demoAccountRequired
      ? {
          'demo account name': detail.demoAccountName,
          'demo account password': detail.demoAccountPassword,
        }
      : {}),
  };
  return Object.keys(required).filter((name) => !required[name]);
}

/** The build's submission, or null when it has none. */
export async function readReviewSubmission(
  client: AscClient,
  buildId: string,
): Promise<ReviewSubmission | null> {
  try {
    const { document } = await client.get(`/v1/builds/${buildId}/betaAppReviewSubmission`);
    if (!document.data) return null;
    const resource = single(document);
    return { id: resource.id, state: Submission.parse(resource.attributes).betaReviewState };
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.answer.status === 404) return null;
    throw thrown;
  }
}

export async function submitForReview(
  client: AscClient,
  buildId: string,
): Promise<{ id: string; requestId: string | null }> {
  const { document, requestId } = await client.post('/v1/betaAppReviewSubmissions', {
    data: {
      type: 'betaAppReviewSubmissions',
      relationships: { build: { data: { type: 'builds', id: buildId } } },
    },
  });
  return { id: single(document).id, requestId };
}
