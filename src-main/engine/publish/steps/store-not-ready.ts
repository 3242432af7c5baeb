import { fail } from '#shared/errors';
import { type Message, message, type Text, type Value } from '#shared/words/message';
import { listStoreLanguages } from '../../asc/app-store-texts';
import type { Refusal } from '../../asc/refusal';
import type { StepContext } from '../step';

/** Whether Apple refused to review the version for what is missing, which its associated errors name. */
export function isNotReady(refusal: Refusal): boolean {
  return (
    refusal.answer.errors.some(({ source }) => isPlaced(source)) ||
    refusal.mentions(/associated errors|can ?not be reviewed/i)
  );
}

/** Fails with everything that is missing, at once, and each thing by its name. */
export async function failNotReady(
  context: StepContext,
  versionId: string,
  refusal: Refusal,
): Promise<never> {
  const languages = await listStoreLanguages(context.asc, versionId).catch(() => []);
  const localeOf = new Map(languages.map(({ id, locale }) => [id, locale]));
  const items = missingThings(refusal.answer.errors, localeOf);
  return fail(
    'store-not-ready',
    message('error.store-not-ready.detail', { items: { list: items } }),
    {
      apple: refusal.answer,
      cause: refusal,
    },
  );
}

type AppleError = Refusal['answer']['errors'][number];

/** Each thing that is missing once, with the languages that it is missing in; what is unknown in Apple's words. */
export function missingThings(
  errors: readonly AppleError[],
  localeOf: ReadonlyMap<string, string>,
): Text[] {
  const placed = errors.filter(({ source }) => isPlaced(source));
  const things = new Map<string, { name: Text; locales: Set<string> }>();
  for (const error of placed.length > 0 ? placed : errors) {
    const name = nameOf(error);
    const key = JSON.stringify(name);
    const thing = things.get(key) ?? { name, locales: new Set<string>() };
    const locale = localeOf.get(/^\/v1\/\w+\/([^/#]+)/.exec(error.source ?? '')?.[1] ?? '');
    if (locale) thing.locales.add(locale);
    things.set(key, thing);
  }
  return [...things.values()].map(({ name, locales }) => {
    const list: Value[] = [...locales].map((locale) => ({ locale }));
    return list.length === 0
      ? name
      : message('store-missing.in-languages', { thing: name, languages: { list } });
  });
}

/** An associated error is about a resource, which its source begins with. */
function isPlaced(source: string | null): boolean {
  return source?.startsWith('/v1/') === true;
}

function nameOf({ code, title, detail, source }: AppleError): Text {
  const display = /SCREENSHOT_REQUIRED\.(\w+)/.exec(code)?.[1];
  if (display !== undefined) return message('store-missing.screenshots-for', { display });
  if (/SCREENSHOT/.test(code)) return message('store-missing.screenshots');
  const resource = /^\/v1\/(\w+)\//.exec(source ?? '')?.[1] ?? '';
  if (resource === 'ageRatingDeclarations') return message('store-missing.age-rating');
  const words = detail || title || code;
  const field =
    /\/data\/(?:attributes|relationships)\/(\w+)/.exec(source ?? '')?.[1] ??
    /(?:attribute|relationship|value for) ['"‘“](\w+)['"’”]/i.exec(words)?.[1] ??
    '';
  const known = fields[field];
  if (known !== undefined) return known();
  if (/APP_DATA_USAGES|privacy answers|App Privacy/i.test(`${code} ${words}`))
    return message('store-missing.app-privacy');
  return words;
}

/** Apple's names of fields and relationships, whichever resource they belong to. */
const fields: Readonly<Record<string, () => Message>> = {
  build: () => message('store-missing.build'),
  usesNonExemptEncryption: () => message('store-missing.compliance'),
  appEncryptionDeclaration: () => message('store-missing.declaration'),
  contentRightsDeclaration: () => message('store-missing.content-rights'),
  primaryCategory: () => message('store-missing.category'),
  ageRatingDeclaration: () => message('store-missing.age-rating'),
  appPriceSchedule: () => message('store-missing.price'),
  appAvailability: () => message('store-missing.availability'),
  appAvailabilityV2: () => message('store-missing.availability'),
  appDataUsages: () => message('store-missing.app-privacy'),
  privacyPolicyUrl: () => message('store-missing.privacy-policy'),
  copyright: () => message('store-missing.copyright'),
  appStoreReviewDetail: () => message('store-missing.review-detail'),
  contactFirstName: () => message('store-missing.contact-first-name'),
  contactLastName: () => message('store-missing.contact-last-name'),
  contactPhone: () => message('store-missing.contact-phone'),
  contactEmail: () => message('store-missing.contact-email'),
  demoAccountName: () => message('store-missing.demo-account-name'),
  demoAccountPassword: () => message('store-missing.demo-account-password'),
  name: () => message('store-missing.name'),
  whatsNew: () => message('store-missing.whats-new'),
  description: () => message('store-missing.description'),
  keywords: () => message('store-missing.keywords'),
  supportUrl: () => message('store-missing.support-url'),
};
