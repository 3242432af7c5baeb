import type { LocaleNote } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import { type NotesBook, withReview } from './notes-book';
import { changeNotes, typeNote } from './notes-history';
import { eachOnce } from './plan';
import { typedNotesOwner } from './typed-history';
import {
  changeTyped,
  chooseTyped,
  listedLocales,
  shownNotes,
  type TypedNotes,
} from './typed-notes';
import { showToast } from './window';

type Notes = NotesBook['notes'];

/** What is the same in the notes of a run and of a build: what is shown, and how it is changed. */
export function typedBook(id: string, base: Notes, typed: TypedNotes) {
  const notes = shownNotes(base, typed);
  return {
    notes,
    locales: listedLocales(base, typed),
    ofApp: typed.ofApp,
    previous: typed.previous,
    toReview: typed.toReview,
    displaced: {
      notes: typed.displaced,
      use: (note) => useDisplaced(id, note),
      discard: (note) => discardDisplaced(id, note),
    },
    saving: typed.saving,
    isOpen: () => true,
    historyKey: id,
    write: (locale, text) =>
      typeNote(typedNotesOwner(id), locale, () => writeAll(id, [{ locale, text }])),
    writeAll: (written, said, from) =>
      changeNotes(
        typedNotesOwner(id),
        written.map(({ locale }) => locale),
        said,
        () => writeAll(id, written, from),
      ),
    choose: (locale) => chooseTyped(id, locale),
    add: (added) => add(id, added),
    remove: (removed) => remove(id, removed),
    markReviewed: (reviewed) =>
      changeTyped(id, ({ toReview }) => ({
        toReview: toReview.filter((locale) => !reviewed.includes(locale)),
      })),
  } satisfies Partial<NotesBook>;
}

function useDisplaced(id: string, note: Notes[number]): void {
  typeNote(typedNotesOwner(id), note.locale, () => writeAll(id, [note]));
  changeTyped(id, ({ displaced }) => ({ displaced: without(displaced, note) }));
}

function discardDisplaced(id: string, note: Notes[number]): void {
  changeTyped(id, ({ displaced }) => ({ displaced: without(displaced, note) }));
  showToast(say('run-notes.discarded'), () =>
    changeTyped(id, ({ displaced }) => ({ displaced: [...without(displaced, note), note] })),
  );
}

function without(notes: Notes, gone: Notes[number]): LocaleNote[] {
  return notes.filter(({ locale, text }) => locale !== gone.locale || text !== gone.text);
}

function writeAll(id: string, written: Notes, from?: 'translator'): void {
  const locales = written.map(({ locale }) => locale);
  changeTyped(id, ({ notes, removed, toReview, chosen }) => ({
    notes: [...notes.filter(({ locale }) => !locales.includes(locale)), ...written],
    removed: removed.filter((locale) => !locales.includes(locale)),
    toReview: withReview(toReview, locales, from === 'translator' ? locales : []),
    chosen: chosen ?? locales[0] ?? null,
  }));
}

function add(id: string, added: readonly string[]): void {
  const [first] = added;
  if (first === undefined) return;
  changeTyped(id, ({ listed, removed }) => ({
    listed: eachOnce(listed, added),
    removed: removed.filter((locale) => !added.includes(locale)),
    chosen: first,
  }));
}

function remove(id: string, gone: readonly string[]): void {
  const [first] = gone;
  if (first === undefined) return;
  const said =
    gone.length === 1
      ? say('notes.removed', { language: { locale: first } })
      : say('notes.removed-several', { count: gone.length });
  changeNotes(typedNotesOwner(id), gone, said, () =>
    changeTyped(id, (typed) => ({
      notes: typed.notes.filter(({ locale }) => !gone.includes(locale)),
      listed: typed.listed.filter((locale) => !gone.includes(locale)),
      removed: eachOnce(typed.removed, gone),
      chosen: typed.chosen !== null && gone.includes(typed.chosen) ? null : typed.chosen,
    })),
  );
}
