import { segmenterOf } from '../../ui/word-diff';

export interface FindOptions {
  matchCase: boolean;
  wholeWords: boolean;
}

/** Where the text was found, in UTF-16 units. */
export interface Found {
  start: number;
  end: number;
}

/**
 * Every place of a text, none overlapping another. Plain text only: there is no pattern that could run forever. Whole
 * characters only, as a person sees them: a letter is not found without its accent.
 */
export function findAll(
  text: string,
  wanted: string,
  locale: string,
  options: FindOptions,
): Found[] {
  const needle = foldedText(wanted, locale, options.matchCase).text;
  if (needle === '') return [];
  const folded = foldedNote(text, locale, options.matchCase);
  const edges = options.wholeWords ? wordEdges(text, locale) : null;
  const found: Found[] = [];
  for (let at = folded.text.indexOf(needle); at !== -1; ) {
    const start = folded.places.get(at);
    const end = folded.places.get(at + needle.length);
    const isWhole =
      start !== undefined &&
      end !== undefined &&
      (edges === null || (edges.has(start) && edges.has(end)));
    if (isWhole) found.push({ start, end });
    at = folded.text.indexOf(needle, isWhole ? at + needle.length : at + 1);
  }
  return found;
}

export function replaceFound(text: string, found: readonly Found[], replacement: string): string {
  let end = 0;
  let replaced = '';
  for (const one of found) {
    replaced += text.slice(end, one.start) + replacement;
    end = one.end;
  }
  return replaced + text.slice(end);
}

interface Folded {
  text: string;
  /** Where each character of the text begins, by its place in the folded text; the end of the text too. */
  places: ReadonlyMap<number, number>;
}

const characters = new Intl.Segmenter('en-US', { granularity: 'grapheme' });

/** What may be part of a character that is more than one unit long. */
const compound =
  /[\p{M}\p{Cf}\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u{10000}-\u{10ffff}\r]/u;

function charactersOf(text: string): Iterable<string> {
  if (!compound.test(text)) return text;
  return Array.from(characters.segment(text), ({ segment }) => segment);
}

const lastFolded = new Map<string, { of: string; matchCase: boolean; folded: Folded }>();

/** Kept for each language: while a person types what to find, the notes stay the same. */
function foldedNote(text: string, locale: string, matchCase: boolean): Folded {
  const last = lastFolded.get(locale);
  if (last?.of === text && last.matchCase === matchCase) return last.folded;
  const folded = foldedText(text, locale, matchCase);
  lastFolded.set(locale, { of: text, matchCase, folded });
  return folded;
}

function foldedText(text: string, locale: string, matchCase: boolean): Folded {
  // Of other languages the rules for capitals drop accents, which would find too much.
  const rules = /^(tr|az)\b/.test(locale) ? locale : 'en-US';
  const places = new Map<number, number>();
  const parts: string[] = [];
  let [at, end] = [0, 0];
  for (const character of charactersOf(text)) {
    const folded = matchCase ? character.normalize('NFC') : foldedCase(character, rules);
    places.set(end, at);
    parts.push(folded);
    at += character.length;
    end += folded.length;
  }
  places.set(end, at);
  return { text: parts.join(''), places };
}

const foldedBy = new Map<string, Map<string, string>>();

/** The same for `ß` and `SS`, and in Turkish for `i` and `İ`; one character at a time, so that `ς` is a `σ`. */
function foldedCase(character: string, rules: string): string {
  const known = foldedBy.get(rules) ?? new Map<string, string>();
  foldedBy.set(rules, known);
  const before = known.get(character);
  if (before !== undefined) return before;
  const upper = character.toLocaleLowerCase(rules).toLocaleUpperCase(rules);
  const folded = upper.toLocaleLowerCase(rules).normalize('NFC');
  known.set(character, folded);
  return folded;
}

const lastEdges = new Map<string, { of: string; edges: ReadonlySet<number> }>();

/** Where words begin and end, as the language divides them. */
function wordEdges(text: string, locale: string): ReadonlySet<number> {
  const last = lastEdges.get(locale);
  if (last?.of === text) return last.edges;
  const edges = new Set([text.length]);
  for (const { index } of segmenterOf(locale).segment(text)) edges.add(index);
  lastEdges.set(locale, { of: text, edges });
  return edges;
}
