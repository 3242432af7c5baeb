import type { Account } from '#shared/domain/account';
import type { ListedApp } from '#shared/domain/app-page';
import type { Preset } from '#shared/domain/preset';
import type { PublishRun } from '#shared/domain/publish-run';
import { appName } from '#shared/words/names';
import type { AppKey } from './app-pages';
import { activeAccount, newestFirst, type Snapshots } from './snapshots';

/** An app of the list: published from here, with a preset, or listed by App Store Connect. */
export interface KnownApp extends AppKey {
  name: string;
  /** Null if it was not published from here. */
  last: PublishRun | null;
  runs: number;
  hasPreset: boolean;
}

/** The apps of one account, those with the newest runs first, then by name. */
export interface AccountApps {
  accountId: string;
  accountName: string;
  isPractice: boolean;
  apps: readonly KnownApp[];
}

type Known = Pick<Snapshots, 'accounts' | 'runs' | 'presets' | 'settings'>;

/** Every known app by account: the active one first, then the others as they are listed, then deleted ones. */
export function knownApps(
  known: Known,
  listed: (accountId: string) => readonly ListedApp[],
): AccountApps[] {
  const active = activeAccount(known);
  const runs = newestFirst(known.runs);
  const accounts = [
    ...(active === null ? [] : [active]),
    ...known.accounts.filter((account) => account !== active),
  ].map(({ id, name, environment }) => ({ id, name, environment }));
  for (const { account, environment } of runs)
    if (!accounts.some(({ id }) => id === account.id))
      accounts.push({ id: account.id, name: account.name, environment });
  return accounts
    .map(({ id, name, environment }) => ({
      accountId: id,
      accountName: name,
      isPractice: environment === 'practice',
      apps: appsOf(id, {
        runs: runs.filter(({ account }) => account.id === id),
        presets: known.presets.filter(
          // An imported preset has no account yet: it will be bound to the one in use.
          ({ accountId }) => (accountId ?? active?.id) === id,
        ),
        listed: listed(id),
      }),
    }))
    .filter(({ apps }) => apps.length > 0);
}

/** Those whose name or bundle ID has every word of the query. */
export function matchingApps(all: readonly AccountApps[], query: string): AccountApps[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ name, bundleId }: KnownApp) => {
    const text = `${name} ${bundleId}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return all
    .map((account) => ({ ...account, apps: account.apps.filter(matches) }))
    .filter(({ apps }) => apps.length > 0);
}

interface Sources {
  runs: readonly PublishRun[];
  presets: readonly Preset[];
  listed: readonly ListedApp[];
}

function appsOf(accountId: Account['id'], { runs, presets, listed }: Sources): KnownApp[] {
  const apps = new Map<string, KnownApp>();
  const add = (bundleId: string, name: string, last: PublishRun | null): KnownApp => {
    const known = apps.get(bundleId);
    if (known !== undefined) return known;
    const app = { accountId, bundleId, name, last, runs: 0, hasPreset: false };
    apps.set(bundleId, app);
    return app;
  };
  for (const run of runs) {
    const { bundleId } = run.package;
    if (bundleId !== null) add(bundleId, appName(run.package), run).runs += 1;
  }
  const others: KnownApp[] = [];
  for (const { bundleId, name } of listed) {
    if (!apps.has(bundleId)) others.push(add(bundleId, name || bundleId, null));
  }
  for (const { bundleId, appName: name } of presets) {
    if (!apps.has(bundleId)) others.push(add(bundleId, name ?? bundleId, null));
    add(bundleId, name ?? bundleId, null).hasPreset = true;
  }
  others.sort((one, other) => one.name.localeCompare(other.name));
  return [...[...apps.values()].filter(({ last }) => last !== null), ...others];
}
