import type { Draft } from '#shared/domain/draft';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import { changeDraft } from './draft-actions';
import { withReview } from './notes-book';
import { changeNotes, typeNote } from './notes-history';
import { changePlan, eachOnce, usePlan, withNote, withoutNote } from './plan';
import { planNotes } from './plan-history';

export function writeNote(locale: string, text: string): void {
  typeNote(planNotes, locale, () => {
    changePlan(() => ({ isLocaleChosen: true }));
    changeDraft((draft) => ({
      ...withNote(draft, locale, text),
      toReview: draft.toReview.filter((one) => one !== locale),
    }));
  });
}

export function chooseLocale(locale: string): void {
  changePlan(() => ({ locale, isLocaleChosen: true }));
}

/** Lists languages without a note, and goes to the first of them. */
export function addLocales(added: readonly string[]): void {
  const [first] = added;
  if (first === undefined) return;
  changePlan((plan) => ({
    locales: eachOnce(plan.locales, added),
    locale: first,
    isLocaleChosen: true,
  }));
  changeDraft((draft) =>
    added.reduce((all, locale) => (hasNote(all, locale) ? all : withNote(all, locale, '')), draft),
  );
}

function hasNote({ notes }: Draft, locale: string): boolean {
  return notes.some((note) => note.locale === locale);
}

/** Removes languages with their notes from the plan, with an undo. */
export function removeLocales(removed: readonly string[]): void {
  const [first] = removed;
  if (first === undefined) return;
  const said =
    removed.length === 1
      ? say('notes.removed', { language: { locale: first } })
      : say('notes.removed-several', { count: removed.length });
  changeNotes(planNotes, removed, said, () => {
    changePlan(({ locales, locale }) => {
      const left = locales.filter((one) => !removed.includes(one));
      const isGone = locale !== null && removed.includes(locale);
      return { locales: left, locale: isGone ? (left[0] ?? null) : locale };
    });
    changeDraft((draft) => removed.reduce(withoutNote, draft));
  });
}

/** A person has read what was translated by a machine. */
export function markReviewed(locales: readonly string[]): void {
  changeDraft((draft) => ({
    ...draft,
    toReview: draft.toReview.filter((locale) => !locales.includes(locale)),
  }));
}

/** Writes several notes at once, with one undo for all of them; text that was typed since is kept. */
export function insertNotes(notes: readonly LocaleNote[], said: string, from?: 'translator'): void {
  if (usePlan.getState().plan === null) return;
  const written = notes.map(({ locale }) => locale);
  changeNotes(planNotes, written, said, () => {
    changePlan((plan) => {
      const locales = eachOnce(plan.locales, written);
      return { locales, locale: plan.locale ?? locales[0] ?? null };
    });
    changeDraft((draft) => ({
      ...notes.reduce((all, note) => withNote(all, note.locale, note.text), draft),
      toReview: withReview(draft.toReview, written, from === 'translator' ? written : []),
    }));
  });
}
