import { textDirection } from '#shared/words/language';
import { speak } from '#shared/words/load-language';
import { request } from '../bridge/bridge';
import { useWindow } from './window';

/** Loads the language that the settings and the system ask for; English stays if it cannot be read. */
export async function speakChosenLanguage(): Promise<void> {
  const reply = await request('app:language', {});
  if (!reply.ok) return;
  await speak(reply.value);
  document.documentElement.lang = reply.value.locale;
  document.documentElement.dir = textDirection();
  // What was announced is in the language before.
  useWindow.setState(({ language }) => ({ language: language + 1, said: '' }));
  // The control that chose the language is rendered again: the keyboard stays where it was.
  requestAnimationFrame(() =>
    document.getElementById('settings-language')?.querySelector('button')?.focus(),
  );
}
