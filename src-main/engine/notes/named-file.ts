import { extname } from 'node:path';
import {
  hasEnglishName,
  isLanguageCode,
  isOddCode,
  localeOf,
  namesLanguage,
} from './note-language';

/** The name of a file that holds the note of one language: what stands before and after the language. */
export interface FileNaming {
  before: string;
  /** As it is written. */
  code: string;
  after: string;
}

const endings = /^\.(?:txt|text|md|markdown)$/i;

/** What files of notes are called beside their language: by Slipway, by the other store, by Xcode Cloud, by people. */
const family =
  /^(?:release[ ._-]?notes?|notes?|what['’]?s[ ._-]?new|what[ ._-]?to[ ._-]?test|change[ ._-]?logs?|translations?|texts?|v?\d[\d.]*)$/i;

/** What people write after a language. */
const addition = /^(?:utf[ _-]?(?:8|16)(?:le|be)?|final|new|draft|copy|v?\d+)$/i;

/** The one file without an ending that is read: the other store has it as `whatsnew-de-DE`. */
const withoutEnding = /^whatsnew[-_]/i;

/** How a file names its language: `de-DE.txt`, `notes-de.txt`, `German.md`, `whatsnew-fr-FR`. Null if it names none. */
export function namingOf(name: string): FileNaming | null {
  const found = extname(name);
  const isText = endings.test(found);
  if (!isText && !withoutEnding.test(name)) return null;
  const ending = isText ? found : '';
  const base = name.slice(0, name.length - ending.length);
  if (isLanguage(base)) return { before: '', code: base, after: ending };
  const breaks = [...base.matchAll(/[ ._-]/g)].map(({ index }) => index);
  for (const at of breaks) {
    const [head, tail] = [base.slice(0, at), base.slice(at + 1)];
    if (isLanguage(tail) && (family.test(head) || isClear(tail)))
      return { before: base.slice(0, at + 1), code: tail, after: ending };
  }
  for (const at of breaks.toReversed()) {
    const [head, tail] = [base.slice(0, at), base.slice(at + 1)];
    const isMeant = family.test(tail) || addition.test(tail) || hasRegion(head);
    if (isLanguage(head) && isMeant)
      return { before: '', code: head, after: base.slice(at) + ending };
  }
  return null;
}

/** The name of a file for another language, like one that is there: `fr_FR.md` makes `pt_BR.md`. */
export function nameLike({ before, code, after }: FileNaming, locale: string): string {
  const written = /^[A-Za-z]{2,3}_/.test(code) ? locale.replaceAll('-', '_') : locale;
  return before + written + after;
}

const hasRegion = (word: string): boolean => /^[a-z]{2,3}[-_][a-z\d]{2,4}$/i.test(word);

/**
 * Most short names are no language (`qa`, `new`, `to-do`): a code that App Store Connect does not have counts only as it
 * is properly written, such as `et` and `et-EE`.
 */
function isLanguage(word: string): boolean {
  if (isOddCode(word)) return false;
  if (localeOf(word) !== null) return true;
  if (isLanguageCode(word))
    return /^[a-z]{2}(?:[-_][A-Z]{2})?$/.test(word) && hasEnglishName(word.slice(0, 2));
  return namesLanguage(word);
}

/** Whether a word is no other: `build-no.txt` is not Norwegian, `orbit-German.txt` is German. */
const isClear = (word: string): boolean => hasRegion(word) || word.length > 3;
