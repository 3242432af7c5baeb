import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import {
  copyFromPrevious,
  copyToEmpty,
  fillIn,
  insertDefaults,
  notesToFill,
  presetOfNotes,
} from '../../store/note-fills';
import { type NotesBook, noteIn } from '../../store/notes-book';
import { type Fill, writers } from './writers';

/** What writes notes without typing, each with one undo. */
export function fills(book: NotesBook): Fill[] {
  const all = [...copies(book), ...texts(book), ...writers(book)];
  return book.isEditable
    ? all
    : all.map((fill) => ({ ...fill, reason: say('find-notes.read-only') }));
}

function copies(book: NotesBook): Fill[] {
  const { primary, previous, locales } = book;
  const empty = locales.filter(
    (locale) => locale !== primary && noteIn(book, locale).trim() === '',
  ).length;
  const language = primary === null ? '' : localeName(primary);
  return [
    ...(primary === null
      ? []
      : [
          {
            id: 'notes.copy-to-empty' as const,
            words: say('notes.copy.to-empty', { language, count: empty }),
            reason: copyReason(noteIn(book, primary), empty),
            run: () => copyToEmpty(book),
          },
        ]),
    ...(previous === null
      ? []
      : [
          {
            id: 'notes.copy-from-build-all' as const,
            words: say('notes.copy.from-all', { build: previous.buildNumber }),
            reason: null,
            run: () => copyFromPrevious(book, 'all'),
          },
        ]),
  ];
}

function copyReason(source: string, empty: number): string | null {
  if (source.trim() === '') return say('notes.copy.to-empty-no-source');
  return empty === 0 ? say('notes.copy.to-empty-none') : null;
}

function texts(book: NotesBook): Fill[] {
  const toFill = notesToFill(book).map(({ locale }) => locale);
  const defaults = presetOfNotes(book)?.notes ?? [];
  return [
    ...(defaults.length === 0
      ? []
      : [
          {
            id: 'notes.insert-defaults' as const,
            words: say('notes.defaults.insert'),
            reason: null,
            run: () => insertDefaults(book),
          },
        ]),
    ...(toFill.length === 0
      ? []
      : [
          {
            id: 'notes.fill-in' as const,
            words: say('notes.placeholders.fill-all'),
            reason: null,
            run: () => fillIn(book, toFill),
          },
        ]),
  ];
}
