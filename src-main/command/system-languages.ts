import { chooseLanguage } from '#shared/words/choose-language';
import { speak } from '#shared/words/load-language';

/** From here on the command speaks the language of the terminal. */
export function speakSystemLanguage(): Promise<void> {
  return speak(chooseLanguage('system', systemLanguages(process.env)));
}

/**
 * The languages of a terminal, in BCP 47: what POSIX sets in the environment, else what the system says.
 * `SLIPWAY_LANGUAGE` wins over both. A CI machine with the locale `C` gets English.
 */
export function systemLanguages(environment: NodeJS.ProcessEnv): string[] {
  const { SLIPWAY_LANGUAGE: own, LC_ALL, LC_MESSAGES, LANG } = environment;
  if (own) return [own];
  const posix = LC_ALL || LC_MESSAGES || LANG;
  if (posix) return posixTag(posix);
  return [Intl.DateTimeFormat().resolvedOptions().locale];
}

/** `de_AT.UTF-8@euro` is `de-AT`. */
function posixTag(name: string): string[] {
  const [tag = ''] = name.split(/[.@]/);
  return ['C', 'POSIX', ''].includes(tag) ? ['en'] : [tag.replaceAll('_', '-')];
}
