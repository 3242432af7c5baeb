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
  useWindow.setState(({ language }) => ({ language: language + 1 }));
}
