import type { Settings } from '#shared/domain/settings';
import { type ChosenLanguage, chooseLanguage } from '#shared/words/choose-language';
import { speak } from '#shared/words/load-language';

export interface SpokenLanguage {
  current(): ChosenLanguage;
  /** Loads it; from then on menus, dialogs and notifications are in that language. */
  apply(): Promise<void>;
}

/** The language that the settings and the system ask for at the moment. */
export function spokenLanguage(
  chosen: () => Settings['language'],
  system: () => readonly string[],
): SpokenLanguage {
  const current = (): ChosenLanguage => chooseLanguage(chosen(), system());
  return { current, apply: () => speak(current()) };
}
