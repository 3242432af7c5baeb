import { z } from 'zod';
import { type Message, message } from '#shared/words/message';
import type { Resource } from './answer';
import type { AscClient } from './client';
import { flag, perhapsText, text } from './fields';
import { Refusal } from './refusal';
import { attributesOf, createdId, many, single } from './relationship';

const ReviewDetail = z.object({
  contactFirstName: perhapsText,
  contactLastName: perhapsText,
  contactPhone: perhapsText,
  contactEmail: perhapsText,
  demoAccountRequired: flag,
  demoAccountName: perhapsText,
  demoAccountPassword: perhapsText,
});

const Submission = z.object({ betaReviewState: text });

export interface ReviewSubmission {
  id: string;
  /** WAITING_FOR_REVIEW, IN_REVIEW, REJECTED, APPROVED, a value Apple adds later, or empty when absent. */
  state: string;
}

/** Names of the review contact's required fields that are known to be empty. */
export async function missingReviewDetails(client: AscClient, appId: string): Promise<Message[]> {
  const document = await client.list('/v1/betaAppReviewDetails', { 'filter[app]': appId });
  const detail = attributesOf(many(document)[0] ?? null, ReviewDetail);
  const fields = [
    ['contact-first-name', detail.contactFirstName],
    ['contact-last-name', detail.contactLastName],
    ['contact-phone', detail.contactPhone],
    ['contact-email', detail.contactEmail],
  ] as const;
  const ofDemoAccount = [
    ['demo-account-name', detail.demoAccountName],
    ['demo-account-password', detail.demoAccountPassword],
  ] as const;
  return [...fields, ...(detail.demoAccountRequired ? ofDemoAccount : [])]
    .filter(([, value]) => value === null || value === '')
    .map(([name]) => message(`finding.field.${name}`));
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

/** A submission, read directly or included with its build. */
export function toReview(resource: Resource | null): ReviewSubmission | null {
  if (resource === null) return null;
  const { betaReviewState } = attributesOf(resource, Submission);
  return { id: resource.id, state: betaReviewState ?? '' };
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
