/* What a person may have overlooked in a note. Apple accepts all of it, so nothing here ever blocks. */

import { asSent } from '../asc/text-rules';
import type { LocaleNote } from './publish-plan';

/**
 * `insecure-link` begins with http://. `bare-link` has no https:// and may not open. `unfinished`: TODO, lorem ipsum.
 * `placeholder` was not filled in. `other-platform` names a store or system that is not Apple's. `price`: differs by
 * country. `same-text` as in the primary language. `merge-marker`: left by a version control system.
 */
export type HintKind =
  | 'insecure-link'
  | 'bare-link'
  | 'unfinished'
  | 'placeholder'
  | 'other-platform'
  | 'price'
  | 'same-text'
  | 'merge-marker';

export interface NoteHint {
  kind: HintKind;
  /** In UTF-16 units of the note. */
  index: number;
  /** What stands there; empty if the whole note is meant. */
  text: string;
}

const patterns: readonly (readonly [HintKind, RegExp])[] = [
  ['merge-marker', /^(?:<{7}|>{7})(?= |$).*/gm],
  [
    'placeholder',
    /\$?\{\{?\s*[\w.-]+\s*\}?\}|<\w+>|(?<![\d%]\s?)%(?:\d+\$)?[@sdif](?![\p{L}\d])/gu,
  ],
  ['unfinished', /(?<![\p{L}\d])(?:FIXME|XXX|TBD|TKTK)(?![\p{L}\d])|lorem ipsum/giu],
  ['insecure-link', /\bhttp:\/\/[^\s)\]"'”’]+/gi],
  [
    'bare-link',
    /(?<![\p{L}\d@./:_-])(?:www\.[\p{L}\d-]+\.[\p{L}\d./?=&%#-]+|[a-z\d][a-z\d-]+\.(?:com|org|net|io|app|dev)\b(?:\/[^\s)\]"'”’]*)?)/gu,
  ],
  [
    'other-platform',
    /(?<![\p{L}\d])(?:Android|Google Play|Play Store|Windows Phone|AppGallery|Galaxy Store|Amazon Appstore|F-Droid|BlackBerry|HarmonyOS)(?![\p{L}\d])/gu,
  ],
  [
    'price',
    /[$€£¥₹₩₽]\s?\d[\d.,]*|(?<![\d.,])\d[\d.,]*\s?(?:[€£¥₹₩₽]|(?:USD|EUR|GBP|JPY|CHF)(?!\p{L}))/gu,
  ],
];

/** `todo` is a word in these languages, so there it counts only as programmers write it: `TODO:`. */
const hasWordTodo = /^(?:es|pt|ca|it)\b/;
const todo = /(?<![\p{L}\d])TODO(?![\p{L}\d])/gu;
const surelyTodo = /(?<![\p{L}\d])TODO[:(]/gu;

/** `primary` is the note that others are translated from. */
export function hintsIn({ locale, text }: LocaleNote, primary: LocaleNote | null): NoteHint[] {
  const found = [...patterns, ['unfinished', hasWordTodo.test(locale) ? surelyTodo : todo] as const]
    .flatMap(([kind, pattern]) =>
      [...text.matchAll(pattern)].map(({ 0: there, index }) => ({ kind, index, text: there })),
    )
    .sort((a, b) => a.index - b.index);
  return isUntranslated({ locale, text }, primary)
    ? [{ kind: 'same-text', index: 0, text: '' }, ...found]
    : found;
}

/** English for the UK may read as English for the US; French may not. */
function isUntranslated({ locale, text }: LocaleNote, primary: LocaleNote | null): boolean {
  if (primary === null || languageOf(locale) === languageOf(primary.locale)) return false;
  const words = asSent(text).trim();
  return /\p{L}{2}/u.test(words) && words === asSent(primary.text).trim();
}

function languageOf(locale: string): string {
  return locale.split('-')[0] ?? locale;
}
