import { appName } from '#shared/words/names';
import {
  addLocales,
  chooseLocale,
  insertNotes,
  markReviewed,
  removeLocales,
  writeNote,
} from './note-actions';
import type { NotesBook } from './notes-book';
import { isStillOpen, type OpenPlan, shownDestination } from './plan';
import { planNotes } from './plan-history';
import { notAllowed } from './plan-reading';

/** The notes of the open plan. */
export function planNotesBook(plan: OpenPlan): NotesBook {
  const { draft, draftState } = plan;
  const { info } = plan.package;
  const destination = shownDestination(plan);
  const { version, buildNumber, bundleId } = info;
  return {
    of: { kind: 'plan' },
    app: { name: destination?.app.name ?? appName(info), bundleId },
    version,
    buildNumber,
    primary: destination?.app.primaryLocale ?? plan.locales[0] ?? null,
    ofApp: destination?.locales ?? null,
    locales: plan.locales,
    chosen: plan.locale,
    notes: draft.notes,
    previous: destination?.latestBuild ?? null,
    toReview: draft.toReview,
    written: [],
    unsent: [],
    displaced: null,
    sent: null,
    values: { version, buildNumber, date: new Date() },
    isEditable: notAllowed(plan, 'notes') === null,
    saving: draftState === 'untouched' ? 'none' : draftState,
    historyKey: planNotes.key,
    isOpen: () => isStillOpen(plan),
    write: ofPlan(plan, writeNote),
    writeAll: ofPlan(plan, insertNotes),
    choose: ofPlan(plan, chooseLocale),
    add: ofPlan(plan, addLocales),
    remove: ofPlan(plan, removeLocales),
    markReviewed: ofPlan(plan, markReviewed),
  };
}

/** What comes late, such as a translation, must not change the notes of a package that was opened meanwhile. */
function ofPlan<A extends unknown[]>(plan: OpenPlan, act: (...given: A) => void) {
  return (...given: A): void => {
    if (isStillOpen(plan)) act(...given);
  };
}
