import { isSameStore, storePresetOf } from './app-store';
import type { Destination } from './destination';
import type { Draft } from './draft';
import { groupsNow, isSameGroup } from './plan-groups';
import type { Preset } from './preset';
import { fillTemplate, type TemplateValues } from './preset-use';
import type { LocaleNote, PlanGroup } from './publish-plan';

/** What a preset, a draft and a run decide alike. */
export type Choices = Pick<
  Preset,
  | 'groups'
  | 'submitForBetaReview'
  | 'whenReviewBusy'
  | 'waitForTesters'
  | 'refusedNotes'
  | 'notify'
  | 'notes'
  | 'usesNonExemptEncryption'
  | 'declaration'
  | 'limits'
  | 'appStore'
>;

/** One difference between two sets of choices: what the second has. */
export type ChoiceChange =
  | { what: 'groups'; added: string[]; removed: string[] }
  | { what: 'review'; on: boolean }
  | { what: 'wait'; on: boolean }
  | { what: 'review-busy'; choice: Preset['whenReviewBusy'] }
  | { what: 'emails'; notify: Preset['notify'] }
  /** Locales. */
  | { what: 'notes'; added: string[]; removed: string[]; changed: string[] }
  | { what: 'refused-notes'; goesOn: boolean }
  | { what: 'compliance'; answer: boolean | null }
  | { what: 'declaration' }
  | { what: 'limits'; limits: Preset['limits'] }
  | { what: 'app-store'; store: Preset['appStore'] };

export function choicesOfPreset(preset: Preset): Choices {
  const { groups, submitForBetaReview, waitForTesters, refusedNotes, notify } = preset;
  const { whenReviewBusy } = preset;
  const { notes, usesNonExemptEncryption, declaration, limits, appStore } = preset;
  return {
    groups,
    submitForBetaReview,
    whenReviewBusy,
    waitForTesters,
    refusedNotes,
    notify,
    notes,
    usesNonExemptEncryption,
    declaration,
    limits,
    appStore,
  };
}

interface KnownGroups {
  /** The app's groups at App Store Connect; null until they were read. */
  listed: Destination['groups'] | null;
  /** Groups whose IDs are known from before. */
  known: readonly PlanGroup[];
}

/** The choices of a draft: its groups with their IDs, and no moment for emails, which passes. */
export function choicesOfDraft(draft: Draft, { listed, known }: KnownGroups): Choices {
  const { notify, groups, whenReviewBusy, appStore, ...rest } = draft;
  return {
    ...rest,
    notes: draft.notes.filter(({ text }) => text.trim() !== ''),
    notify: typeof notify === 'string' ? notify : 'after-confirm',
    whenReviewBusy: typeof whenReviewBusy === 'string' ? whenReviewBusy : 'ask',
    appStore: appStore && storePresetOf(appStore),
    // A name that was typed without a connection gets the ID that it had before.
    groups: groupsNow(groups, listed ?? []).map((group) =>
      group.id === null ? (known.find(({ name }) => name === group.name) ?? group) : group,
    ),
  };
}

/** Notes as a preset stores them: a text that its own template gives stays that template. */
export function notesAsTemplates(
  notes: readonly LocaleNote[],
  templates: readonly LocaleNote[],
  values: TemplateValues,
): LocaleNote[] {
  return notes.map((note) => {
    const template = templates.find(({ locale }) => locale === note.locale);
    return template !== undefined && fillTemplate(template, values) === note.text ? template : note;
  });
}

/** What `after` has that `before` has not; empty if both publish alike. */
export function changesBetween(before: Choices, after: Choices): ChoiceChange[] {
  return [
    ...changedGroups(before.groups, after.groups),
    ...(before.submitForBetaReview === after.submitForBetaReview
      ? []
      : [{ what: 'review', on: after.submitForBetaReview } as const]),
    // Without a review there is nothing to wait for.
    ...(after.submitForBetaReview && before.waitForTesters !== after.waitForTesters
      ? [{ what: 'wait', on: after.waitForTesters } as const]
      : []),
    ...(after.submitForBetaReview && before.whenReviewBusy !== after.whenReviewBusy
      ? [{ what: 'review-busy', choice: after.whenReviewBusy } as const]
      : []),
    ...(before.notify === after.notify ? [] : [{ what: 'emails', notify: after.notify } as const]),
    ...changedNotes(before.notes, after.notes),
    ...(before.refusedNotes === after.refusedNotes
      ? []
      : [{ what: 'refused-notes', goesOn: after.refusedNotes === 'go-on' } as const]),
    ...(before.usesNonExemptEncryption === after.usesNonExemptEncryption
      ? []
      : [{ what: 'compliance', answer: after.usesNonExemptEncryption } as const]),
    ...(before.declaration === after.declaration ? [] : [{ what: 'declaration' } as const]),
    ...(isSameLimits(before.limits, after.limits)
      ? []
      : [{ what: 'limits', limits: after.limits } as const]),
    ...(isSameStore(before.appStore, after.appStore)
      ? []
      : [{ what: 'app-store', store: after.appStore } as const]),
  ];
}

function changedGroups(before: readonly PlanGroup[], after: readonly PlanGroup[]): ChoiceChange[] {
  const missingIn = (all: readonly PlanGroup[], others: readonly PlanGroup[]) =>
    others.filter((group) => !all.some((one) => isSameGroup(one, group))).map(({ name }) => name);
  const [added, removed] = [missingIn(before, after), missingIn(after, before)];
  return added.length + removed.length === 0 ? [] : [{ what: 'groups', added, removed }];
}

function changedNotes(before: readonly LocaleNote[], after: readonly LocaleNote[]): ChoiceChange[] {
  const textIn = (notes: readonly LocaleNote[], locale: string) =>
    notes.find((note) => note.locale === locale)?.text;
  const localesOf = (notes: readonly LocaleNote[]) => notes.map(({ locale }) => locale);
  const added = localesOf(after).filter((locale) => textIn(before, locale) === undefined);
  const removed = localesOf(before).filter((locale) => textIn(after, locale) === undefined);
  const changed = localesOf(after).filter(
    (locale) => !added.includes(locale) && textIn(before, locale) !== textIn(after, locale),
  );
  const count = added.length + removed.length + changed.length;
  return count === 0 ? [] : [{ what: 'notes', added, removed, changed }];
}

function isSameLimits(one: Preset['limits'], other: Preset['limits']): boolean {
  return (
    one.findBuildMinutes === other.findBuildMinutes &&
    one.processingMinutes === other.processingMinutes
  );
}
