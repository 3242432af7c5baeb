import { type NotesBook, noteIn } from '../../store/notes-book';
import { type FindOptions, type Found, findAll, replaceFound } from './find-text';

/** What was found in one language; never empty. */
export interface Matches {
  locale: string;
  text: string;
  found: readonly Found[];
}

/** One of the matches, or the place from which the next one is looked for. */
export interface Place {
  locale: string;
  start: number;
}

export interface Query extends FindOptions {
  wanted: string;
}

/** The matches of all languages, in the given order. */
export function matchesIn(
  notes: NotesBook['notes'],
  order: readonly string[],
  query: Query,
): Matches[] {
  if (query.wanted === '') return [];
  return order.flatMap((locale) => {
    const text = noteIn({ notes }, locale);
    const found = text === '' ? [] : foundIn(locale, text, query);
    return found.length === 0 ? [] : [{ locale, text, found }];
  });
}

const known = new Map<string, { text: string; query: Query; found: readonly Found[] }>();

/** Only the note that is typed is searched again. */
function foundIn(locale: string, text: string, query: Query): readonly Found[] {
  const last = known.get(locale);
  if (last?.text === text && isSame(last.query, query)) return last.found;
  const found = findAll(text, query.wanted, locale, query);
  known.set(locale, { text, query, found });
  return found;
}

function isSame(one: Query, other: Query): boolean {
  return (
    one.wanted === other.wanted &&
    one.matchCase === other.matchCase &&
    one.wholeWords === other.wholeWords
  );
}

export function placesOf(matches: readonly Matches[]): (Place & Found)[] {
  return matches.flatMap(({ locale, found }) => found.map((one) => ({ ...one, locale })));
}

/** The first match at a place or after it; from the end of a language on, the first one of the next language. */
export function indexFrom(
  places: readonly Place[],
  from: Place | null,
  order: readonly string[],
): number {
  if (places.length === 0) return -1;
  if (from === null) return 0;
  const rank = order.indexOf(from.locale);
  const at = places.findIndex(
    ({ locale, start }) =>
      order.indexOf(locale) > rank || (locale === from.locale && start >= from.start),
  );
  return Math.max(at, 0);
}

/** The notes of these languages with every match replaced. */
export function replacedNotes(
  matches: readonly Matches[],
  replacement: string,
): { locale: string; text: string }[] {
  return matches.map(({ locale, text, found }) => ({
    locale,
    text: replaceFound(text, found, replacement),
  }));
}

/** The match with some words around it, of its own line only. */
export function contextOf({ text }: Matches, { start, end }: Found): [string, string, string] {
  const around = 32;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const last = lineEnd === -1 ? text.length : lineEnd;
  const from = wordStart(text, Math.max(line, start - around), start);
  const to = Math.min(last, end + around);
  return [
    `${from > line ? '…' : ''}${text.slice(from, start)}`,
    text.slice(start, end),
    `${text.slice(end, to).replace(/[\uD800-\uDBFF]$/, '')}${to < last ? '…' : ''}`,
  ];
}

/** The start of the next word, so that no character is cut. */
function wordStart(text: string, from: number, before: number): number {
  const isInside = from > 0 && text[from - 1] !== '\n';
  const space = isInside ? text.slice(from, before).search(/\s/) : -1;
  if (space !== -1) return from + space + 1;
  return /[\uDC00-\uDFFF]/.test(text[from] ?? '') ? from + 1 : from;
}
