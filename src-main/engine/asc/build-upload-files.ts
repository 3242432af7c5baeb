import { z } from 'zod';
import type { packageFileType } from '#shared/domain/package-file';
import type { Resource } from './answer';
import type { AscClient } from './client';
import { count, PlainNumber, text } from './fields';
import { attributesOf, createdId, many, single } from './relationship';

/** One part to send, as Apple requests it. Offsets and lengths are in bytes. */
export const UploadOperation = z.object({
  method: z.string(),
  url: z.string(),
  offset: PlainNumber,
  length: PlainNumber,
  requestHeaders: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .nullish()
    .transform((headers) => headers ?? []),
  /** ISO 8601; null when absent. */
  expiration: z.string().nullish(),
  partNumber: PlainNumber.nullish().catch(null),
  /** Set once Apple has stored the part. */
  entityTag: z.string().nullish(),
});
export type UploadOperation = z.infer<typeof UploadOperation>;

const FileAttributes = z.object({
  fileSize: count,
  assetDeliveryState: z
    .union([z.string().transform((state) => ({ state })), z.object({ state: text }).loose()])
    .nullish()
    .catch(null),
  uploadOperations: z.array(UploadOperation).nullish(),
});

export interface BuildUploadFile {
  id: string;
  /** Null when absent. */
  fileSize: number | null;
  /** AWAITING_UPLOAD, UPLOAD_COMPLETE, COMPLETE, FAILED, or null when absent. */
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
    .filter(({ attributes }) => (attributes.assetType ?? 'ASSET') === 'ASSET')
    .map(toFile);
}

export async function readBuildUploadFile(client: AscClient, id: string): Promise<BuildUploadFile> {
  const { document } = await client.get(`/v1/buildUploadFiles/${id}`);
  return toFile(single(document));
}

export async function createBuildUploadFile(
  client: AscClient,
  buildUploadId: string,
  file: { name: string; size: number; uti: ReturnType<typeof packageFileType> },
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/buildUploadFiles', {
    data: {
      type: 'buildUploadFiles',
      attributes: {
        assetType: 'ASSET',
        fileName: file.name,
        fileSize: file.size,
        uti: file.uti,
      },
      relationships: { buildUpload: { data: { type: 'buildUploads', id: buildUploadId } } },
    },
  });
  return { id: createdId(answer), requestId: answer.requestId };
}

/**
 * Marks the file as completely uploaded. Checksums are left out because Apple has been seen to refuse them
 * (app-store-connect.md, uploads 2).
 */
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
  const attributes = attributesOf(resource, FileAttributes);
  return {
    id: resource.id,
    fileSize: attributes.fileSize,
    state: attributes.assetDeliveryState?.state ?? null,
    operations: attributes.uploadOperations ?? [],
  };
}
