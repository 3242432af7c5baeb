/* The language of everything that is shown: chosen once by each process before it shows anything. */

/** The languages that Slipway speaks, in their own words for the list of settings. */
export const languages = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  // Not shown: in English, but under its own name.
  'pt-BR': 'Português (Brasil)',
  ja: '日本語',
  ko: '한국어',
  'zh-Hans': '简体中文',
  ar: 'العربية',
} as const;
export type LanguageTag = keyof typeof languages;

export const languageTags = Object.keys(languages) as LanguageTag[];

export interface Language {
  /** `pseudo` exists only for tests of the window. */
  tag: LanguageTag | 'pseudo';
  /** BCP 47, for Intl: the system's own region where it speaks this language. */
  locale: string;
  /** Translated messages by key; empty for English. */
  messages: Readonly<Record<string, string>>;
}

let current: Language = { tag: 'en', locale: 'en', messages: {} };

export function setLanguage(next: Language): void {
  current = next;
}

export function currentLanguage(): Language {
  return current;
}

/** `rtl` for Arabic. */
export function textDirection(): 'ltr' | 'rtl' {
  return current.tag === 'ar' ? 'rtl' : 'ltr';
}

/** Creates one Intl object for the current locale and keeps it until the locale changes. */
export function perLocale<T>(create: (locale: string) => T): () => T {
  let made: { locale: string; value: T } | null = null;
  return () => {
    if (made?.locale !== current.locale)
      made = { locale: current.locale, value: create(current.locale) };
    return made.value;
  };
}
