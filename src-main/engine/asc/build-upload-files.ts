import { z } from 'zod';
import type { Resource } from './answer';
import type { AscClient } from './client';
import { many, single } from './relationship';

/** One part to send, as Apple asks for it. Offsets and lengths are bytes. */
export const UploadOperation = z.object({
  method: z.string(),
  url: z.string(),
  offset: z.number().int().nonnegative(),
  length: z.number().int().nonnegative(),
  requestHeaders: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .nullish()
    .transform((headers) => headers ?? []),
  /** ISO 8601; null when Apple does not say. */
  expiration: z.string().nullish(),
  partNumber: z.number().nullish(),
  /** Set once Apple has stored the part. */
  entityTag: z.string().nullish(),
});
export type UploadOperation = z.infer<typeof UploadOperation>;

const FileAttributes = z.object({
  fileName: z.string(),
  fileSize: z.number().int(),
  assetType: z.string(),
  assetDeliveryState: z.object({ state: z.string() }).loose().nullish(),
  uploadOperations: z.array(UploadOperation).nullish(),
});

export interface BuildUploadFile {
  id: string;
  fileSize: number;
  /** AWAITING_UPLOAD, UPLOAD_COMPLETE, COMPLETE, FAILED, or null when Apple does not say. */
  state: string | null;
  /** Empty once the file is committed. */
  operations: UploadOperation[];
}

export async function listBuildUploadFiles(
  client: AscClient,
  buildUploadId: string,
): Promise<BuildUploadFile[]> {
  const document = await client.list(`/v1/buildUploads/${buildUploadId}/buildUploadFiles`, {
    limit: 50,
  });
  return many(document)
    .filter((resource) => resource.attributes.assetType === 'ASSET')
    .map(toFile);
}

export async function readBuildUploadFile(client: AscClient, id: string): Promise<BuildUploadFile> {
  const { document } = await client.get(`/v1/buildUploadFiles/${id}`);
  return toFile(single(document));
}

export async function createBuildUploadFile(
  client: AscClient,
  buildUploadId: string,
  file: { name: string; size: number },
): Promise<{ id: string; requestId: string | null }> {
  const { document, requestId } = await client.post('/v1/buildUploadFiles', {
    data: {
      type: 'buildUploadFiles',
      attributes: {
        assetType: 'ASSET',
        fileName: file.name,
        fileSize: file.size,
        uti: 'com.apple.ipa',
      },
      relationships: { buildUpload: { data: { type: 'buildUploads', id: buildUploadId } } },
    },
  });
  return { id: single(document).id, requestId };
}

/** Says that every part is there. Checksums are left out: Apple was seen to refuse them. */
export async function commitBuildUploadFile(
  client: AscClient,
  id: string,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.patch(`/v1/buildUploadFiles/${id}`, {
    data: { type: 'buildUploadFiles', id, attributes: { uploaded: true } },
  });
  return { requestId };
}

function toFile(resource: Resource): BuildUploadFile {
  const attributes = FileAttributes.parse(resource.attributes);
  return {
    id: resource.id,
    fileSize: attributes.fileSize,
    state: attributes.assetDeliveryState?.state ?? null,
    operations: attributes.uploadOperations ?? [],
  };
}
