import { z } from 'zod';
import type {
  ContactField,
  LanguageField,
  LanguageInformation,
  LicenseAgreement,
  ReviewContact,
} from '#shared/domain/test-information';
import type { AscClient } from './client';
import { flag, perhapsText, text } from './fields';
import { attributesOf, createdId, many } from './relationship';

const Language = z.object({
  locale: text,
  description: perhapsText,
  feedbackEmail: perhapsText,
  marketingUrl: perhapsText,
  privacyPolicyUrl: perhapsText,
});

const Contact = z.object({
  contactFirstName: perhapsText,
  contactLastName: perhapsText,
  contactPhone: perhapsText,
  contactEmail: perhapsText,
  demoAccountRequired: flag,
  demoAccountName: perhapsText,
  demoAccountPassword: perhapsText,
  notes: perhapsText,
});

const Agreement = z.object({ agreementText: perhapsText });

/** Null clears a field. */
type Sent<Field extends string> = Partial<Record<Field, string | boolean | null>>;

/**
 * TestFlight's app information, one row per locale; a build note requires its row first (app-store-connect.md, notes
 * 4).
 */
export async function listLanguages(
  client: AscClient,
  appId: string,
): Promise<LanguageInformation[]> {
  const query = { 'filter[app]': appId, limit: 200 };
  return many(await client.list('/v1/betaAppLocalizations', query)).map((resource) => {
    const { locale, ...fields } = attributesOf(resource, Language);
    return { id: resource.id, locale: locale ?? '', ...fields };
  });
}

/** A row with its locale alone is enough for a build note. */
export async function createLanguage(
  client: AscClient,
  appId: string,
  locale: string,
  fields: Sent<LanguageField> = {},
): Promise<{ id: string; requestId: string | null }> {
  const answer = await client.post('/v1/betaAppLocalizations', {
    data: {
      type: 'betaAppLocalizations',
      attributes: { locale, ...fields },
      relationships: { app: { data: { type: 'apps', id: appId } } },
    },
  });
  return { id: createdId(answer), requestId: answer.requestId };
}

export async function changeLanguage(
  client: AscClient,
  id: string,
  attributes: Sent<LanguageField>,
): Promise<void> {
  const data = { type: 'betaAppLocalizations', id, attributes };
  await client.patch(`/v1/betaAppLocalizations/${id}`, { data });
}

/** The contact for Beta App Review; null if the answer has none. */
export async function readReviewContact(
  client: AscClient,
  appId: string,
): Promise<ReviewContact | null> {
  const document = await client.list('/v1/betaAppReviewDetails', { 'filter[app]': appId });
  const [resource] = many(document);
  if (resource === undefined) return null;
  const { demoAccountRequired, ...fields } = attributesOf(resource, Contact);
  return {
    id: resource.id,
    ...fields,
    demoAccountRequired: demoAccountRequired === null ? null : String(demoAccountRequired),
  };
}

/** Apple checks the resulting contact as a whole (app-store-connect.md, groups 13). */
export async function changeReviewContact(
  client: AscClient,
  id: string,
  attributes: Sent<ContactField>,
): Promise<void> {
  const data = { type: 'betaAppReviewDetails', id, attributes };
  await client.patch(`/v1/betaAppReviewDetails/${id}`, { data });
}

/** The app's own agreement for testers; null if the answer has none. */
export async function readLicenseAgreement(
  client: AscClient,
  appId: string,
): Promise<LicenseAgreement | null> {
  const document = await client.list('/v1/betaLicenseAgreements', { 'filter[app]': appId });
  const [resource] = many(document);
  if (resource === undefined) return null;
  return { id: resource.id, ...attributesOf(resource, Agreement) };
}

export async function changeLicenseAgreement(
  client: AscClient,
  id: string,
  agreementText: string | null,
): Promise<void> {
  const data = { type: 'betaLicenseAgreements', id, attributes: { agreementText } };
  await client.patch(`/v1/betaLicenseAgreements/${id}`, { data });
}
