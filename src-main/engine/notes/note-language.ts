import { appleLocale, knownLocales } from '#shared/asc/locales';

/**
 * Apple's locale for a language as files name it: by a code in any spelling, or by its name in English or in its own
 * language. Null if App Store Connect has none, or if it is not certain which one is meant.
 */
export function localeOf(written: string): string | null {
  const word = written.trim();
  if (word.length > longestName) return null;
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const locale = appleLocale(word) ?? localesByName().get(nameKey(word)) ?? null;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, locale);
  return locale;
}

/** Characters. Files are read line by line, and only a short line can be a language. */
const longestName = 60;

/** Unicode's tables are slow, and a file has the same few words over and over. */
const remembered = new Map<string, string | null>();
const mostRemembered = 10_000;

/** Whether a word names a language, also one that App Store Connect does not have. */
export function namesLanguage(written: string): boolean {
  const word = written.trim();
  if (word.length > longestName) return false;
  return localeOf(word) !== null || isLanguageCode(word) || otherNames().has(nameKey(word));
}

/** `no-crash` is a code with a variant as well, and nobody means it. */
export function isOddCode(written: string): boolean {
  return /^[a-z]{2,3}[-_]/i.test(written) && !codeShape.test(written);
}

const codeShape = /^[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?$/i;

/** A code such as `et` or `fil-PH`; the language exists, whether or not App Store Connect has it. */
export function isLanguageCode(written: string): boolean {
  const code = written.trim();
  if (code.toLowerCase() === 'default') return true;
  if (!codeShape.test(code)) return false;
  const [language = ''] = code.split(/[-_]/);
  return language.length === 2 || hasEnglishName(language.toLowerCase());
}

/** Whether Unicode knows a language by this code. */
export function hasEnglishName(code: string): boolean {
  return englishName(code) !== undefined;
}

const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

function englishName(code: string): string | undefined {
  try {
    return english.of(code);
  } catch {
    return undefined;
  }
}

function nameKey(name: string): string {
  const word = name.normalize('NFC').toLowerCase().replaceAll('（', ' (').replaceAll('）', ')');
  return word.replace(/\s+/g, ' ').replaceAll(' (', '(').trim();
}

/** `American English`, `English (United States)`, and `English (US)`, as Slipway itself has it. */
const manners = [
  { languageDisplay: 'dialect' },
  { languageDisplay: 'standard' },
  { languageDisplay: 'standard', style: 'short' },
] as const;

let byName: ReadonlyMap<string, string> | null = null;

/** Apple's locales by their names. A name without a region stands for the code without one. */
function localesByName(): ReadonlyMap<string, string> {
  if (byName !== null) return byName;
  const names = new Map<string, string>(Object.entries(otherSpellings));
  for (const locale of knownLocales) {
    const [language = ''] = locale.split('-');
    const bare = appleLocale(language);
    for (const reader of ['en', locale])
      for (const manner of manners) {
        const words = new Intl.DisplayNames([reader], { type: 'language', ...manner });
        names.set(nameKey(words.of(locale) ?? locale), locale);
        if (bare !== null) names.set(nameKey(words.of(language) ?? language), bare);
      }
  }
  byName = names;
  return names;
}

/** Names that Unicode's tables do not have, or no longer have. */
const otherSpellings: Readonly<Record<string, string>> = {
  bengali: 'bn-BD',
  oriya: 'or-IN',
  slovene: 'sl-SI',
  bokmål: 'no',
};

let others: ReadonlySet<string> | null = null;

/** The English names of all languages with a code of two letters. */
function otherNames(): ReadonlySet<string> {
  if (others !== null) return others;
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  others = new Set(
    codes.flatMap((code) => {
      const name = englishName(code);
      return name === undefined ? [] : [nameKey(name)];
    }),
  );
  return others;
}
