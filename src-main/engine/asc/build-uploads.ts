import { z } from 'zod';
import { sameVersion, spellingsOf } from '#shared/asc/version-numbers';
import type { Platform } from '#shared/domain/package-info';
import type { Resource } from './answer';
import type { AscClient } from './client';
import { text } from './fields';
import { attributesOf, createdId, many, relatedId, single } from './relationship';

/** Apple's reason in any shape: one that can't be parsed must not hide that there is one. */
const Words = z
  .union([z.string(), z.number().transform(String)])
  .transform((text) => text.slice(0, 4_000))
  .catch('');
const StateDetail = z
  .object({ code: Words, description: Words })
  .catch({ code: '', description: '' });
const StateDetails = z
  .array(StateDetail)
  .catch([])
  .transform((details) => details.slice(0, 1_000));

/** An object with the reasons; plain text has been seen too (rorkai/App-Store-Connect-CLI#121). */
const DeliveryState = z
  .union([
    z.string().transform((state) => ({ state, errors: [], warnings: [] })),
    z.object({ state: text, errors: StateDetails, warnings: StateDetails }),
  ])
  .catch({ state: null, errors: [], warnings: [] });

const UploadAttributes = z.object({
  cfBundleShortVersionString: text,
  cfBundleVersion: text,
  platform: text,
  createdDate: text,
  state: DeliveryState,
});

export interface BuildUpload {
  id: string;
  /** Null when absent, like the next two. */
  version: string | null;
  buildNumber: string | null;
  platform: string | null;
  /** ISO 8601; null when absent. */
  createdDate: string | null;
  /** AWAITING_UPLOAD, PROCESSING, COMPLETE, FAILED, or a value Apple adds later; null when absent. */
  state: string | null;
  errors: z.infer<typeof StateDetail>[];
  warnings: z.infer<typeof StateDetail>[];
  /** The resulting build; may lag behind COMPLETE. */
  buildId: string | null;
}

export interface BuildIdentity {
  appId: string;
  version: string;
  buildNumber: string;
  platform: Platform;
}

/** Build uploads of this app, optionally only for one version or number. Failed ones use up their number too. */
export async function listBuildUploads(
  client: AscClient,
  appId: string,
  filter: Partial<Omit<BuildIdentity, 'appId'>> = {},
): Promise<BuildUpload[]> {
  const document = await client.list(`/v1/apps/${appId}/buildUploads`, {
    'filter[cfBundleShortVersionString]': filter.version && spellingsOf(filter.version),
    'filter[cfBundleVersion]': filter.buildNumber && spellingsOf(filter.buildNumber),
    'filter[platform]': filter.platform,
    limit: 200,
  });
  const isAsked = ({ version, buildNumber }: BuildUpload): boolean =>
    isOrMayBe(version, filter.version) && isOrMayBe(buildNumber, filter.buildNumber);
  return many(document).map(toBuildUpload).filter(isAsked);
}

/** A row without the field matched the server's own filter. */
function isOrMayBe(given: string | null, asked: string | undefined): boolean {
  return given === null || asked === undefined || sameVersion(given, asked);
}

export async function readBuildUpload(client: AscClient, id: string): Promise<BuildUpload> {
  const { document } = await client.get(`/v1/buildUploads/${id}`, { include: 'build' });
  return toBuildUpload(single(document));
}

export async function createBuildUpload(
  client: AscClient,
  build: BuildIdentity,
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/buildUploads', {
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
  return { id: createdId(answer), requestId: answer.requestId };
}

/** Withdraws a build upload that is not processed yet. */
export async function deleteBuildUpload(client: AscClient, id: string): Promise<void> {
  await client.delete(`/v1/buildUploads/${id}`);
}

function toBuildUpload(resource: Resource): BuildUpload {
  const attributes = attributesOf(resource, UploadAttributes);
  return {
    id: resource.id,
    version: attributes.cfBundleShortVersionString,
    buildNumber: attributes.cfBundleVersion,
    platform: attributes.platform,
    createdDate: attributes.createdDate,
    state: attributes.state.state,
    errors: attributes.state.errors,
    warnings: attributes.state.warnings,
    buildId: relatedId(resource, 'build'),
  };
}
