/**
 * The locale codes that App Store Connect accepted in November 2026. Apple adds some, so a finding about an unlisted
 * one can be overridden.
 */
export const knownLocales = [
  'ar-SA',
  'bn-BD',
  'ca',
  'cs',
  'da',
  'de-DE',
  'el',
  'en-AU',
  'en-CA',
  'en-GB',
  'en-US',
  'es-ES',
  'es-MX',
  'fi',
  'fr-CA',
  'fr-FR',
  'gu-IN',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'kn-IN',
  'ko',
  'ml-IN',
  'mr-IN',
  'ms',
  'nl-NL',
  'no',
  'or-IN',
  'pa-IN',
  'pl',
  'pt-BR',
  'pt-PT',
  'ro',
  'ru',
  'sk',
  'sl-SI',
  'sv',
  'ta-IN',
  'te-IN',
  'th',
  'tr',
  'uk',
  'ur-PK',
  'vi',
  'zh-Hans',
  'zh-Hant',
] as const;

/** Common codes that Apple refuses, with the one that it accepts. */
const commonMistakes: Record<string, string> = {
  ar: 'ar-SA',
  bn: 'bn-BD',
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  nb: 'no',
  nl: 'nl-NL',
  'nb-NO': 'no',
  pt: 'pt-BR',
  'zh-CN': 'zh-Hans',
  'zh-HK': 'zh-Hant',
  'zh-TW': 'zh-Hant',
  zh: 'zh-Hans',
};

export function isKnownLocale(code: string): boolean {
  return (knownLocales as readonly string[]).includes(code);
}

/** The likely replacements, by the code in lower case. */
const meant: ReadonlyMap<string, string> = new Map(
  [...Object.entries(commonMistakes), ...knownLocales.map((known) => [known, known] as const)].map(
    ([code, locale]) => [code.toLowerCase(), locale],
  ),
);

/**
 * The locale that was probably meant, or null when the code is known or nothing is close. Systems write `zh_TW` and
 * `zh-Hant-TW` too: the longest matching prefix wins, so that a suggestion never changes the script.
 */
export function suggestLocale(typed: string): string | null {
  if (isKnownLocale(typed)) return null;
  const parts = typed.trim().toLowerCase().split(/[-_]/);
  for (let count = parts.length; count > 0; count -= 1) {
    const found = meant.get(parts.slice(0, count).join('-'));
    if (found !== undefined) return found;
  }
  return null;
}
