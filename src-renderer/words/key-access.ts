import type { FeatureAccess } from '#shared/domain/key-features';
import { say } from '#shared/words/say';

/** What a key can't do for publishing, with the role that it takes; null if nothing is known to be missing. */
export function missingAccess(features: readonly FeatureAccess[]): string | null {
  const missing = features.filter(({ feature, can }) => can === 'no' && publishing.has(feature));
  const [first] = missing;
  if (first === undefined) return null;
  const list = missing.map(({ feature }) => say(`feature.${feature}`));
  // The strongest of them: with that role the key can do all of it.
  const needs = missing.some(({ needs: role }) => role !== 'DEVELOPER')
    ? 'APP_MANAGER'
    : 'DEVELOPER';
  return say('accounts.access-missing', { features: { list }, role: say(`role.${needs}`) });
}

/** Beside what a key is known not to be allowed. */
export function needsRoleWords({ needs }: FeatureAccess): string {
  return say('account.needs-role', { role: say(`role.${needs}`) });
}

/** What publishing a build takes; everything else is done on screens of its own. */
const publishing: ReadonlySet<FeatureAccess['feature']> = new Set<FeatureAccess['feature']>([
  'read',
  'upload',
  'notes',
  'groups',
  'beta-review',
  'testers',
  'compliance',
]);
