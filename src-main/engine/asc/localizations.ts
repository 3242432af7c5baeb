import { z } from 'zod';
import type { LocaleNote } from '#shared/domain/publish-plan';
import type { AscClient } from './client';
import { perhapsText, text } from './fields';
import { attributesOf, createdId, many } from './relationship';

const BuildLocalization = z.object({ locale: text, whatsNew: text });
const AppLocalization = z.object({
  locale: text,
  description: perhapsText,
  feedbackEmail: perhapsText,
});

export interface BuildNote {
  id: string;
  locale: string;
  text: string;
}

export interface TestInformation {
  id: string;
  locale: string;
  /** Null when it is known to be empty; undefined when absent. */
  description: string | null | undefined;
  feedbackEmail: string | null | undefined;
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

/**
 * TestFlight's app information, one row per locale; a build note requires its row first (app-store-connect.md, notes
 * 4).
 */
export async function listTestInformation(
  client: AscClient,
  appId: string,
): Promise<TestInformation[]> {
  const document = await client.list('/v1/betaAppLocalizations', {
    'filter[app]': appId,
    limit: 200,
  });
  return many(document).map((resource) => {
    const row = attributesOf(resource, AppLocalization);
    return {
      id: resource.id,
      locale: row.locale ?? '',
      description: row.description,
      feedbackEmail: row.feedbackEmail,
    };
  });
}

export async function createTestInformation(
  client: AscClient,
  appId: string,
  locale: string,
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/betaAppLocalizations', {
    data: {
      type: 'betaAppLocalizations',
      attributes: { locale },
      relationships: { app: { data: { type: 'apps', id: appId } } },
    },
  });
  return { id: createdId(answer), requestId: answer.requestId };
}
