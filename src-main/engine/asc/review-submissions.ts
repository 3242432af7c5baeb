import { z } from 'zod';
import type { StoreSubmission, StoreSubmissionItem } from '#shared/domain/app-store';
import type { Document, Resource } from './answer';
import type { AscClient } from './client';
import { text } from './fields';
import { attributesOf, createdId, many, relatedId, relatedIds, single } from './relationship';

const Submission = z.object({ state: text, submittedDate: text });
const Item = z.object({ state: text });

/** Every state in which a submission keeps another one of the platform from being created. */
const openStates = [
  'READY_FOR_REVIEW',
  'WAITING_FOR_REVIEW',
  'IN_REVIEW',
  'UNRESOLVED_ISSUES',
  'CANCELING',
  'COMPLETING',
];

/** Submissions to App Review that are not complete: drafts, those that wait, and those that were rejected. */
export async function listOpenSubmissions(
  client: AscClient,
  appId: string,
  platform: string,
): Promise<StoreSubmission[]> {
  const document = await client.list('/v1/reviewSubmissions', {
    'filter[app]': appId,
    'filter[platform]': platform,
    'filter[state]': openStates.join(','),
    include: 'items,appStoreVersionForReview',
    limit: 200,
  });
  return many(document).map((resource) => toSubmission(document, resource));
}

/** One submission with what is in it. */
export async function readSubmission(client: AscClient, id: string): Promise<StoreSubmission> {
  const { document } = await client.get(`/v1/reviewSubmissions/${id}`, {
    include: 'items,appStoreVersionForReview',
  });
  return toSubmission(document, single(document));
}

function toSubmission(document: Document, resource: Resource): StoreSubmission {
  const { state, submittedDate } = attributesOf(resource, Submission);
  const ids = relatedIds(resource, 'items');
  const items = ids?.map((id) => {
    const item = document.included.find(
      (one) => one.type === 'reviewSubmissionItems' && one.id === id,
    );
    return item ? toItem(item) : { id, state: '', versionId: null };
  });
  return {
    id: resource.id,
    state: state ?? '',
    submittedDate,
    versionId: relatedId(resource, 'appStoreVersionForReview'),
    items: items ?? null,
  };
}

/** The items of a submission with the versions that they are about, which the submission itself leaves out. */
export async function listSubmissionItems(
  client: AscClient,
  submissionId: string,
): Promise<StoreSubmissionItem[]> {
  const document = await client.list(`/v1/reviewSubmissions/${submissionId}/items`, {
    include: 'appStoreVersion',
    limit: 200,
  });
  return many(document).map(toItem);
}

function toItem(resource: Resource): StoreSubmissionItem {
  const { state } = attributesOf(resource, Item);
  return { id: resource.id, state: state ?? '', versionId: relatedId(resource, 'appStoreVersion') };
}

export async function createSubmission(
  client: AscClient,
  appId: string,
  platform: string,
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/reviewSubmissions', {
    data: {
      type: 'reviewSubmissions',
      attributes: { platform },
      relationships: { app: { data: { type: 'apps', id: appId } } },
    },
  });
  return { id: createdId(answer), requestId: answer.requestId };
}

export async function addVersionToSubmission(
  client: AscClient,
  submissionId: string,
  versionId: string,
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/reviewSubmissionItems', {
    data: {
      type: 'reviewSubmissionItems',
      relationships: {
        reviewSubmission: { data: { type: 'reviewSubmissions', id: submissionId } },
        appStoreVersion: { data: { type: 'appStoreVersions', id: versionId } },
      },
    },
  });
  return { id: createdId(answer), requestId: answer.requestId };
}

/** Only while the submission is a draft. */
export async function removeSubmissionItem(
  client: AscClient,
  itemId: string,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.delete(`/v1/reviewSubmissionItems/${itemId}`);
  return { requestId };
}

/** Tells App Review that the reason of a rejection is gone; the submission is submitted again after that. */
export async function resolveSubmissionItem(
  client: AscClient,
  itemId: string,
): Promise<{ requestId: string | null }> {
  const data = { type: 'reviewSubmissionItems', id: itemId, attributes: { resolved: true } };
  const { requestId } = await client.patch(`/v1/reviewSubmissionItems/${itemId}`, { data });
  return { requestId };
}

/** `submitted` sends it to App Review; `canceled` withdraws it, which Apple completes some time later. */
export async function changeSubmission(
  client: AscClient,
  id: string,
  change: 'submitted' | 'canceled',
): Promise<{ requestId: string | null }> {
  const data = { type: 'reviewSubmissions', id, attributes: { [change]: true } };
  const { requestId } = await client.patch(`/v1/reviewSubmissions/${id}`, { data });
  return { requestId };
}
