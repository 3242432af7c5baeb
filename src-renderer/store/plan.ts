import { create } from 'zustand';
import type { Destination } from '#shared/domain/destination';
import type { Override } from '#shared/domain/publish-plan';
import type { Trouble } from '#shared/errors';
import type { Draft, OpenedPackage } from '#shared/ipc-contract';

export type DestinationState =
  | { state: 'reading' }
  | { state: 'known'; destination: Destination }
  | { state: 'refused'; trouble: Trouble };

/** `untouched` until something is typed, so that a stored draft may still come in. */
export type DraftState = 'untouched' | 'unsaved' | 'saved' | { trouble: Trouble };

/** The package that is open and what is to be done with it. */
export interface OpenPlan {
  package: OpenedPackage;
  accountId: string | null;
  destination: DestinationState;
  draft: Draft;
  draftState: DraftState;
  /** Locales in the order in which they are listed, empty ones too. */
  locales: readonly string[];
  /** The locale whose note is being written. */
  locale: string | null;
  importProblem: ImportProblem | null;
  /** Chosen where the build is at Apple already: nothing is uploaded, the rest goes to that build. */
  followsBuild: boolean;
  /** Checks of this very file that were passed over, with the reason. Another package begins without any. */
  overrides: readonly Override[];
}

/** What of a notes file could not be taken, or why none of it could. */
export type ImportProblem =
  | { trouble: Trouble }
  | { fileName: string; problems: readonly string[] };

export interface PlanState {
  /** The name of the file that is being read. */
  opening: string | null;
  /** Why the last package could not be opened. */
  openTrouble: Trouble | null;
  plan: OpenPlan | null;
  starting: boolean;
  startTrouble: Trouble | null;
}

export const usePlan = create<PlanState>(() => ({
  opening: null,
  openTrouble: null,
  plan: null,
  starting: false,
  startTrouble: null,
}));

/** Minutes, as a plan has them that says nothing of it. */
export const usualLimits: Draft['limits'] = { findBuildMinutes: 15, processingMinutes: 120 };

export const emptyDraft: Draft = {
  notes: [],
  groups: [],
  submitForBetaReview: false,
  waitForTesters: true,
  usesNonExemptEncryption: null,
  limits: usualLimits,
};

/** Changes the open plan, if there still is one. */
export function changePlan(change: (plan: OpenPlan) => Partial<OpenPlan>): void {
  usePlan.setState((state) =>
    state.plan === null ? state : { plan: { ...state.plan, ...change(state.plan) } },
  );
}

export function noteOf(draft: Draft, locale: string): string {
  return draft.notes.find((note) => note.locale === locale)?.text ?? '';
}

export function withNote(draft: Draft, locale: string, text: string): Draft {
  const others = draft.notes.filter((note) => note.locale !== locale);
  return { ...draft, notes: [...others, { locale, text }] };
}

export function withoutNote(draft: Draft, locale: string): Draft {
  return { ...draft, notes: draft.notes.filter((note) => note.locale !== locale) };
}

/** Each once, in the order of the first mention. */
export function eachOnce(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

export function knownDestination(plan: OpenPlan | null): Destination | null {
  return plan?.destination.state === 'known' ? plan.destination.destination : null;
}
