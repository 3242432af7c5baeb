import type { Practice } from '../../../src-main/practice/server';
import { makePackage, type PackageSpec } from './package';
import { type Json, linkage, type PlainClient, type Reply } from './plain-client';

export const orbitId = '6480000001';
export const tideId = '6480000002';

export function reserveUpload(
  client: PlainClient,
  spec: { appId?: string; version?: string; build?: string; platform?: string } = {},
): Promise<Reply> {
  return client.post('/v1/buildUploads', {
    data: {
      type: 'buildUploads',
      attributes: {
        cfBundleShortVersionString: spec.version ?? '1.4.0',
        cfBundleVersion: spec.build ?? '42',
        platform: spec.platform ?? 'IOS',
      },
      relationships: { app: linkage('apps', spec.appId ?? orbitId) },
    },
  });
}

export function reserveFile(
  client: PlainClient,
  uploadId: string,
  fileSize: number,
): Promise<Reply> {
  return client.post('/v1/buildUploadFiles', {
    data: {
      type: 'buildUploadFiles',
      attributes: { assetType: 'ASSET', fileName: 'Orbit.ipa', fileSize, uti: 'com.apple.ipa' },
      relationships: { buildUpload: linkage('buildUploads', uploadId) },
    },
  });
}

/** Performs exactly what one upload operation describes. */
export function sendPart(
  operation: Json,
  bytes: Buffer,
  headers: Record<string, string> = {},
): Promise<Response> {
  const asked = operation.requestHeaders.map((header: Json) => [header.name, header.value]);
  return fetch(operation.url, {
    method: operation.method,
    headers: { ...Object.fromEntries(asked), ...headers },
    body: new Uint8Array(bytes.subarray(operation.offset, operation.offset + operation.length)),
  });
}

export function commit(client: PlainClient, fileId: string): Promise<Reply> {
  return client.patch(`/v1/buildUploadFiles/${fileId}`, {
    data: { type: 'buildUploadFiles', id: fileId, attributes: { uploaded: true } },
  });
}

export interface Started {
  uploadId: string;
  fileId: string;
  operations: Json[];
  bytes: Buffer;
}

export async function startUpload(
  client: PlainClient,
  spec: PackageSpec & { appId?: string; reserveAs?: { version?: string; build?: string } } = {},
): Promise<Started> {
  const bytes = await makePackage(spec);
  const upload = await reserveUpload(client, { ...spec, ...spec.reserveAs });
  const uploadId: string = upload.json.data.id;
  const file = await reserveFile(client, uploadId, bytes.length);
  return {
    uploadId,
    fileId: file.json.data.id,
    operations: file.json.data.attributes.uploadOperations,
    bytes,
  };
}

/** Everything up to and including the commit. */
export async function deliverPackage(
  client: PlainClient,
  spec: Parameters<typeof startUpload>[1] = {},
): Promise<Started> {
  const started = await startUpload(client, spec);
  for (const operation of started.operations) await sendPart(operation, started.bytes);
  await commit(client, started.fileId);
  return started;
}

export const minutes = (count: number) => count * 60_000;

/** Long enough for delivery, appearance, processing and the settling of the beta states. */
export const settled = minutes(9);

/** Delivers a package and advances the clock until its build is ready; returns the build's id. */
export async function deliverBuild(
  practice: Practice,
  client: PlainClient,
  spec: Parameters<typeof startUpload>[1] = {},
): Promise<string> {
  const { uploadId } = await deliverPackage(client, { usesNonExemptEncryption: false, ...spec });
  practice.clock.advance(settled);
  const upload = await client.get(`/v1/buildUploads/${uploadId}?include=build`);
  return upload.json.data.relationships.build.data.id;
}

export async function betaStates(client: PlainClient, buildId: string) {
  const { json } = await client.get(`/v1/builds/${buildId}?include=buildBetaDetail`);
  const { internalBuildState, externalBuildState } = json.included[0].attributes;
  const { processingState } = json.data.attributes;
  return { processingState, internal: internalBuildState, external: externalBuildState };
}

export async function groupId(client: PlainClient, name: string): Promise<string> {
  const { json } = await client.get('/v1/betaGroups?limit=200');
  return json.data.find((group: Json) => group.attributes.name === name).id;
}

export function addToGroup(client: PlainClient, buildId: string, ...ids: string[]): Promise<Reply> {
  return client.post(`/v1/builds/${buildId}/relationships/betaGroups`, {
    data: ids.map((id) => ({ type: 'betaGroups', id })),
  });
}

export function submitForReview(client: PlainClient, buildId: string): Promise<Reply> {
  return client.post('/v1/betaAppReviewSubmissions', {
    data: {
      type: 'betaAppReviewSubmissions',
      relationships: { build: linkage('builds', buildId) },
    },
  });
}

export function writeNote(
  client: PlainClient,
  buildId: string,
  locale: string,
  whatsNew: string,
): Promise<Reply> {
  return client.post('/v1/betaBuildLocalizations', {
    data: {
      type: 'betaBuildLocalizations',
      attributes: { locale, whatsNew },
      relationships: { build: linkage('builds', buildId) },
    },
  });
}
