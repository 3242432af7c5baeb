import { create } from 'zustand';
import { checkUnder, type TextCheck, type TextRule } from '#shared/asc/text-rules';
import { isWebAddress } from '#shared/asc/web-address';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { perLocale } from '#shared/words/language';
import { localeName } from '#shared/words/locale-name';
import { languageMatch } from '../words/language-search';
import { type NotesBook, ruleOf } from './notes-book';

/** What a language needs, if anything: its text, a correction, a person who reads a translation. */
export type LanguageNeed = 'empty' | 'to-fix' | 'to-review';

/** Languages of one kind, in the order in which they are shown. */
export interface LanguageGroup {
  /** `added`: the app has them at App Store Connect only once their notes are sent. */
  of: 'primary' | 'app' | 'added';
  locales: readonly string[];
}

interface LanguageView {
  /** The typed filter. */
  query: string;
  /** Only languages that need this are listed; null for all. */
  only: LanguageNeed | null;
  /** Several languages that are selected at once; empty while only the edited one is. */
  selected: ReadonlySet<string>;
}

const everything: LanguageView = { query: '', only: null, selected: new Set() };

/** How the list of languages is filtered, and what is selected in it. */
export const useLanguageView = create<LanguageView>(() => everything);

export function changeLanguageView(change: Partial<LanguageView>): void {
  useLanguageView.setState(change);
}

export function showAllLanguages(): void {
  useLanguageView.setState(everything);
}

type Listed = Pick<
  NotesBook,
  | 'text'
  | 'locales'
  | 'primary'
  | 'ofApp'
  | 'chosen'
  | 'notes'
  | 'toReview'
  | 'written'
  | 'displaced'
>;

/** Whether two texts of a language are kept, and a person has to choose. */
export function isDisplaced({ displaced }: Pick<NotesBook, 'displaced'>, locale: string): boolean {
  return displaced?.notes.some((note) => note.locale === locale) ?? false;
}

/** What the note in a language needs before it can be published; null if nothing. */
export function needOf(book: Listed, locale: string): LanguageNeed | null {
  const note = book.notes.find((one) => one.locale === locale);
  if (isDisplaced(book, locale)) return 'to-fix';
  if (note === undefined || note.text.trim() === '')
    return book.text?.isRequired === false ? null : 'empty';
  const written = book.written.find(({ name }) => name === locale);
  const isRefused = written?.state === 'refused' || written?.state === 'failed';
  if (isRefused || written?.elsewhere !== undefined || !isAccepted(note, ruleOf(book)))
    return 'to-fix';
  // Once it is sent, reading it is no longer due before that.
  const isSent = written?.state === 'sent' || written?.state === 'read-back';
  return book.toReview.includes(locale) && !isSent ? 'to-review' : null;
}

/** Asked of every note at every key, and only one of them is another text then. */
const checks = new WeakMap<LocaleNote, { rule: TextRule; check: TextCheck }>();

function checkOf(note: LocaleNote, rule: TextRule): TextCheck {
  const known = checks.get(note);
  if (known?.rule === rule) return known.check;
  const check = checkUnder(note.text, rule);
  checks.set(note, { rule, check });
  return check;
}

function isAccepted(note: LocaleNote, rule: TextRule): boolean {
  const { tooLong, refused } = checkOf(note, rule);
  const isFit = rule.form !== 'address' || isWebAddress(note.text.trim());
  return isFit && !tooLong && refused.length === 0;
}

/** The listed languages with a text, and how many texts App Store Connect would refuse, by the reason. */
export function countTexts(book: Listed): Record<'written' | 'unsupported' | 'tooLong', number> {
  const written = book.notes.filter(
    ({ locale, text }) => book.locales.includes(locale) && text.trim() !== '',
  );
  return {
    written: written.length,
    unsupported: written.filter((note) => checkOf(note, ruleOf(book)).refused.length > 0).length,
    tooLong: written.filter((note) => checkOf(note, ruleOf(book)).tooLong).length,
  };
}

export function countNeeds(book: Listed): Record<LanguageNeed, number> {
  const counts = { empty: 0, 'to-fix': 0, 'to-review': 0 };
  for (const locale of book.locales) {
    const need = needOf(book, locale);
    if (need !== null) counts[need] += 1;
  }
  return counts;
}

const collator = perLocale((locale) => new Intl.Collator(locale));

/** The names of languages as they are sorted and found, by code. */
function namesOf(locales: readonly string[]): ReadonlyMap<string, string> {
  return new Map(locales.map((locale) => [locale, localeName(locale)]));
}

/**
 * The primary language first, then the others of the app, then those that the notes would add, each from A to Z by
 * their names in the reader's language. The edited language stays listed while it no longer matches a filter by need:
 * a note must not vanish at the first letter.
 */
export function languageGroups(
  book: Listed,
  { query, only }: Pick<LanguageView, 'query' | 'only'>,
): LanguageGroup[] {
  const names = namesOf(book.locales);
  const isShown = (locale: string): boolean =>
    (only === null || needOf(book, locale) === only || locale === book.chosen) &&
    languageMatch(locale, query) !== null;
  const sorted = book.locales
    .filter(isShown)
    .sort((a, b) => collator().compare(names.get(a) ?? a, names.get(b) ?? b) || (a < b ? -1 : 1));
  const isOfApp = (locale: string): boolean => book.ofApp?.includes(locale) ?? true;
  const others = sorted.filter((locale) => locale !== book.primary);
  const groups: LanguageGroup[] = [
    { of: 'primary', locales: sorted.filter((locale) => locale === book.primary) },
    { of: 'app', locales: others.filter(isOfApp) },
    { of: 'added', locales: others.filter((locale) => !isOfApp(locale)) },
  ];
  return groups.filter(({ locales }) => locales.length > 0);
}

export function shownLanguages(book: Listed): string[] {
  return languageGroups(book, useLanguageView.getState()).flatMap(({ locales }) => locales);
}

/** The languages that are listed under the same name as another: their codes tell them apart. */
export function sameNamed(locales: readonly string[]): ReadonlySet<string> {
  const names = namesOf(locales);
  const all = [...names.values()];
  return new Set(
    locales.filter((locale) => all.filter((name) => name === names.get(locale)).length > 1),
  );
}
