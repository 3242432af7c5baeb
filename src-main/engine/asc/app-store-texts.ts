import { z } from 'zod';
import type { StoreLanguage, StoreTextField } from '#shared/domain/app-store';
import type { Document, Resource } from './answer';
import type { AscClient } from './client';
import { perhapsText, text } from './fields';
import { attributesOf, createdId, many, relatedIds, relatedTotal } from './relationship';

const Language = z.object({
  locale: text,
  whatsNew: perhapsText,
  promotionalText: perhapsText,
  description: perhapsText,
  keywords: perhapsText,
  supportUrl: perhapsText,
  marketingUrl: perhapsText,
});

const ScreenshotSet = z.object({ screenshotDisplayType: text });

type SentTexts = Partial<Record<StoreTextField, string>>;

/**
 * The texts of a version by language. Which languages have screenshots is read along with them; Apple deprecates the
 * sets in API 4.5, so they are never written here.
 */
export async function listStoreLanguages(
  client: AscClient,
  versionId: string,
): Promise<StoreLanguage[]> {
  const document = await client.list(
    `/v1/appStoreVersions/${versionId}/appStoreVersionLocalizations`,
    { include: 'appScreenshotSets', limit: 200 },
  );
  return many(document).map((resource) => toLanguage(document, resource));
}

function toLanguage(document: Document, resource: Resource): StoreLanguage {
  const { locale, ...fields } = attributesOf(resource, Language);
  const screenshots = displaysOf(document, resource);
  return { id: resource.id, locale: locale ?? '', ...fields, screenshots };
}

/**
 * The display types with screenshots. A set may be empty; one whose number is not reported counts as filled, since
 * Apple makes it for a screenshot (app-store-connect.md, readiness 6).
 */
function displaysOf(document: Document, resource: Resource): string[] | null {
  const ids = relatedIds(resource, 'appScreenshotSets');
  if (ids === null) return null;
  const sets = ids.map((id) => {
    const set = document.included.find((one) => one.type === 'appScreenshotSets' && one.id === id);
    if (set === undefined) return { display: '', count: null };
    // A set whose display type is not reported is there too.
    const display = attributesOf(set, ScreenshotSet).screenshotDisplayType ?? '';
    return { display, count: relatedTotal(set, 'appScreenshots') };
  });
  return sets.filter(({ count }) => count !== 0).map(({ display }) => display);
}

export async function createStoreLanguage(
  client: AscClient,
  versionId: string,
  locale: string,
  texts: SentTexts,
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/appStoreVersionLocalizations', {
    data: {
      type: 'appStoreVersionLocalizations',
      attributes: { locale, ...cleared(texts) },
      relationships: { appStoreVersion: { data: { type: 'appStoreVersions', id: versionId } } },
    },
  });
  return { id: createdId(answer), requestId: answer.requestId };
}

export async function changeStoreLanguage(
  client: AscClient,
  id: string,
  texts: SentTexts,
): Promise<{ requestId: string | null }> {
  const data = { type: 'appStoreVersionLocalizations', id, attributes: cleared(texts) };
  const { requestId } = await client.patch(`/v1/appStoreVersionLocalizations/${id}`, { data });
  return { requestId };
}

/** Apple clears a text by null; an empty address is none. */
function cleared(texts: SentTexts): Partial<Record<StoreTextField, string | null>> {
  return Object.fromEntries(
    Object.entries(texts).map(([field, text]) => [field, text === '' ? null : text]),
  );
}
