import type { AppStorePlan, StorePreset } from '#shared/domain/app-store';
import { momentOf } from '#shared/words/confirm-app-store';
import { listed } from '#shared/words/format';
import { inSentences, say } from '#shared/words/say';

/** What happens on the App Store with this build, in sentences. */
export function storeEffectWords(plan: AppStorePlan, version: string | null): string {
  const facts = { version: version ?? '–' };
  if (!plan.submit)
    return inSentences(say('plan-store.prepares', facts), say('plan-store.prepares-then'));
  const release =
    plan.release.type === 'scheduled'
      ? say('plan-store.then.scheduled', momentOf(plan.release))
      : say(`plan-store.then.${plan.release.type}`);
  return inSentences(
    say('plan-store.submits', facts),
    release,
    ...(plan.phasedRelease ? [say('plan-store.then.phased')] : []),
    say('plan-store.asked'),
  );
}

/** Beside the heading: what is chosen. */
export function storeSummary(plan: AppStorePlan | null): string {
  if (plan === null) return say('plan-store.off');
  return say(plan.submit ? 'plan-store.summary.submit' : 'plan-store.summary.prepare');
}

/** What a plan file, or a preset, chose that has no field here; null if nothing. */
export function storeExtras(plan: AppStorePlan): string | null {
  const { texts, copyright } = plan;
  const parts = [
    ...(texts.length > 0 ? [say('plan-store.extra.texts', { count: texts.length })] : []),
    ...(copyright === null ? [] : [say('plan-store.extra.copyright', { copyright })]),
    ...(plan.cancelPrevious ? [say('plan-store.extra.withdraws')] : []),
    ...(plan.renameVersion ? [say('plan-store.extra.renames')] : []),
  ];
  return parts.length === 0 ? null : say('plan-store.extra', { parts: listed(parts) });
}

/** For the list of a preset, which holds no moment. */
export function presetReleases(): { id: StorePreset['release']; name: string }[] {
  return (['manual', 'after-approval'] as const).map((id) => ({
    id,
    name: say(`plan-store.release.${id}`),
  }));
}

/** For the list of a plan. */
export function planReleases(): { id: AppStorePlan['release']['type']; name: string }[] {
  return [...presetReleases(), { id: 'scheduled', name: say('plan-store.release.scheduled') }];
}
