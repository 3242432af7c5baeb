import { z } from 'zod';
import type { PhasedRelease, StoreRelease, StoreVersion } from '#shared/domain/app-store';
import type { Document, Resource } from './answer';
import type { AscClient } from './client';
import { count, flag, perhapsText, text } from './fields';
import { Refusal } from './refusal';
import { attributesOf, createdId, included, many, single } from './relationship';

const Version = z.object({
  versionString: text,
  platform: text,
  appVersionState: text,
  createdDate: text,
  copyright: perhapsText,
  releaseType: text,
  earliestReleaseDate: text,
});

const VersionBuild = z.object({
  version: text,
  processingState: text,
  expired: flag,
  usesNonExemptEncryption: flag,
});

const Phased = z.object({
  phasedReleaseState: text,
  startDate: text,
  totalPauseDuration: count,
  currentDayNumber: count,
});

const alongside = { include: 'build,appStoreVersionPhasedRelease' };

/**
 * Every App Store version of an app on one platform, unsorted: Apple can't sort them (app-store-connect.md, requests
 * 13).
 */
export async function listAppStoreVersions(
  client: AscClient,
  appId: string,
  platform: string,
): Promise<StoreVersion[]> {
  const document = await client.list(`/v1/apps/${appId}/appStoreVersions`, {
    'filter[platform]': platform,
    ...alongside,
    limit: 200,
  });
  return many(document).map((resource) => toVersion(document, resource));
}

export async function readAppStoreVersion(client: AscClient, id: string): Promise<StoreVersion> {
  const { document } = await client.get(`/v1/appStoreVersions/${id}`, alongside);
  return toVersion(document, single(document));
}

/**
 * The ID of the build that a version has, asked for itself: a version need not show its relationships. Null if it has
 * none.
 */
export async function readVersionBuild(client: AscClient, id: string): Promise<string | null> {
  try {
    const { document } = await client.get(`/v1/appStoreVersions/${id}/build`);
    return document.data ? single(document).id : null;
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.answer.status === 404) return null;
    throw thrown;
  }
}

function toVersion(document: Document, resource: Resource): StoreVersion {
  const { versionString, appVersionState, ...fields } = attributesOf(resource, Version);
  const build = included(document, resource, 'build');
  const phased = included(document, resource, 'appStoreVersionPhasedRelease');
  return {
    id: resource.id,
    ...fields,
    versionString: versionString ?? '',
    state: appVersionState ?? '',
    build: build && toBuild(build),
    phased: phased && toPhasedRelease(phased),
  };
}

function toBuild(resource: Resource): NonNullable<StoreVersion['build']> {
  const { version, ...fields } = attributesOf(resource, VersionBuild);
  return { id: resource.id, buildNumber: version, ...fields };
}

export function toPhasedRelease(resource: Resource): PhasedRelease {
  const { phasedReleaseState, startDate, totalPauseDuration, currentDayNumber } = attributesOf(
    resource,
    Phased,
  );
  return {
    id: resource.id,
    state: phasedReleaseState ?? '',
    startDate,
    pausedDays: totalPauseDuration,
    currentDay: currentDayNumber,
  };
}

/** What a version is given besides its number and its build. A field that is left out stays as it is. */
export interface VersionFields {
  versionString?: string;
  copyright?: string;
  release?: StoreRelease;
}

/** The version is used by its ID from here on: reads may miss it for minutes (app-store-connect.md, requests 11). */
export async function createAppStoreVersion(
  client: AscClient,
  appId: string,
  platform: string,
  fields: VersionFields & { versionString: string },
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/appStoreVersions', {
    data: {
      type: 'appStoreVersions',
      attributes: { platform, ...versionAttributes(fields) },
      relationships: { app: { data: { type: 'apps', id: appId } } },
    },
  });
  return { id: createdId(answer), requestId: answer.requestId };
}

export async function changeAppStoreVersion(
  client: AscClient,
  id: string,
  fields: VersionFields,
): Promise<{ requestId: string | null }> {
  const data = { type: 'appStoreVersions', id, attributes: versionAttributes(fields) };
  const { requestId } = await client.patch(`/v1/appStoreVersions/${id}`, { data });
  return { requestId };
}

/** Apple's names of how a version gets on sale. */
export const releaseTypes: Readonly<Record<StoreRelease['type'], string>> = {
  manual: 'MANUAL',
  'after-approval': 'AFTER_APPROVAL',
  scheduled: 'SCHEDULED',
};

/** Only a scheduled release has a date: it is cleared for the others, or Apple refuses them. */
function versionAttributes({ release, ...fields }: VersionFields) {
  if (release === undefined) return fields;
  const earliestReleaseDate = release.type === 'scheduled' ? release.at : null;
  return { ...fields, releaseType: releaseTypes[release.type], earliestReleaseDate };
}

/** A build can be replaced by another one, and never taken away. */
export async function attachBuild(
  client: AscClient,
  id: string,
  buildId: string,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.patch(`/v1/appStoreVersions/${id}/relationships/build`, {
    data: { type: 'builds', id: buildId },
  });
  return { requestId };
}
