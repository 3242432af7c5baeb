import { z } from 'zod';
import type { LocaleNote } from '#shared/domain/publish-plan';
import type { AscClient } from './client';
import { many, single } from './relationship';

const BuildLocalization = z.object({ locale: z.string(), whatsNew: z.string().nullish() });
const AppLocalization = z.object({
  locale: z.string(),
  description: z.string().nullish(),
  feedbackEmail: z.string().nullish(),
});

export interface BuildNote {
  id: string;
  locale: string;
  text: string;
}

export interface TestInformation {
  id: string;
  locale: string;
  description: string | null;
  feedbackEmail: string | null;
}

/** What to Test of a build, one row a locale. */
export async function listBuildNotes(client: AscClient, buildId: string): Promise<BuildNote[]> {
  const document = await client.list('/v1/betaBuildLocalizations', {
    'filter[build]': buildId,
    limit: 200,
  });
  return many(document).map((resource) => {
    const { locale, whatsNew } = BuildLocalization.parse(resource.attributes);
    return { id: resource.id, locale, text: whatsNew ?? '' };
  });
}

export async function createBuildNote(
  client: AscClient,
  buildId: string,
  { locale, text }: LocaleNote,
): Promise<{ id: string; requestId: string | null }> {
  const { document, requestId } = await client.post('/v1/betaBuildLocalizations', {
    data: {
      type: 'betaBuildLocalizations',
      attributes: { locale, whatsNew: text },
      relationships: { build: { data: { type: 'builds', id: buildId } } },
    },
  });
  return { id: single(document).id, requestId };
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

/** TestFlight's information on the app, one row a locale; a build note needs its row first. */
export async function listTestInformation(
  client: AscClient,
  appId: string,
): Promise<TestInformation[]> {
  const document = await client.list('/v1/betaAppLocalizations', {
    'filter[app]': appId,
    limit: 200,
  });
  return many(document).map((resource) => {
    const row = AppLocalization.parse(resource.attributes);
    return {
      id: resource.id,
      locale: row.locale,
      description: row.description ?? null,
      feedbackEmail: row.feedbackEmail ?? null,
    };
  });
}

export async function createTestInformation(
  client: AscClient,
  appId: string,
  locale: string,
): Promise<{ id: string; requestId: string | null }> {
  const { document, requestId } = await client.post('/v1/betaAppLocalizations', {
    data: {
      type: 'betaAppLocalizations',
      attributes: { locale },
      relationships: { app: { data: { type: 'apps', id: appId } } },
    },
  });
  return { id: single(document).id, requestId };
}
