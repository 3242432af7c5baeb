/* The texts of an App Store version as they would be: as it has them, with what a person typed since. */

import type { TextRule } from '../asc/text-rules';
import {
  isFirstVersion,
  longestStoreText,
  type StoreLanguage,
  type StorePage,
  type StoreTextField,
  type StoreTexts,
  storeTextFields,
  storeTextLimits,
  storeTextsFor,
} from './app-store';
import type { LocaleNote } from './publish-plan';

const forms: Readonly<Record<StoreTextField, TextRule['form']>> = {
  whatsNew: 'text',
  description: 'text',
  // No refusal of a character in these two is known (app-store-connect.md, versions).
  promotionalText: 'words',
  keywords: 'words',
  supportUrl: 'address',
  marketingUrl: 'address',
};

const rules = new Map<StoreTextField, TextRule>(
  storeTextFields.map((field) => [
    field,
    { limit: storeTextLimits[field] ?? null, form: forms[field] },
  ]),
);

/** The same object each time. */
export function storeTextRule(field: StoreTextField): TextRule {
  return rules.get(field) ?? { limit: null, form: 'text' };
}

/** What App Review requires in each language of a version. */
export function isRequiredText(field: StoreTextField): boolean {
  return field !== 'promotionalText' && field !== 'marketingUrl';
}

/** A first version has no What's New (app-store-connect.md, versions). */
export function offeredTexts(page: Pick<StorePage, 'versions'>): readonly StoreTextField[] {
  return isFirstVersion(page)
    ? storeTextFields.filter((field) => field !== 'whatsNew')
    : storeTextFields;
}

/**
 * The languages that the version has before anything is typed; null if they are not known. A version that is not
 * there yet gets those of the one on sale, without What's New, and the first one the app's primary language.
 */
export function languagesToEdit({
  app,
  open,
  live,
  languages,
  liveLanguages,
}: Pick<StorePage, 'app' | 'open' | 'live' | 'languages' | 'liveLanguages'>):
  | readonly StoreLanguage[]
  | null {
  if (open !== null) return languages;
  if (live === null) return app.primaryLocale === null ? [] : [emptyLanguage(app.primaryLocale)];
  return liveLanguages?.map((language) => ({ ...language, whatsNew: '' })) ?? null;
}

function emptyLanguage(locale: string): StoreLanguage {
  return {
    id: '',
    locale,
    whatsNew: '',
    promotionalText: '',
    description: '',
    keywords: '',
    supportUrl: '',
    marketingUrl: '',
    screenshots: [],
  };
}

type Languages = readonly StoreLanguage[];

/** As the version has it; empty in a language that it does not have. */
function storedText(languages: Languages, locale: string, field: StoreTextField): string {
  return languages.find((one) => one.locale === locale)?.[field] ?? '';
}

/** One text in every language of the version, and in those in which any text was typed. */
export function shownTexts(
  languages: Languages,
  typed: readonly StoreTexts[],
  field: StoreTextField,
): LocaleNote[] {
  const locales = new Set([
    ...languages.map(({ locale }) => locale),
    ...typed.map(({ locale }) => locale),
  ]);
  return [...locales].map((locale) => ({
    locale,
    text:
      typed.find((one) => one.locale === locale)?.[field] ?? storedText(languages, locale, field),
  }));
}

/** What is typed with these texts changed; a text that is as the version has it is no change, nor is null. */
export function withStoreTexts(
  languages: Languages,
  typed: readonly StoreTexts[],
  field: StoreTextField,
  changed: readonly { locale: string; text: string | null }[],
): StoreTexts[] {
  return changed.reduce<StoreTexts[]>(
    (all, { locale, text }) => {
      const before: StoreTexts = all.find((one) => one.locale === locale) ?? { locale };
      const stored = storedText(languages, locale, field);
      const isChange = text !== null && text !== stored;
      const next = storeTextsFor(
        locale,
        { ...before, [field]: isChange ? text.slice(0, longestStoreText) : undefined },
        { ...before.base, [field]: baseOf(languages, before, field) },
      );
      const rest = all.filter((one) => one.locale !== locale);
      return next === null ? rest : [...rest, next];
    },
    [...typed],
  );
}

/**
 * What the person saw when they began to change it: someone else may have changed it since. Undefined if the version
 * has no such text, or does not report it. What was typed and has arrived there was seen too.
 */
function baseOf(
  languages: Languages,
  before: StoreTexts,
  field: StoreTextField,
): string | undefined {
  const stored = languages.find(({ locale }) => locale === before.locale)?.[field] ?? undefined;
  const typed = before[field];
  return typed === undefined || typed === stored ? stored : before.base?.[field];
}

/** What App Review requires in a language and is empty in it; What's New only where there is one. */
export function missingTexts(
  languages: Languages,
  typed: readonly StoreTexts[],
  offered: readonly StoreTextField[],
  locale: string,
): StoreTextField[] {
  const own = typed.find((one) => one.locale === locale);
  return offered
    .filter(isRequiredText)
    .filter((field) => (own?.[field] ?? storedText(languages, locale, field)).trim() === '');
}

/** What becomes of the text of one language when it is copied. */
export interface CopiedText extends LocaleNote {
  /** `new-language`: the other side does not have the language, so it is left out. */
  outcome: 'fills' | 'replaces' | 'same' | 'new-language';
}

/**
 * Texts of one kind that become texts of the other kind, in the same languages by Apple's exact codes: `en-GB` is not
 * `en-US`. Empty ones are left out.
 */
export function copiedTexts(from: readonly LocaleNote[], to: readonly LocaleNote[]): CopiedText[] {
  return from
    .filter(({ text }) => text.trim() !== '')
    .map((note): CopiedText => {
      const there = to.find(({ locale }) => locale === note.locale);
      if (there === undefined) return { ...note, outcome: 'new-language' };
      if (there.text === note.text) return { ...note, outcome: 'same' };
      return { ...note, outcome: there.text.trim() === '' ? 'fills' : 'replaces' };
    });
}

/** Those that change something. */
export function copiesToWrite(copies: readonly CopiedText[]): LocaleNote[] {
  return copies
    .filter(({ outcome }) => outcome === 'fills' || outcome === 'replaces')
    .map(({ locale, text }) => ({ locale, text }));
}
