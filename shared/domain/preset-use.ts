import { storePlanFrom, storePresetOf } from './app-store';
import type { Draft } from './draft';
import { underAppleCodes } from './note-locales';
import type { Preset } from './preset';
import type { LocaleNote } from './publish-plan';
import type { PublishRun } from './publish-run';

/** What the placeholders of default texts stand for. */
export interface TemplateValues {
  version: string | null;
  buildNumber: string | null;
  date: Date;
}

/** What `fillTemplate` fills in, as it is typed. */
export const templatePlaceholders: readonly string[] = ['{version}', '{build}', '{date}'];

/** `{version}`, `{build}` and `{date}`, the date as it is written in the language of the note. */
export function fillTemplate({ locale, text }: LocaleNote, values: TemplateValues): string {
  return text.replaceAll(/\{(version|build|date)\}/g, (placeholder, name: string) => {
    if (name === 'version') return values.version ?? placeholder;
    if (name === 'build') return values.buildNumber ?? placeholder;
    return dateIn(locale, values.date);
  });
}

function dateIn(locale: string, date: Date): string {
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(date);
  } catch {
    // Apple may use a language code that this system's Intl refuses.
    return new Intl.DateTimeFormat('en-US', { dateStyle: 'long' }).format(date);
  }
}

/** The draft that a preset fills in for one package. */
export function draftFromPreset(preset: Preset, values: TemplateValues): Draft {
  return {
    notes: underAppleCodes(preset.notes).map((note) => ({
      ...note,
      text: fillTemplate(note, values),
    })),
    toReview: [],
    groups: preset.groups,
    submitForBetaReview: preset.submitForBetaReview,
    whenReviewBusy: preset.whenReviewBusy,
    waitForTesters: preset.waitForTesters,
    refusedNotes: preset.refusedNotes,
    notify: preset.notify,
    usesNonExemptEncryption: preset.usesNonExemptEncryption,
    declaration: preset.declaration,
    limits: preset.limits,
    appStore: preset.appStore && storePlanFrom(preset.appStore),
  };
}

/** The choices of a run, without what belonged to its one build: overrides, and a moment for emails. */
export function choicesOfRun(
  run: PublishRun,
): Omit<Draft, 'whenReviewBusy' | 'appStore'> & Pick<Preset, 'whenReviewBusy' | 'appStore'> {
  const { plan } = run;
  return {
    notes: underAppleCodes(plan.notes),
    toReview: [],
    // The run has found the groups of which only the names were given.
    groups: plan.groups.map((group, place) => ({
      id: group.id ?? run.groups[place]?.id ?? null,
      name: run.groups[place]?.name ?? group.name,
    })),
    submitForBetaReview: plan.submitForBetaReview,
    // Which build it would replace belonged to that run.
    whenReviewBusy: typeof plan.whenReviewBusy === 'string' ? plan.whenReviewBusy : 'ask',
    waitForTesters: plan.waitForTesters || !plan.submitForBetaReview,
    refusedNotes: plan.refusedNotes,
    notify: typeof plan.notify === 'string' ? plan.notify : 'after-confirm',
    usesNonExemptEncryption: plan.usesNonExemptEncryption,
    declaration: plan.declaration,
    limits: plan.limits,
    appStore: plan.appStore && storePresetOf(plan.appStore),
  };
}
