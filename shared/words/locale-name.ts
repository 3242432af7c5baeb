import { knownLocales } from '../asc/locales';
import { perLocale } from './language';

const names = perLocale(
  (locale) =>
    new Intl.DisplayNames(locale, {
      type: 'language',
      languageDisplay: 'standard',
      style: 'short',
    }),
);

function languageOf(code: string): string {
  return code.split('-')[0] ?? code;
}

/** `German`, but `English (US)`: the region is named only if Apple has the language in several. */
export function localeName(code: string): string {
  const language = languageOf(code);
  const variants = knownLocales.filter((known) => languageOf(known) === language).length;
  const named = variants === 1 && (knownLocales as readonly string[]).includes(code);
  try {
    return names().of(named ? language : code) ?? code;
  } catch {
    return code;
  }
}

/** The code in BCP 47 form, for a `lang` attribute. */
export function langAttribute(code: string): string {
  return code.replaceAll('_', '-');
}
