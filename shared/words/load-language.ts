import { type ChosenLanguage, spokenLanguageOf } from './choose-language';
import { english } from './english';
import { type Language, type LanguageTag, setLanguage } from './language';
import type { MessageKey } from './message';

type Translations = Readonly<Record<string, string>>;

/** Only the one that is spoken is loaded. */
const translations: Record<Exclude<LanguageTag, 'en'>, () => Promise<{ default: Translations }>> = {
  de: () => import('./translations/de.json', { with: { type: 'json' } }),
  fr: () => import('./translations/fr.json', { with: { type: 'json' } }),
  es: () => import('./translations/es.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./translations/pt-BR.json', { with: { type: 'json' } }),
  ja: () => import('./translations/ja.json', { with: { type: 'json' } }),
  ko: () => import('./translations/ko.json', { with: { type: 'json' } }),
  'zh-Hans': () => import('./translations/zh-Hans.json', { with: { type: 'json' } }),
  ar: () => import('./translations/ar.json', { with: { type: 'json' } }),
};

async function messagesIn(tag: Language['tag']): Promise<Translations> {
  if (tag === 'en' || tag === 'pseudo') return {};
  return (await translations[tag]()).default;
}

/** From here on everything that this process shows is in that language. */
export async function speak({ tag, locale }: ChosenLanguage): Promise<void> {
  setLanguage({ tag, locale, messages: await messagesIn(tag) });
}

/**
 * Words without values in the language of a note, which need not be the one of the window; in English if Slipway does
 * not speak it.
 */
export async function wordsFor<Name extends string>(
  locale: string,
  keys: Readonly<Record<Name, MessageKey>>,
): Promise<Record<Name, string>> {
  const messages = await messagesIn(spokenLanguageOf(locale) ?? 'en');
  const words = Object.entries<MessageKey>(keys).map(([name, key]) => [
    name,
    messages[key] ?? english[key],
  ]);
  return Object.fromEntries(words) as Record<Name, string>;
}
