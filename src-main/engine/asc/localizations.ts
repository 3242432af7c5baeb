import { z } from 'zod';
import type { LocaleNote } from '#shared/domain/publish-plan';
import type { AscClient } from './client';
import { text } from './fields';
import { attributesOf, createdId, many } from './relationship';

const BuildLocalization = z.object({ locale: text, whatsNew: text });
export interface BuildNote {
  id: string;
  locale: string;
  text: string;
}

/** A build's What to Test, one row per locale. */
export async function listBuildNotes(client: AscClient, buildId: string): Promise<BuildNote[]> {
  const document = await client.list('/v1/betaBuildLocalizations', {
    'filter[build]': buildId,
    limit: 200,
  });
  return many(document).map((resource) => {
    const { locale, whatsNew } = attributesOf(resource, BuildLocalization);
    return { id: resource.id, locale: locale ?? '', text: whatsNew ?? '' };
  });
}

export async function createBuildNote(
  client: AscClient,
  buildId: string,
  { locale, text }: LocaleNote,
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/betaBuildLocalizations', {
    data: {
      type: 'betaBuildLocalizations',
      attributes: { locale, whatsNew: text },
      relationships: { build: { data: { type: 'builds', id: buildId } } },
    },
  });
  return { id: createdId(answer), requestId: answer.requestId };
}

export async function updateBuildNote(
  client: AscClient,
  id: string,
  text: string,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.patch(`/v1/betaBuildLocalizations/${id}`, {
    data: { type: 'betaBuildLocalizations', id, attributes: { whatsNew: text } },
  });
  return { requestId };
}

export async function deleteBuildNote(
  client: AscClient,
  id: string,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.delete(`/v1/betaBuildLocalizations/${id}`);
  return { requestId };
}
