import { z } from 'zod';
import { asSent } from '../asc/text-rules';
import { AppError } from '../errors';

/*
 * What Apple calls Test Information: the texts that testers read in TestFlight, the contact for Beta App Review, and
 * the license agreement. Apple requires part of it before a build can go to external testers.
 */

/** Apple's names of a language's fields. */
export const languageFields = [
  'description',
  'feedbackEmail',
  'marketingUrl',
  'privacyPolicyUrl',
] as const;
export type LanguageField = (typeof languageFields)[number];

/** Apple's names of the review contact's fields. */
export const contactFields = [
  'contactFirstName',
  'contactLastName',
  'contactPhone',
  'contactEmail',
  'demoAccountRequired',
  'demoAccountName',
  'demoAccountPassword',
  'notes',
] as const;
export type ContactField = (typeof contactFields)[number];

/** Apple checks a contact as a whole, and refuses any change of one that lacks these. */
export const alwaysInContact = [
  'contactFirstName',
  'contactLastName',
  'contactPhone',
  'contactEmail',
] as const satisfies readonly ContactField[];

/** The same while a demo account is required. */
export const ofDemoAccount = [
  'demoAccountName',
  'demoAccountPassword',
] as const satisfies readonly ContactField[];

/** Longer than anything that Apple takes. */
export const longestField = 20_000;

const Locale = z.string().min(1).max(64);
/** Text; empty if it is not filled in, null if the server does not report it. A switch is `true` or `false`. */
const Stored = z.string().nullable();

export const LanguageInformation = z.object({
  id: z.string(),
  /** Empty if the server does not report it. */
  locale: z.string(),
  description: Stored,
  feedbackEmail: Stored,
  marketingUrl: Stored,
  privacyPolicyUrl: Stored,
});
export type LanguageInformation = z.infer<typeof LanguageInformation>;

export const ReviewContact = z.object({
  id: z.string(),
  contactFirstName: Stored,
  contactLastName: Stored,
  contactPhone: Stored,
  contactEmail: Stored,
  demoAccountRequired: Stored,
  demoAccountName: Stored,
  demoAccountPassword: Stored,
  notes: Stored,
});
export type ReviewContact = z.infer<typeof ReviewContact>;

export const LicenseAgreement = z.object({ id: z.string(), agreementText: Stored });
export type LicenseAgreement = z.infer<typeof LicenseAgreement>;

export const TestInformation = z.object({
  app: z.object({
    id: z.string(),
    name: z.string(),
    bundleId: z.string(),
    primaryLocale: z.string().nullable(),
  }),
  /** The primary language first. */
  languages: z.array(LanguageInformation),
  /** Null if the server reports none, like the agreement. */
  contact: ReviewContact.nullable(),
  agreement: LicenseAgreement.nullable(),
});
export type TestInformation = z.infer<typeof TestInformation>;

/** What Apple keeps, checks and refuses together. */
export const InformationRow = z.discriminatedUnion('of', [
  z.object({ of: z.literal('language'), locale: Locale }),
  z.object({ of: z.literal('contact') }),
  z.object({ of: z.literal('agreement') }),
]);
export type InformationRow = z.infer<typeof InformationRow>;

export const InformationField = z.discriminatedUnion('of', [
  z.object({ of: z.literal('language'), locale: Locale, field: z.enum(languageFields) }).strict(),
  z.object({ of: z.literal('contact'), field: z.enum(contactFields) }).strict(),
  z.object({ of: z.literal('agreement'), field: z.literal('agreementText') }).strict(),
]);
export type InformationField = z.infer<typeof InformationField>;

/** A field as a person changed it. */
export const InformationChange = z
  .object({
    at: InformationField,
    /** What it was when the person began to change it. */
    base: z.string().max(longestField).nullable(),
    value: z.string().max(longestField),
  })
  .strict();
export type InformationChange = z.infer<typeof InformationChange>;

/**
 * `saved`: read back as it was sent, or there already. `changed-meanwhile`: someone changed a field since; nothing was
 * sent. `refused`: Apple kept nothing of the row. `differs`: Apple stored something else. `unanswered`: whether it
 * arrived is not known. `failed`: nothing was sent. `not-tried`: it would have failed like the row before.
 */
export const SavedRow = z.object({
  row: InformationRow,
  outcome: z.enum([
    'saved',
    'changed-meanwhile',
    'refused',
    'differs',
    'unanswered',
    'failed',
    'not-tried',
  ]),
  error: AppError.nullable(),
  /** Apple's own words about a field, unchanged. */
  refused: z.array(z.object({ field: z.string(), words: z.string() })),
});
export type SavedRow = z.infer<typeof SavedRow>;

export const SavedInformation = z.object({
  rows: z.array(SavedRow),
  /** Everything as it was read last. */
  information: TestInformation,
});
export type SavedInformation = z.infer<typeof SavedInformation>;

/** What was typed and is not saved yet. A password is never among it on the disk. */
export const InformationDraft = z.object({
  changes: z
    .array(InformationChange)
    .max(1_000)
    .transform((changes) => changes.filter((change) => !isPassword(change.at))),
});
export type InformationDraft = z.infer<typeof InformationDraft>;

export function isPassword({ field }: InformationField): boolean {
  return field === 'demoAccountPassword';
}

export function rowOf(at: InformationField): InformationRow {
  return at.of === 'language' ? { of: at.of, locale: at.locale } : { of: at.of };
}

export function idOfRow(row: InformationRow): string {
  return row.of === 'language' ? `language:${row.locale}` : row.of;
}

export function idOfField(at: InformationField): string {
  return `${idOfRow(rowOf(at))}:${at.field}`;
}

/** The text as it is sent: fields of one line without spaces around it. */
export function fieldAsSent({ field }: InformationField, text: string): string {
  const sent = asSent(text);
  return severalLines.has(field) || field === 'demoAccountPassword' ? sent : sent.trim();
}

export const severalLines: ReadonlySet<string> = new Set(['description', 'notes', 'agreementText']);

/** A field as it is stored; empty in a language that has no row yet. */
export function storedIn(information: TestInformation, at: InformationField): string | null {
  if (at.of === 'contact') return information.contact?.[at.field] ?? null;
  if (at.of === 'agreement') return information.agreement?.agreementText ?? null;
  const row = information.languages.find(({ locale }) => locale === at.locale);
  return row === undefined ? '' : row[at.field];
}

/** The same with what a person changed. */
export function withChanges(
  information: TestInformation,
  changes: readonly InformationChange[],
): TestInformation {
  const languages = [...information.languages];
  let { contact, agreement } = information;
  for (const { at, value } of changes) {
    if (at.of === 'contact') contact = contact && { ...contact, [at.field]: value };
    else if (at.of === 'agreement') agreement = agreement && { ...agreement, agreementText: value };
    else {
      const place = languages.findIndex(({ locale }) => locale === at.locale);
      const row = languages[place] ?? emptyLanguage(at.locale);
      languages.splice(place === -1 ? languages.length : place, 1, { ...row, [at.field]: value });
    }
  }
  return { ...information, languages, contact, agreement };
}

function emptyLanguage(locale: string): LanguageInformation {
  return {
    id: '',
    locale,
    description: '',
    feedbackEmail: '',
    marketingUrl: '',
    privacyPolicyUrl: '',
  };
}

/** Changes of fields that someone else changed since, to something else. */
export function conflictsIn(
  information: TestInformation,
  changes: readonly InformationChange[],
): InformationChange[] {
  return changes.filter(({ at, base, value }) => {
    const stored = storedIn(information, at);
    return stored !== base && stored !== fieldAsSent(at, value);
  });
}

/** Languages in the order in which they are listed. */
export function primaryFirst(
  { primaryLocale }: Pick<TestInformation['app'], 'primaryLocale'>,
  languages: readonly LanguageInformation[],
): LanguageInformation[] {
  const place = ({ locale }: LanguageInformation): string =>
    locale === primaryLocale ? '' : `1${locale}`;
  return [...languages].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** What external testing requires and is known to be empty. */
export function missingFields({
  app,
  languages,
  contact,
}: {
  app: Pick<TestInformation['app'], 'primaryLocale'>;
  languages: readonly LanguageInformation[];
  contact: ReviewContact | null;
}): InformationField[] {
  return [
    ...missingInLanguage(app.primaryLocale, languages),
    ...missingInContact(contact).map((field) => ({ of: 'contact' as const, field })),
  ];
}

function missingInLanguage(
  locale: string | null,
  languages: readonly LanguageInformation[],
): InformationField[] {
  if (locale === null) return [];
  // Without a row nothing is filled in; a field that a row lacks is unknown.
  const row = languages.find((one) => one.locale === locale) ?? emptyLanguage(locale);
  // A row without a language may be the one.
  if (row.id === '' && languages.some((one) => one.locale === '')) return [];
  return (['description', 'feedbackEmail'] as const)
    .filter((field) => row[field] === '')
    .map((field) => ({ of: 'language', locale, field }));
}

/** A contact that was not reported is unknown. */
function missingInContact(contact: ReviewContact | null): ContactField[] {
  const asksForAccount = contact?.demoAccountRequired === 'true';
  const needed = [...alwaysInContact, ...(asksForAccount ? ofDemoAccount : [])];
  return needed.filter((field) => contact?.[field] === '');
}
