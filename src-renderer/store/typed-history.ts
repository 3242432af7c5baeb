import { say } from '#shared/words/say';
import { withReview } from './notes-book';
import { changeNotes, type KeptLanguage, type NotesOwner } from './notes-history';
import { eachOnce } from './plan';
import { baseNotes, changeTyped, listedLocales, shownNotes, typedNotesOf } from './typed-notes';

/** The notes of a run or a build, as their history sees them. */
export function typedNotesOwner(id: string): NotesOwner {
  return {
    key: id,
    now: () => {
      const base = baseNotes(id) ?? [];
      const typed = typedNotesOf(id);
      const { toReview, chosen } = typed;
      return {
        locales: listedLocales(base, typed),
        notes: shownNotes(base, typed),
        toReview,
        chosen,
      };
    },
    put: (languages, chosen) => put(id, languages, chosen),
  };
}

function put(id: string, languages: readonly KeptLanguage[], chosen: string | null): void {
  const localesOf = (some: readonly KeptLanguage[]): string[] => some.map(({ locale }) => locale);
  const changed = localesOf(languages);
  const isGone = ({ text, isListed }: KeptLanguage): boolean => text === null && !isListed;
  const left = languages.filter((one) => !isGone(one));
  changeTyped(id, ({ notes, removed, listed, toReview }) => ({
    notes: [
      ...notes.filter(({ locale }) => !changed.includes(locale)),
      // One without a note may have been saved into the run since; an empty one is removed there.
      ...left.map(({ locale, text }) => ({ locale, text: text ?? '' })),
    ],
    removed: eachOnce(
      removed.filter((locale) => !changed.includes(locale)),
      localesOf(languages.filter(isGone)),
    ),
    listed: eachOnce(
      listed.filter((locale) => !changed.includes(locale)),
      localesOf(left),
    ),
    toReview: withReview(
      toReview,
      changed,
      localesOf(languages.filter(({ isToReview }) => isToReview)),
    ),
    chosen,
  }));
}

/** Forgets what was typed and not sent, with an undo. */
export function discardTyped(id: string): void {
  const { notes, removed } = typedNotesOf(id);
  const changed = eachOnce(
    notes.map(({ locale }) => locale),
    removed,
  );
  changeNotes(typedNotesOwner(id), changed, say('run-notes.discarded'), () =>
    changeTyped(id, () => ({ notes: [], removed: [] })),
  );
}
