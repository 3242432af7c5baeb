/* Shared by the window and the command. */
import type { ChangedList, ChangedValue, PackageChange } from '../domain/package-summary';

const values: Record<ChangedValue, string> = {
  'minimum-os': 'minimum OS',
  sdk: 'SDK',
  size: 'size',
};

const lists: Record<ChangedList, readonly [one: string, many: string]> = {
  permissions: ['permission', 'permissions'],
  entitlements: ['entitlement', 'entitlements'],
  'associated-domains': ['associated domain', 'associated domains'],
  extensions: ['extension', 'extensions'],
  frameworks: ['framework', 'frameworks'],
  'device-families': ['device family', 'device families'],
  locales: ['language', 'languages'],
};

/** In a few words: `minimum OS 15.0 → 16.0`, `+2 permissions`, `+1 −2 extensions`, `size +4 %`. */
export function changeInShort(change: PackageChange): string {
  if (!('added' in change)) {
    if (change.what === 'size') return `size ${percent(change.before, change.after)}`;
    return `${values[change.what]} ${change.before} → ${change.after}`;
  }
  const { added, removed } = change;
  const signed = [
    ...(added.length > 0 ? [`+${added.length}`] : []),
    ...(removed.length > 0 ? [`−${removed.length}`] : []),
  ];
  const [one, many] = lists[change.what];
  return `${signed.join(' ')} ${added.length + removed.length === 1 ? one : many}`;
}

/** What was added and removed, by name, with its sign before each; empty where the short words say it all. */
export function changedNames(change: PackageChange): string[] {
  if (!('added' in change)) return [];
  return [...change.added.map((name) => `+ ${name}`), ...change.removed.map((name) => `− ${name}`)];
}

/** The whole list in a line: `Since 1.3.0 (41): minimum OS 15.0 → 16.0, size +4 %`. */
export function changesInShort(
  since: { version: string; buildNumber: string },
  changes: readonly PackageChange[],
): string {
  const words = changes.map(changeInShort).join(', ');
  return `Since ${since.version} (${since.buildNumber}): ${words}`;
}

function percent(before: string, after: string): string {
  const parts = (Number(after) / Number(before) - 1) * 100;
  const rounded = Math.abs(parts) < 10 ? Math.abs(parts).toFixed(1) : Math.abs(parts).toFixed(0);
  return `${parts < 0 ? '−' : '+'}${rounded.replace(/\.0$/, '')} %`;
}
