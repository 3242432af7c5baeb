import type { Preset } from '#shared/domain/preset';
import {
  type ChoiceChange,
  type Choices,
  changesBetween,
  choicesOfDraft,
  choicesOfPreset,
  notesAsTemplates,
} from '#shared/domain/preset-changes';
import { draftFromPreset, type TemplateValues } from '#shared/domain/preset-use';
import type { PlanGroup } from '#shared/domain/publish-plan';
import { appName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { beginningChoices, knownGroups, withGroupsNow } from './choice-source';
import { changeDraft } from './draft-actions';
import {
  changePlan,
  eachOnce,
  emptyDraft,
  isStillOpen,
  type OpenPlan,
  shownDestination,
  usePlan,
} from './plan';
import { chosenGroups, planGroupOf, presetOf, writtenNotes } from './plan-reading';
import { saveChoices } from './preset-choices';
import { showToast } from './window';

/** What the placeholders of a preset's texts stand for in this plan. */
export function templateValuesOf({ package: { info } }: OpenPlan): TemplateValues {
  return { version: info.version, buildNumber: info.buildNumber, date: new Date() };
}

/** What the open plan does otherwise than the preset of its app. */
export function changesFromPreset(plan: OpenPlan, preset: Preset): ChoiceChange[] {
  const { notes } = draftFromPreset(preset, templateValuesOf(plan));
  const before = { ...choicesOfPreset(preset), notes };
  const after = choicesOf(plan);
  const listed = shownDestination(plan)?.groups ?? [];
  // A group that gets every build is chosen by nobody.
  const isChosen = ({ id, name }: PlanGroup) =>
    !listed.some((one) => one.hasAccessToAllBuilds && (one.id === id || one.name === name));
  return changesBetween(
    { ...before, groups: before.groups.filter(isChosen) },
    { ...after, groups: after.groups.filter(isChosen) },
  );
}

function choicesOf(plan: OpenPlan): Choices {
  const groups = chosenGroups(plan).map((group) => planGroupOf(plan, group));
  const listed = shownDestination(plan)?.groups ?? null;
  // In the order of the plan's list, the primary language first.
  const draft = { ...plan.draft, notes: writtenNotes(plan), groups };
  return choicesOfDraft(draft, { listed, known: knownGroups(plan) });
}

/** Saves the plan's choices as the preset of its app. */
export async function savePlanAsPreset(plan: OpenPlan): Promise<void> {
  const { accountId, package: opened } = plan;
  const { bundleId } = opened.info;
  if (accountId === null || bundleId === null) return;
  const subject = {
    accountId,
    bundleId,
    appName: shownDestination(plan)?.app.name ?? appName(opened.info),
  };
  const choices = choicesOf(plan);
  const templates = presetOf(plan)?.notes ?? [];
  const notes = notesAsTemplates(choices.notes, templates, templateValuesOf(plan));
  await saveChoices(subject, { ...choices, notes });
}

/** A plan that was filled in from a preset, and not touched since, follows the preset when that is changed. */
export function followPreset(): void {
  const { plan } = usePlan.getState();
  if (plan?.source?.kind !== 'preset' || plan.draftState !== 'untouched') return;
  const { presetId, addedLocales } = plan.source;
  const preset = presetOf(plan);
  if (preset?.id !== presetId || changesFromPreset(plan, preset).length === 0) return;
  const locales = plan.locales.filter((locale) => !addedLocales.includes(locale));
  const bare: OpenPlan = { ...plan, draft: emptyDraft, source: null, locales };
  changePlan(() => ({ ...bare, ...beginningChoices(bare) }));
}

/** Removes the choices that were filled in, with an undo. */
export function startEmpty(): void {
  const { plan } = usePlan.getState();
  if (plan === null || plan.source === null) return;
  const { addedLocales } = plan.source;
  changePlan(({ locales, locale }) => {
    const left = locales.filter((one) => !addedLocales.includes(one));
    const isLeft = locale !== null && left.includes(locale);
    return { source: null, locales: left, locale: isLeft ? locale : (left[0] ?? null) };
  });
  changeDraft(() => emptyDraft);
  showToast(say('preset.source.emptied'), () => restore(plan));
}

/** Makes the open plan what the preset of its app says, with an undo. */
export function revertToPreset(): void {
  const { plan } = usePlan.getState();
  const preset = plan && presetOf(plan);
  if (plan === null || preset === null) return;
  const draft = draftFromPreset(preset, templateValuesOf(plan));
  const { id: presetId, name, groups } = preset;
  const source = { kind: 'preset' as const, presetId, name, groups, renamed: [], addedLocales: [] };
  const locales = eachOnce(
    plan.locales,
    draft.notes.map(({ locale }) => locale),
  );
  const filled: OpenPlan = { ...plan, draft, source, locales };
  const destination = shownDestination(plan);
  const mapped =
    destination === null ? filled : { ...filled, ...withGroupsNow(filled, destination) };
  changePlan(() => ({ source: mapped.source, locales }));
  changeDraft(() => mapped.draft);
  showToast(say('preset.changes.reverted', { preset: name }), () => restore(plan));
}

/** Puts back the choices of an earlier moment. */
function restore(plan: OpenPlan): void {
  if (!isStillOpen(plan)) return;
  const { source, locales, locale, draft } = plan;
  changePlan(() => ({ source, locales, locale }));
  changeDraft(() => draft);
}
