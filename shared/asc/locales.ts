/** The locale codes that App Store Connect took in November 2026. Apple adds some: never refuse an unlisted one for that alone. */
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

/** Codes that people write and Apple refuses, with the one that it takes. */
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

/** The locale that was probably meant, or null when the code is known or nothing is close. */
export function suggestLocale(code: string): string | null {
  if ((knownLocales as readonly string[]).includes(code)) return null;
  const sameButCase = knownLocales.find((known) => known.toLowerCase() === code.toLowerCase());
  const language = code.split(/[-_]/)[0] ?? code;
  return (
    sameButCase ??
    commonMistakes[code] ??
    knownLocales.find((known) => known === language) ??
    commonMistakes[language] ??
    null
  );
}
