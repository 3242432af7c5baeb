import type { Practice } from '../../../src-main/practice/server';
import type { PackageSpec } from '../client/package';
import { type Json, linkage, type PlainClient, type Reply } from '../client/plain-client';
import { deliverBuild, orbitId } from '../client/upload';

export function makeVersion(
  client: PlainClient,
  attributes: Json = {},
  relationships: Json = {},
): Promise<Reply> {
  return client.post('/v1/appStoreVersions', {
    data: {
      type: 'appStoreVersions',
      attributes: { platform: 'IOS', versionString: '1.4.0', releaseType: 'MANUAL', ...attributes },
      relationships: { app: linkage('apps', orbitId), ...relationships },
    },
  });
}

export function change(
  client: PlainClient,
  type: string,
  id: string,
  attributes: Json,
): Promise<Reply> {
  return client.patch(`/v1/${type}/${id}`, { data: { type, id, attributes } });
}

export function attach(client: PlainClient, versionId: string, buildId: string): Promise<Reply> {
  const path = `/v1/appStoreVersions/${versionId}/relationships/build`;
  return client.patch(path, linkage('builds', buildId));
}

export async function textsOf(client: PlainClient, versionId: string): Promise<Json[]> {
  const path = `/v1/appStoreVersions/${versionId}/appStoreVersionLocalizations`;
  return (await client.get(path)).json.data;
}

export async function stateOf(client: PlainClient, versionId: string): Promise<string> {
  const { data } = (await client.get(`/v1/appStoreVersions/${versionId}`)).json;
  return data.attributes.appVersionState;
}

export async function orbitVersion(client: PlainClient, versionString: string): Promise<string> {
  const query = `filter[platform]=IOS&filter[versionString]=${versionString}`;
  const { data } = (await client.get(`/v1/apps/${orbitId}/appStoreVersions?${query}`)).json;
  return data[0].id;
}

/** A version with its build and texts, ready to be submitted. */
export async function makeReadyVersion(
  practice: Practice,
  client: PlainClient,
  attributes: Json = {},
  spec: PackageSpec = {},
): Promise<string> {
  const buildId = await deliverBuild(practice, client, spec);
  const versionId = (await makeVersion(client, attributes)).json.data.id;
  await attach(client, versionId, buildId);
  for (const row of await textsOf(client, versionId))
    await change(client, 'appStoreVersionLocalizations', row.id, { whatsNew: 'Shared folders.' });
  return versionId;
}

export function makeSubmission(client: PlainClient): Promise<Reply> {
  return client.post('/v1/reviewSubmissions', {
    data: {
      type: 'reviewSubmissions',
      attributes: { platform: 'IOS' },
      relationships: { app: linkage('apps', orbitId) },
    },
  });
}

export function addVersion(
  client: PlainClient,
  submissionId: string,
  versionId: string,
): Promise<Reply> {
  return client.post('/v1/reviewSubmissionItems', {
    data: {
      type: 'reviewSubmissionItems',
      relationships: {
        reviewSubmission: linkage('reviewSubmissions', submissionId),
        appStoreVersion: linkage('appStoreVersions', versionId),
      },
    },
  });
}

export function submit(client: PlainClient, submissionId: string): Promise<Reply> {
  return change(client, 'reviewSubmissions', submissionId, { submitted: true });
}

export function makePhased(client: PlainClient, versionId: string): Promise<Reply> {
  return client.post('/v1/appStoreVersionPhasedReleases', {
    data: {
      type: 'appStoreVersionPhasedReleases',
      attributes: { phasedReleaseState: 'INACTIVE' },
      relationships: { appStoreVersion: linkage('appStoreVersions', versionId) },
    },
  });
}

export function releaseByHand(client: PlainClient, versionId: string): Promise<Reply> {
  return client.post('/v1/appStoreVersionReleaseRequests', {
    data: {
      type: 'appStoreVersionReleaseRequests',
      relationships: { appStoreVersion: linkage('appStoreVersions', versionId) },
    },
  });
}
