import { changeDraft } from './draft-actions';
import { withReview } from './notes-book';
import { forgetHistory, type KeptLanguage, type NotesOwner } from './notes-history';
import { changePlan, eachOnce, usePlan, withNote, withoutNote } from './plan';

/** The notes of the open plan, as their history sees them. */
export const planNotes: NotesOwner = {
  key: 'plan',
  now: () => {
    const { plan } = usePlan.getState();
    if (plan === null) return null;
    const { locales, locale, draft } = plan;
    return { locales, notes: draft.notes, toReview: draft.toReview, chosen: locale };
  },
  put,
};

// An undo must not bring notes of one package into the next.
usePlan.subscribe(({ plan }, { plan: before }) => {
  if (plan?.package !== before?.package) forgetHistory(planNotes.key);
});

function put(
  languages: readonly KeptLanguage[],
  chosen: string | null,
  order: readonly string[],
): void {
  const changed = languages.map(({ locale }) => locale);
  const listed = languages.filter(({ isListed }) => isListed).map(({ locale }) => locale);
  changeDraft((draft) => ({
    ...languages.reduce(
      (all, { locale, text }) =>
        text === null ? withoutNote(all, locale) : withNote(all, locale, text),
      draft,
    ),
    toReview: withReview(
      draft.toReview,
      changed,
      languages.filter(({ isToReview }) => isToReview).map(({ locale }) => locale),
    ),
  }));
  changePlan((plan) => {
    const now = eachOnce(
      plan.locales.filter((locale) => !changed.includes(locale)),
      listed,
    );
    const locales = eachOnce(
      order.filter((locale) => now.includes(locale)),
      now,
    );
    const shown = [chosen, plan.locale, ...locales].find(
      (locale) => locale !== null && locales.includes(locale),
    );
    return { locales, locale: shown ?? null };
  });
}
