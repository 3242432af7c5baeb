import { z } from 'zod';
import type { Platform } from '#shared/domain/package-info';
import type { Resource } from './answer';
import type { AscClient } from './client';
import { many, relatedId, single } from './relationship';

const StateDetail = z.object({ code: z.string().default(''), description: z.string().default('') });
const StateDetails = z
  .array(StateDetail)
  .nullish()
  .transform((details) => details ?? []);

const UploadAttributes = z.object({
  cfBundleShortVersionString: z.string(),
  cfBundleVersion: z.string(),
  platform: z.string(),
  createdDate: z.string().nullish(),
  state: z.object({ state: z.string(), errors: StateDetails, warnings: StateDetails }),
});

export interface BuildUpload {
  id: string;
  version: string;
  buildNumber: string;
  platform: string;
  /** AWAITING_UPLOAD, PROCESSING, COMPLETE, FAILED, or a word that Apple adds. */
  state: string;
  errors: z.infer<typeof StateDetail>[];
  warnings: z.infer<typeof StateDetail>[];
  /** The build that came of it; may lag behind COMPLETE. */
  buildId: string | null;
}

export interface BuildIdentity {
  appId: string;
  version: string;
  buildNumber: string;
  platform: Platform;
}

/** Deliveries of this app; with a version or number only those. Failed ones spend their number too. */
export async function listBuildUploads(
  client: AscClient,
  appId: string,
  filter: Partial<Omit<BuildIdentity, 'appId'>> = {},
): Promise<BuildUpload[]> {
  const document = await client.list(`/v1/apps/${appId}/buildUploads`, {
    'filter[cfBundleShortVersionString]': filter.version,
    'filter[cfBundleVersion]': filter.buildNumber,
    'filter[platform]': filter.platform,
    limit: 200,
  });
  return many(document).map(toBuildUpload);
}

export async function readBuildUpload(client: AscClient, id: string): Promise<BuildUpload> {
  const { document } = await client.get(`/v1/buildUploads/${id}`, { include: 'build' });
  return toBuildUpload(single(document));
}

export async function createBuildUpload(
  client: AscClient,
  build: BuildIdentity,
): Promise<{ id: string; requestId: string | null }> {
  const { document, requestId } = await client.post('/v1/buildUploads', {
    data: {
      type: 'buildUploads',
      attributes: {
        cfBundleShortVersionString: build.version,
        cfBundleVersion: build.buildNumber,
        platform: build.platform,
      },
      relationships: { app: { data: { type: 'apps', id: build.appId } } },
    },
  });
  return { id: single(document).id, requestId };
}

/** Withdraws a delivery that was not taken in yet. */
export async function deleteBuildUpload(client: AscClient, id: string): Promise<void> {
  await client.delete(`/v1/buildUploads/${id}`);
}

function toBuildUpload(resource: Resource): BuildUpload {
  const attributes = UploadAttributes.parse(resource.attributes);
  return {
    id: resource.id,
    version: attributes.cfBundleShortVersionString,
    buildNumber: attributes.cfBundleVersion,
    platform: attributes.platform,
    state: attributes.state.state,
    errors: attributes.state.errors,
    warnings: attributes.state.warnings,
    buildId: relatedId(resource, 'build'),
  };
}
