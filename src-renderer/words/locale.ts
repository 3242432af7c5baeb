import { knownLocales } from '#shared/asc/locales';

const names = new Intl.DisplayNames('en', {
  type: 'language',
  languageDisplay: 'standard',
  style: 'short',
});

function languageOf(code: string): string {
  return code.split('-')[0] ?? code;
}

/** `German`, but `English (US)`: the place is said only where Apple knows the language in several. */
export function localeName(code: string): string {
  const language = languageOf(code);
  const variants = knownLocales.filter((known) => languageOf(known) === language).length;
  const named = variants === 1 && (knownLocales as readonly string[]).includes(code);
  try {
    return names.of(named ? language : code) ?? code;
  } catch {
    return code;
  }
}

/** The code as BCP 47 takes it in a `lang` attribute. */
export function langAttribute(code: string): string {
  return code.replaceAll('_', '-');
}
