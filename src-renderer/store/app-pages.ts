import { create } from 'zustand';
import type { Environment } from '#shared/domain/account';
import type { AppPage, ListedApp } from '#shared/domain/app-page';
import type { PublishRun } from '#shared/domain/publish-run';
import type { AppError } from '#shared/errors';
import type { BuildFilter } from '#shared/words/app-builds';
import { appName } from '#shared/words/names';
import { request } from '../bridge/bridge';
import { type Snapshots, useSnapshots } from './snapshots';

/** An app of one account: practice and live apps are never the same, even if everything else is equal. */
export interface AppKey {
  accountId: string;
  bundleId: string;
}

/** What was read of App Store Connect last. A failed reading keeps it. */
export interface Reading<T> {
  value: T | null;
  /** Milliseconds: when that was. */
  at: number | null;
  isReading: boolean;
  /** Why the last reading failed. */
  error: AppError | null;
}

/** In the order in which they are shown. */
export const appTabs = ['builds', 'testers', 'information', 'app-store', 'runs'] as const;
export type AppTab = (typeof appTabs)[number];

/** What a person chose on an app's page, restored when they come back to it. */
export interface AppView {
  tab: AppTab;
  query: string;
  /** A marketing version; null for all. */
  version: string | null;
  /** Where the listed builds stand. */
  state: BuildFilter;
  /** Whether more than the newest builds are listed. */
  showsOlder: boolean;
}

/** Where a person was in the list of builds. */
interface Place {
  /** Pixels. */
  scrollTop: number;
  /** The build that had the focus last. */
  row: string | null;
}

export interface AppPages {
  pages: Readonly<Record<string, Reading<AppPage>>>;
  /** The apps of each account, by its ID. */
  lists: Readonly<Record<string, Reading<readonly ListedApp[]>>>;
  views: Readonly<Record<string, AppView>>;
  /** The row of the list of apps that had the focus last. */
  listedRow: string | null;
  /** What the list of apps is searched for. */
  listQuery: string;
}

const unread: Reading<never> = { value: null, at: null, isReading: false, error: null };
const firstView: AppView = {
  tab: 'builds',
  query: '',
  version: null,
  state: 'all',
  showsOlder: false,
};

export const useAppPages = create<AppPages>(() => ({
  pages: {},
  lists: {},
  views: {},
  listedRow: null,
  listQuery: '',
}));

export function idOfApp({ accountId, bundleId }: AppKey): string {
  return JSON.stringify([accountId, bundleId]);
}

export function pageOf({ pages }: AppPages, key: AppKey): Reading<AppPage> {
  return pages[idOfApp(key)] ?? unread;
}

export function listOf({ lists }: AppPages, accountId: string | null) {
  return (accountId === null ? null : lists[accountId]) ?? unread;
}

export function viewOf({ views }: AppPages, key: AppKey): AppView {
  return views[idOfApp(key)] ?? firstView;
}

/** Another list of builds starts at its top. */
export function changeView(key: AppKey, change: Partial<AppView>): void {
  if (!('tab' in change)) places.delete(idOfApp(key));
  useAppPages.setState((state) => ({
    views: { ...state.views, [idOfApp(key)]: { ...viewOf(state, key), ...change } },
  }));
}

/** Not in the store: a step through the rows renders nothing else again. */
const places = new Map<string, Place>();

export function placeOf(key: AppKey): Place {
  return places.get(idOfApp(key)) ?? { scrollTop: 0, row: null };
}

export function keepPlace(key: AppKey, change: Partial<Place>): void {
  places.set(idOfApp(key), { ...placeOf(key), ...change });
}

/** Reads the page again. Once older builds were read, they are read each time. */
export async function readAppPage(key: AppKey, reach: 'newest' | 'all' = 'newest'): Promise<void> {
  const before = pageOf(useAppPages.getState(), key);
  const wasWhole = before.value !== null && before.value.builds.length > pageLength;
  setPage(key, { isReading: true });
  const asked = { ...key, reach: wasWhole ? 'all' : reach } as const;
  const reply = await request('apps:read', asked);
  // Of two readings that overlap, the one with more builds is kept.
  const kept = pageOf(useAppPages.getState(), key).value;
  if (!reply.ok) setPage(key, { isReading: false, error: reply.error });
  else if (asked.reach === 'all' || (kept?.builds.length ?? 0) <= pageLength)
    setPage(key, { value: reply.value, at: Date.now(), isReading: false, error: null });
}

/** Builds of one reading: a page of Apple's. */
const pageLength = 200;

/** Reads the builds that were not read yet, once. */
export async function readOlderBuilds(key: AppKey): Promise<void> {
  const { value, isReading } = pageOf(useAppPages.getState(), key);
  if (value === null || value.olderBuilds === 0 || isReading) return;
  await readAppPage(key, 'all');
}

function setPage(key: AppKey, change: Partial<Reading<AppPage>>): void {
  useAppPages.setState((state) => ({
    pages: { ...state.pages, [idOfApp(key)]: { ...pageOf(state, key), ...change } },
  }));
}

export async function readAppList(accountId: string): Promise<void> {
  setList(accountId, { isReading: true });
  const reply = await request('apps:list', { accountId });
  setList(
    accountId,
    reply.ok
      ? { value: reply.value, at: Date.now(), isReading: false, error: null }
      : { isReading: false, error: reply.error },
  );
}

function setList(accountId: string, change: Partial<Reading<readonly ListedApp[]>>): void {
  useAppPages.setState((state) => ({
    lists: { ...state.lists, [accountId]: { ...listOf(state, accountId), ...change } },
  }));
}

/** Where an app is: that of its account, or of a run if the account was deleted since. */
export function environmentOf(
  { accounts, runs }: Pick<Snapshots, 'accounts' | 'runs'>,
  { accountId }: Pick<AppKey, 'accountId'>,
): Environment {
  const account = accounts.find(({ id }) => id === accountId);
  const run = Object.values(runs).find((one) => one.account.id === accountId);
  return account?.environment ?? run?.environment ?? 'live';
}

/** The runs of an app, newest first: with this account, or with another key of the same team. */
export function runsOfApp(
  snapshots: Pick<Snapshots, 'accounts' | 'runs'>,
  key: AppKey,
  appId: string | null,
): PublishRun[] {
  const environment = environmentOf(snapshots, key);
  return Object.values(snapshots.runs)
    .filter(
      (run) =>
        run.environment === environment &&
        run.package.bundleId === key.bundleId &&
        (run.account.id === key.accountId || (appId !== null && run.app?.id === appId)),
    )
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
}

/** The app's name as App Store Connect has it, else as it was published, else its bundle ID; empty for no app. */
export function useAppName(key: AppKey | null): string {
  const named = useAppPages((state) => {
    if (key === null) return null;
    const listed = listOf(state, key.accountId).value ?? [];
    return (
      pageOf(state, key).value?.app.name ||
      listed.find(({ bundleId }) => bundleId === key.bundleId)?.name
    );
  });
  const published = useSnapshots((state) => {
    const last = key === null ? undefined : runsOfApp(state, key, null)[0];
    return last === undefined ? key?.bundleId : appName(last.package);
  });
  return named || (published ?? '');
}
