import type { ChosenLanguage } from './choose-language';
import { type Language, type LanguageTag, setLanguage } from './language';

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
