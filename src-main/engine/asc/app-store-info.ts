import { z } from 'zod';
import type { StoreInfo } from '#shared/domain/app-store';
import type { ContactField, ReviewContact } from '#shared/domain/test-information';
import type { Document, Resource } from './answer';
import type { AscClient } from './client';
import { flag, perhapsText, text } from './fields';
import { Refusal } from './refusal';
import { attributesOf, createdId, many, relatedIds, single } from './relationship';

const Info = z.object({ state: text });
const InfoText = z.object({
  locale: text,
  name: perhapsText,
  subtitle: perhapsText,
  privacyPolicyUrl: perhapsText,
});
const Detail = z.object({
  contactFirstName: perhapsText,
  contactLastName: perhapsText,
  contactPhone: perhapsText,
  contactEmail: perhapsText,
  demoAccountRequired: flag,
  demoAccountName: perhapsText,
  demoAccountPassword: perhapsText,
  notes: perhapsText,
});

/** Apple's names of what may stay without an answer: overrides, and what only some apps have. */
const optionalRatings: ReadonlySet<string> = new Set([
  'ageRatingOverride',
  'ageRatingOverrideV2',
  'koreaAgeRatingOverride',
  'kidsAgeBand',
  'developerAgeRatingInfoUrl',
  'socialMediaAgeRestricted',
]);

/** The app's information: the released one and, while a version is in preparation, the one that goes out with it. */
export async function listStoreInfos(client: AscClient, appId: string): Promise<StoreInfo[]> {
  const document = await client.list(`/v1/apps/${appId}/appInfos`, {
    include: 'ageRatingDeclaration,appInfoLocalizations,primaryCategory',
    limit: 50,
  });
  return many(document).map((resource) => toInfo(document, resource));
}

function toInfo(document: Document, resource: Resource): StoreInfo {
  const of = (type: string, name: string): Resource[] => {
    const ids = relatedIds(resource, name) ?? [];
    return document.included.filter((one) => one.type === type && ids.includes(one.id));
  };
  return {
    id: resource.id,
    state: attributesOf(resource, Info).state ?? '',
    primaryCategory: oneId(resource, 'primaryCategory'),
    unansweredAgeRating: unansweredIn(document, resource),
    languages: of('appInfoLocalizations', 'appInfoLocalizations').map((row) => {
      const { locale, ...fields } = attributesOf(row, InfoText);
      return { locale: locale ?? '', ...fields };
    }),
  };
}

const ToOne = z.object({ data: z.object({ id: z.string() }).nullable() });

/** Empty if the relationship is known to be, null if it was not reported. */
function oneId({ relationships }: Resource, name: string): string | null {
  const parsed = ToOne.safeParse(relationships[name]);
  return parsed.success ? (parsed.data.data?.id ?? '') : null;
}

function unansweredIn(document: Document, resource: Resource): string[] | null {
  const id = oneId(resource, 'ageRatingDeclaration');
  const row = document.included.find(
    (one) => one.type === 'ageRatingDeclarations' && one.id === id,
  );
  if (row === undefined) return null;
  return Object.entries(row.attributes)
    .filter(([name, value]) => value === null && !optionalRatings.has(name))
    .map(([name]) => name);
}

/** App Review information of a version; null if it has none: Apple answers with 404, or with no resource. */
export async function readStoreReviewDetail(
  client: AscClient,
  versionId: string,
): Promise<ReviewContact | null> {
  try {
    const { document } = await client.get(`/v1/appStoreVersions/${versionId}/appStoreReviewDetail`);
    if (!document.data) return null;
    const resource = single(document);
    const { demoAccountRequired, ...fields } = attributesOf(resource, Detail);
    const isRequired = demoAccountRequired === null ? null : String(demoAccountRequired);
    return { id: resource.id, ...fields, demoAccountRequired: isRequired };
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.answer.status === 404) return null;
    throw thrown;
  }
}

/** Null clears a field. */
type SentDetail = Partial<Record<ContactField, string | boolean | null | undefined>>;

/** All four contact fields have to be in it: Apple otherwise refuses with one missing field at a time. */
export async function createStoreReviewDetail(
  client: AscClient,
  versionId: string,
  attributes: SentDetail,
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/appStoreReviewDetails', {
    data: {
      type: 'appStoreReviewDetails',
      attributes,
      relationships: { appStoreVersion: { data: { type: 'appStoreVersions', id: versionId } } },
    },
  });
  return { id: createdId(answer), requestId: answer.requestId };
}

export async function changeStoreReviewDetail(
  client: AscClient,
  id: string,
  attributes: SentDetail,
): Promise<{ requestId: string | null }> {
  const data = { type: 'appStoreReviewDetails', id, attributes };
  const { requestId } = await client.patch(`/v1/appStoreReviewDetails/${id}`, { data });
  return { requestId };
}
