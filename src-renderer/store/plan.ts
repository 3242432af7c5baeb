import { create } from 'zustand';
import type { Destination } from '#shared/domain/destination';
import type { Draft } from '#shared/domain/draft';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { type Override, usualLimits } from '#shared/domain/publish-plan';
import type { AppError } from '#shared/errors';
import type { Text } from '#shared/words/message';

/** What App Store Connect answered about the app, and when. */
export interface SeenDestination {
  destination: Destination;
  /** Milliseconds since 1970. */
  at: number;
}

/** While loading, the previous value and why the last request failed. */
type DestinationState =
  | { state: 'reading'; last?: SeenDestination | null; error?: AppError | null }
  | ({ state: 'known' } & SeenDestination)
  | { state: 'refused'; error: AppError; last?: SeenDestination | null };

/** `untouched` until something is typed, so that a stored draft may still be restored. */
type DraftState = 'untouched' | 'unsaved' | 'saved' | { error: AppError };

/** The open package and its plan. */
export interface OpenPlan {
  package: OpenedPackage;
  /** Null while it is not known which account has the app. */
  accountId: string | null;
  /** `looking` while App Store Connect is asked which account has the app, `unsure` if a person has to choose. */
  accountSearch: 'none' | 'looking' | 'unsure';
  destination: DestinationState;
  draft: Draft;
  draftState: DraftState;
  /** Locales in the order in which they are listed, empty ones included. */
  locales: readonly string[];
  /** The locale whose note is being edited. */
  locale: string | null;
  /** Whether a person selected that locale; until then it is the app's primary one, once that is known. */
  isLocaleChosen: boolean;
  importProblem: ImportProblem | null;
  /** Set if the existing build at Apple is used: nothing is uploaded, the rest applies to that build. */
  usesExistingBuild: boolean;
  /** Overridden checks of this very file, with the reasons. Another package starts without any. */
  overrides: readonly Override[];
}

/** What could not be imported from a notes file or is not published, or why nothing could. */
type ImportProblem =
  | { error: AppError }
  | { fileName: string; problems: readonly Text[]; leftOut: readonly Text[] };

/** A package that has not been read yet. */
export interface WaitingPackage {
  path: string;
  fileName: string;
}

interface PlanState {
  /** The name of the file that is being read. */
  opening: string | null;
  /** Why the last package could not be opened. */
  openError: AppError | null;
  plan: OpenPlan | null;
  /** Packages that were handed over together with the open one, queued to be opened in turn. */
  queue: readonly WaitingPackage[];
  starting: boolean;
  startError: AppError | null;
}

export const usePlan = create<PlanState>(() => ({
  opening: null,
  openError: null,
  plan: null,
  queue: [],
  starting: false,
  startError: null,
}));

export const emptyDraft: Draft = {
  notes: [],
  groups: [],
  submitForBetaReview: false,
  waitForTesters: true,
  refusedNotes: 'stop',
  notify: 'at-once',
  usesNonExemptEncryption: null,
  declaration: null,
  limits: usualLimits,
};

/** Changes the open plan, if there still is one. */
export function changePlan(change: (plan: OpenPlan) => Partial<OpenPlan>): void {
  usePlan.setState((state) =>
    state.plan === null ? state : { plan: { ...state.plan, ...change(state.plan) } },
  );
}

/** Whether this package is still open: an undo for it must not change the next one. */
export function isStillOpen(plan: OpenPlan): boolean {
  return usePlan.getState().plan?.package === plan.package;
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

/** Without duplicates, in the order of first appearance. */
export function eachOnce(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

/** What is shown of the app: the latest answer of App Store Connect, else the previous one. */
export function shownDestination(plan: OpenPlan | null): Destination | null {
  return seenDestination(plan)?.destination ?? null;
}

export function seenDestination(plan: OpenPlan | null): SeenDestination | null {
  if (plan === null) return null;
  return plan.destination.state === 'known' ? plan.destination : (plan.destination.last ?? null);
}

/** Why App Store Connect could not be reached; kept while it is asked again. */
export function destinationError(plan: OpenPlan): AppError | null {
  return plan.destination.state === 'known' ? null : (plan.destination.error ?? null);
}
