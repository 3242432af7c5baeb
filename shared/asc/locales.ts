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

export function isKnownLocale(code: string): boolean {
  return (knownLocales as readonly string[]).includes(code);
}

/** Apple has one Norwegian, which is Bokmål; Nynorsk (`nn`) is another language. */
const otherNames: Readonly<Record<string, string>> = { nb: 'no' };

const readLocales = knownLocales.map((code) => {
  const { language, script } = new Intl.Locale(code).maximize();
  return { code, language, script };
});

/**
 * Apple's code for what a file, a preset or a system calls a language, or null if that is not certain. Spaces around
 * it, `_`, case, withdrawn codes (`iw`, `in`) and three-letter codes (`deu`) do not matter. A region that Apple does
 * not list (`de-AT`, `bn-IN`) is taken where Apple has the language once: there is no other place for the text.
 *
 * Apple has `en`, `es`, `fr` and `pt` in several regions, and `zh` in two scripts. The bare code stands for the one
 * that Unicode's likely subtags give it, as it does for a folder `pt.lproj` in an app: `en-US`, `es-ES`, `fr-FR`,
 * `pt-BR`, `zh-Hans`. With a region that is not listed (`en-IE`, `es-419`) a person has to choose, and a text in
 * another script (`pa-PK`, `hi-Latn`) never goes where readers expect theirs.
 */
export function appleLocale(code: string): string | null {
  if (isKnownLocale(code)) return code;
  const typed = localeOf(code);
  const whole = typed === null ? null : maximized(typed);
  if (typed === null || whole === null) return null;
  const language = otherNames[typed.language] ?? typed.language;
  const { script, region } = whole;
  const candidates = readLocales.filter(
    (one) => one.language === language && one.script === script,
  );
  if (candidates.length <= 1) return candidates[0]?.code ?? null;
  return candidates.find((one) => one.code === `${language}-${region}`)?.code ?? null;
}

function localeOf(code: string): Intl.Locale | null {
  try {
    return new Intl.Locale(code.trim().replaceAll('_', '-'));
  } catch {
    return null;
  }
}

/** Null for a word that only looks like a code, such as `german`: Chromium throws where Node answers. */
function maximized(locale: Intl.Locale): Intl.Locale | null {
  try {
    return locale.maximize();
  } catch {
    return null;
  }
}

/** For a region that Apple does not list: Spanish outside Spain is mostly American, Portuguese outside Brazil European. */
const nearest: Readonly<Record<string, string>> = {
  en: 'en-GB',
  es: 'es-MX',
  fr: 'fr-FR',
  pt: 'pt-PT',
};

/** The locale that was probably meant, or null when the code is known or nothing is close. */
export function suggestLocale(typed: string): string | null {
  if (isKnownLocale(typed)) return null;
  return appleLocale(typed) ?? nearest[localeOf(typed)?.language ?? ''] ?? null;
}
