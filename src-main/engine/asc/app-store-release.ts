import type { PhasedRelease } from '#shared/domain/app-store';
import { toPhasedRelease } from './app-store-versions';
import type { AscClient } from './client';
import { Refusal } from './refusal';
import { createdId, single } from './relationship';

/** Puts an approved version on sale that waits for a person. */
export async function releaseVersion(
  client: AscClient,
  versionId: string,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.post('/v1/appStoreVersionReleaseRequests', {
    data: {
      type: 'appStoreVersionReleaseRequests',
      relationships: { appStoreVersion: { data: { type: 'appStoreVersions', id: versionId } } },
    },
  });
  return { requestId };
}

/**
 * The older resource of a submitted version, by which an approved one is withdrawn (app-store-connect.md, versions 16).
 * Null if there is none: Apple answers with 404, or with no resource.
 */
export async function readVersionSubmission(
  client: AscClient,
  versionId: string,
): Promise<string | null> {
  try {
    const path = `/v1/appStoreVersions/${versionId}/appStoreVersionSubmission`;
    const { document } = await client.get(path);
    return document.data ? single(document).id : null;
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.answer.status === 404) return null;
    throw thrown;
  }
}

/** The version loses its approval and can be changed again. */
export async function deleteVersionSubmission(
  client: AscClient,
  id: string,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.delete(`/v1/appStoreVersionSubmissions/${id}`);
  return { requestId };
}

/** Null if the version has none: Apple answers with 404, or with no resource. */
export async function readPhasedRelease(
  client: AscClient,
  versionId: string,
): Promise<PhasedRelease | null> {
  try {
    const path = `/v1/appStoreVersions/${versionId}/appStoreVersionPhasedRelease`;
    const { document } = await client.get(path);
    return document.data ? toPhasedRelease(single(document)) : null;
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.answer.status === 404) return null;
    throw thrown;
  }
}

/** It becomes active when the version is released. */
export async function createPhasedRelease(
  client: AscClient,
  versionId: string,
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/appStoreVersionPhasedReleases', {
    data: {
      type: 'appStoreVersionPhasedReleases',
      attributes: { phasedReleaseState: 'INACTIVE' },
      relationships: { appStoreVersion: { data: { type: 'appStoreVersions', id: versionId } } },
    },
  });
  return { id: createdId(answer), requestId: answer.requestId };
}

/** `COMPLETE` gives the version to all users at once, and is final. */
export async function changePhasedRelease(
  client: AscClient,
  id: string,
  phasedReleaseState: 'ACTIVE' | 'PAUSED' | 'COMPLETE',
): Promise<{ requestId: string | null }> {
  const data = { type: 'appStoreVersionPhasedReleases', id, attributes: { phasedReleaseState } };
  const { requestId } = await client.patch(`/v1/appStoreVersionPhasedReleases/${id}`, { data });
  return { requestId };
}

/** Only before the release: all users then get it at once. */
export async function deletePhasedRelease(
  client: AscClient,
  id: string,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.delete(`/v1/appStoreVersionPhasedReleases/${id}`);
  return { requestId };
}
