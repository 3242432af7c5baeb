import { type Language, type LanguageTag, languages } from './language';

export interface ChosenLanguage {
  tag: Language['tag'];
  locale: string;
}

/**
 * The language to speak and the locale for numbers and dates.
 * `chosen` is the person's setting; `system` lists the system's languages in BCP 47, the preferred one first.
 */
export function chooseLanguage(
  chosen: LanguageTag | 'system',
  system: readonly string[],
): ChosenLanguage {
  const known = system.flatMap((tag) => localeOf(tag) ?? []);
  if (system[0] === 'pseudo') return { tag: 'pseudo', locale: 'en' };
  if (chosen !== 'system') {
    const own = known.find((locale) => languageFor(locale) === chosen);
    return { tag: chosen, locale: own?.baseName ?? inRegionOf(chosen, known[0]) };
  }
  for (const locale of known) {
    const tag = languageFor(locale);
    if (tag !== null) return { tag, locale: locale.baseName };
  }
  return { tag: 'en', locale: inRegionOf('en', known[0]) };
}

/** Without extensions such as `-u-ca-buddhist`, and also from `de_AT.UTF-8`; null for what is no locale. */
function localeOf(tag: string): Intl.Locale | null {
  try {
    const [plain = ''] = tag.split(/[.@]/);
    return new Intl.Locale(new Intl.Locale(plain.replaceAll('_', '-')).baseName);
  } catch {
    return null;
  }
}

/** The language to speak to readers of this locale; null if Slipway does not speak it. */
export function spokenLanguageOf(tag: string): LanguageTag | null {
  const locale = localeOf(tag);
  return locale && languageFor(locale);
}

/** Traditional Chinese is not spoken; Portuguese is spoken as in Brazil. */
function languageFor(locale: Intl.Locale): LanguageTag | null {
  const { language, script } = locale.maximize();
  if (language === 'zh') return script === 'Hans' ? 'zh-Hans' : null;
  if (language === 'pt') return 'pt-BR';
  return Object.hasOwn(languages, language) ? (language as LanguageTag) : null;
}

/** English for someone in Finland writes dates as in Finland. */
function inRegionOf(tag: LanguageTag, system: Intl.Locale | undefined): string {
  const own = new Intl.Locale(tag);
  const region = own.region ?? system?.region;
  return region === undefined ? tag : new Intl.Locale(tag, { region }).baseName;
}
