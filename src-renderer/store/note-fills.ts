import { type Preset, presetFor } from '#shared/domain/preset';
import { fillTemplate, templatePlaceholders } from '#shared/domain/preset-use';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import { type NotesBook, noteIn } from './notes-book';
import { accountIdOf } from './notes-readers';
import { useSnapshots } from './snapshots';
import { showToast } from './window';

const isEmpty = (book: NotesBook, locale: string): boolean => noteIn(book, locale).trim() === '';

/** Copies what testers saw last: into the languages that are still empty, or in place of what was written. */
export function copyFromPrevious(book: NotesBook, into: 'empty' | 'all'): void {
  const { previous } = book;
  if (previous === null) return;
  const { buildNumber: build } = previous;
  const copied = previous.notes.filter(({ locale, text }) =>
    into === 'all' ? noteIn(book, locale) !== text : isEmpty(book, locale),
  );
  if (copied.length === 0)
    return showToast(
      into === 'all' ? say('notes.copy.all-same', { build }) : say('notes.all-written'),
    );
  book.writeAll(copied, say('notes.copied', { count: copied.length, build }));
}

/** Copies the primary language's note into the languages that are still empty. */
export function copyToEmpty(book: NotesBook): void {
  const { primary, locales } = book;
  if (primary === null) return;
  const text = noteIn(book, primary);
  const copies = locales
    .filter((locale) => locale !== primary && isEmpty(book, locale))
    .map((locale) => ({ locale, text }));
  book.writeAll(
    copies,
    say('notes.copy.to-empty-done', { language: { locale: primary }, count: copies.length }),
  );
}

/** The preset of the app under the account. */
export function presetOfNotes(book: NotesBook): Preset | null {
  return presetFor(useSnapshots.getState().presets, accountIdOf(book.of), book.app.bundleId);
}

/** The preset's default text in a language with its placeholders filled in; null without one. */
export function defaultText(
  preset: Preset | null,
  locale: string,
  values: NotesBook['values'],
): string | null {
  const note = preset?.notes.find((one) => one.locale === locale);
  return note === undefined ? null : fillTemplate(note, values);
}

/** Writes the preset's default texts into the languages that are still empty. */
export function insertDefaults(book: NotesBook): void {
  const inserted = (presetOfNotes(book)?.notes ?? [])
    .filter(({ locale }) => isEmpty(book, locale))
    .map((note) => ({ ...note, text: fillTemplate(note, book.values) }));
  if (inserted.length === 0) return showToast(say('notes.defaults.all-written'));
  book.writeAll(inserted, say('notes.defaults.done', { count: inserted.length }));
}

export interface Placeholder {
  /** As it is typed: `{version}`. */
  name: string;
  /** What it stands for in this language. */
  value: string;
}

/** The placeholders of a text that can be filled in. */
export function placeholdersIn(note: LocaleNote, values: NotesBook['values']): Placeholder[] {
  // Asked of every note with every key, and writing a date takes longer than looking for its placeholder.
  const typed = templatePlaceholders.filter((name) => note.text.includes(name));
  return valuesOf(typed, note.locale, values);
}

export function placeholderValues(locale: string, values: NotesBook['values']): Placeholder[] {
  return valuesOf(templatePlaceholders, locale, values);
}

function valuesOf(
  names: readonly string[],
  locale: string,
  values: NotesBook['values'],
): Placeholder[] {
  return names
    .map((name) => ({ name, value: fillTemplate({ locale, text: name }, values) }))
    .filter(({ name, value }) => value !== name);
}

/** The notes with placeholders that can be filled in. */
export function notesToFill({ notes, values }: NotesBook): LocaleNote[] {
  return notes.filter((note) => placeholdersIn(note, values).length > 0);
}

/** Writes the values of the placeholders into the notes of these languages. */
export function fillIn(book: NotesBook, locales: readonly string[]): void {
  const filled = notesToFill(book)
    .filter(({ locale }) => locales.includes(locale))
    .map((note) => ({ ...note, text: fillTemplate(note, book.values) }));
  book.writeAll(filled, say('notes.placeholders.filled', { count: filled.length }));
}
