import { appleLocale } from '#shared/asc/locales';
import { currentLanguage, perLocale } from '#shared/words/language';
import { langAttribute, localeName } from '#shared/words/locale-name';

/** What each language is found by, in plain letters. */
const searched = perLocale(() => new Map<string, readonly string[]>());

/** Languages whose names stand for one that App Store Connect has under another code. */
const otherCodes: Readonly<Record<string, string>> = { no: 'nb' };

/** Its names in the reader's language, in English and in its own, with and without the region's short form; its code. */
function namesOf(locale: string): readonly string[] {
  const known = searched().get(locale);
  if (known !== undefined) return known;
  const codes = [langAttribute(locale), otherCodes[locale] ?? []].flat();
  const names = [currentLanguage().locale, 'en', codes[0] ?? locale].flatMap((reader) =>
    codes.flatMap((code) => namesIn(reader, code)),
  );
  const all = [localeName(locale), ...codes, ...names].map(plainLetters);
  const once = [...new Set(all)];
  searched().set(locale, once);
  return once;
}

function namesIn(reader: string, code: string): string[] {
  const forms = [
    { languageDisplay: 'standard', style: 'short' },
    { languageDisplay: 'standard', style: 'long' },
    { languageDisplay: 'dialect', style: 'long' },
  ] as const;
  try {
    return forms.flatMap((form) => {
      const name = new Intl.DisplayNames([reader], { type: 'language', ...form }).of(code);
      return name ?? [];
    });
  } catch {
    return [];
  }
}

/** Accents, case and `_` in a code do not matter. */
function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase(currentLanguage().locale)
    .replaceAll('_', '-')
    .trim();
}

/**
 * How well what was typed fits a language: 0 for its whole name or a code that stands for it (`zh-CN`, `nb-NO`), 1 for
 * the beginning of a name, 2 for a part of one; null if it does not.
 */
export function languageMatch(locale: string, typed: string): 0 | 1 | 2 | null {
  const wanted = plainLetters(typed);
  if (wanted === '') return 0;
  const names = namesOf(locale);
  if (names.includes(wanted) || appleLocale(typed.trim()) === locale) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  return names.some((name) => name.includes(wanted)) ? 2 : null;
}

/** The languages that fit what was typed, the best first; those that fit as well keep their order. */
export function matchingLanguages<L extends { id: string }>(
  languages: readonly L[],
  typed: string,
): L[] {
  return languages
    .flatMap((language) => {
      const match = languageMatch(language.id, typed);
      return match === null ? [] : [{ language, match }];
    })
    .sort((a, b) => a.match - b.match)
    .map(({ language }) => language);
}
