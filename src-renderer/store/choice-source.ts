import type { Destination } from '#shared/domain/destination';
import type { Draft } from '#shared/domain/draft';
import { listedGroup } from '#shared/domain/plan-groups';
import { presetFor } from '#shared/domain/preset';
import { choicesOfRun, draftFromPreset } from '#shared/domain/preset-use';
import { type PlanGroup, servesTesters } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { type ChoiceSource, eachOnce, emptyDraft, type OpenPlan, shownDestination } from './plan';
import { newestFirst, useSnapshots } from './snapshots';

interface Choices {
  source: ChoiceSource;
  draft: Draft;
  locales: readonly string[];
}

/** Before it was compared with what the plan and App Store Connect have. */
const fresh = { renamed: [], addedLocales: [] };

/** The choices that a plan without a draft begins with: those of the app's preset, else those of its newest run. */
export function beginningChoices(plan: OpenPlan): Partial<OpenPlan> {
  const { accountId, package: opened } = plan;
  const { bundleId, version, buildNumber } = opened.info;
  const { presets, runs, ready } = useSnapshots.getState();
  if (!ready || plan.source !== null || accountId === null || bundleId === null) return {};
  const preset = presetFor(presets, accountId, bundleId);
  if (preset !== null) {
    const draft = draftFromPreset(preset, { version, buildNumber, date: new Date() });
    const { id, name, groups } = preset;
    const locales = draft.notes.map(({ locale }) => locale);
    return withChoices(plan, {
      source: { kind: 'preset', presetId: id, name, groups, ...fresh },
      draft,
      locales,
    });
  }
  const last = newestFirst(runs).find(
    (run) =>
      run.account.id === accountId && run.package.bundleId === bundleId && servesTesters(run.plan),
  );
  return last === undefined ? {} : withChoices(plan, choicesAsFor(last));
}

/** Texts are not copied: they were about another build. Their languages are listed. */
function choicesAsFor(run: PublishRun): Choices {
  const { groups, notes, ...choices } = choicesOfRun(run);
  return {
    source: { kind: 'run', buildNumber: run.package.buildNumber ?? '', groups, ...fresh },
    // What goes to the App Store is decided for each build, or by a preset.
    draft: { ...choices, groups, notes: [], appStore: null },
    locales: notes.map(({ locale }) => locale),
  };
}

function withChoices(plan: OpenPlan, { source, draft, locales }: Choices): Partial<OpenPlan> {
  const addedLocales = locales.filter((locale) => !plan.locales.includes(locale));
  const isNothing = JSON.stringify(draft) === JSON.stringify(emptyDraft);
  if (isNothing && source.kind === 'run' && addedLocales.length === 0) return {};
  const listed = eachOnce(plan.locales, locales);
  const filled = {
    ...plan,
    draft,
    source: { ...source, addedLocales },
    locales: listed,
    locale: plan.locale ?? listed[0] ?? null,
  };
  const destination = shownDestination(plan);
  return destination === null ? filled : { ...filled, ...withGroupsNow(filled, destination) };
}

/** Which of the groups that were chosen before have another name by now. */
export function withGroupsNow(plan: OpenPlan, { groups }: Destination): Partial<OpenPlan> {
  const { source } = plan;
  if (source === null) return {};
  const renamed = source.groups.flatMap((group) => {
    const to = listedGroup(groups, group)?.name ?? group.name;
    return to === group.name ? [] : [{ from: group.name, to }];
  });
  return { source: { ...source, renamed } };
}

/** The app's own languages stay listed, whatever happens to the choices that named them first. */
export function withLocalesOf(plan: OpenPlan, { locales }: Destination): OpenPlan {
  const { source } = plan;
  if (source === null) return plan;
  const addedLocales = source.addedLocales.filter((locale) => !locales.includes(locale));
  return { ...plan, source: { ...source, addedLocales } };
}

/** The IDs of groups that this plan's names are known to have had. */
export function knownGroups({ source, package: { info }, accountId }: OpenPlan): PlanGroup[] {
  const preset = presetFor(useSnapshots.getState().presets, accountId, info.bundleId);
  return [...(source?.groups ?? []), ...(preset?.groups ?? [])];
}
