import { create } from 'zustand';
import type { Destination } from '#shared/domain/destination';
import { type Draft, longestTyped } from '#shared/domain/draft';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { ApprovalState } from '#shared/domain/plan-rules';
import type { PlanGroup } from '#shared/domain/publish-plan';
import { type Override, type PublishPlan, usualLimits } from '#shared/domain/publish-plan';
import type { ChosenReason, WaitingPackage, WatchSource } from '#shared/domain/waiting-package';
import type { AppError } from '#shared/errors';

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

/** Where the choices of a plan come from that nothing was typed for yet. */
export type ChoiceSource = (
  | { kind: 'preset'; presetId: string; name: string }
  /** The newest run of the app under the account. */
  | { kind: 'run'; buildNumber: string }
) & {
  /** Its groups, as they were named then. */
  groups: readonly PlanGroup[];
  /** Those that have another name at App Store Connect by now. */
  renamed: readonly { from: string; to: string }[];
  /** The locales that are listed because of it. */
  addedLocales: readonly string[];
};

/** The open package and its plan. */
export interface OpenPlan {
  package: OpenedPackage;
  /** Null for a package that a person opened. */
  watched: WatchSource | null;
  /** Null while it is not known which account has the app. */
  accountId: string | null;
  /** Why it is this account; null while there is none. */
  accountReason: ChosenReason | null;
  /** `looking` while App Store Connect is asked which account has the app, `unsure` if a person has to choose. */
  accountSearch: 'none' | 'looking' | 'unsure';
  destination: DestinationState;
  draft: Draft;
  draftState: DraftState;
  /** Null for choices that were typed, or restored from a draft. */
  source: ChoiceSource | null;
  /** Locales in the order in which they are listed, empty ones included. */
  locales: readonly string[];
  /** The locale whose note is being edited. */
  locale: string | null;
  /** Whether a person selected that locale; until then it is the app's primary one, once that is known. */
  isLocaleChosen: boolean;
  /** Set if the existing build at Apple is used: nothing is uploaded, the rest applies to that build. */
  usesExistingBuild: boolean;
  /** Overridden checks of this very file, with the reasons. Another package starts without any. */
  overrides: readonly Override[];
  /** The ticked lines of the preset's checklist. */
  checklist: readonly string[];
  /** The approved plan that was opened for this package; null without one. */
  approved: ApprovedPlan | null;
  /** What main said last about the approval of this plan. */
  approval: ApprovalState;
}

/** The signatures of an approved plan, and the file that they are for. */
export type ApprovedPlan = Pick<PublishPlan, 'approvals' | 'package'>;

export interface PlanState {
  /** The name of the file that is being read. */
  opening: string | null;
  /** Why the last package could not be opened. */
  openError: AppError | null;
  plan: OpenPlan | null;
  /** Packages that were handed over together with the open one, queued to be opened in turn. */
  queue: readonly WaitingPackage[];
  /** The package that is being read; null while there is none, or if it is the sample. */
  reading: WaitingPackage | null;
  starting: boolean;
  startError: AppError | null;
}

export const usePlan = create<PlanState>(() => ({
  opening: null,
  openError: null,
  plan: null,
  queue: [],
  reading: null,
  starting: false,
  startError: null,
}));

export const emptyDraft: Draft = {
  notes: [],
  toReview: [],
  groups: [],
  submitForBetaReview: false,
  whenReviewBusy: 'ask',
  waitForTesters: true,
  refusedNotes: 'stop',
  notify: 'at-once',
  usesNonExemptEncryption: null,
  declaration: null,
  limits: usualLimits,
  appStore: null,
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

/** Calls `act` each time that the open package is closed, or another one opened in its place. */
export function onOtherPackage(act: () => void): void {
  usePlan.subscribe(({ plan }, before) => {
    if (before.plan !== null && plan?.package !== before.plan.package) act();
  });
}

export function noteOf(draft: Draft, locale: string): string {
  return draft.notes.find((note) => note.locale === locale)?.text ?? '';
}

export function withNote(draft: Draft, locale: string, text: string): Draft {
  const others = draft.notes.filter((note) => note.locale !== locale);
  // What is shown is what is saved.
  return { ...draft, notes: [...others, { locale, text: text.slice(0, longestTyped) }] };
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
