import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { type NotesBook, noteIn } from '../../store/notes-book';
import type { Reading } from '../../store/notes-readers';

/** `English (US) changed since build 41, German did not.` */
export function behindWords(primary: string | null, locale: string, build: string): string {
  return say('notes.behind', {
    language: localeName(primary ?? locale),
    other: localeName(locale),
    build,
  });
}

/** Where the text comes from that testers of a language read: `Own note`, `English (US) note`, `No notes`. */
export function fromWords({ from, text, locale }: Reading, { primary, notes }: NotesBook): string {
  const isCopy = primary !== null && locale !== primary && noteIn({ notes }, primary) === text;
  if (from === 'own' && !isCopy) return say('notes.readers.own');
  if (from === 'own') return say('notes.readers.same', { language: localeName(primary ?? locale) });
  if (from === 'nothing' || primary === null) return say('notes.readers.nothing');
  return say('notes.readers.primary', { language: localeName(primary) });
}

/** `Unchanged since build 39`; null for testers who read nothing. */
export function sinceWords(reading: Reading, lastBuild: string | null): string | null {
  const { from, previous, unchangedSince } = reading;
  if (from === 'nothing') return null;
  if (unchangedSince !== null) return say('notes.readers.unchanged', { build: unchangedSince });
  if (previous === null || lastBuild === null) return say('notes.readers.first');
  return say('notes.readers.changed', { build: lastBuild });
}

/** Below an empty field: what testers of the language read in its place. */
export function insteadWords({ from }: Reading, primary: string | null): string | null {
  if (from === 'own') return null;
  if (from === 'nothing' || primary === null) return say('notes.fallback-none');
  return say('notes.fallback', { language: localeName(primary) });
}
