import { useMemo } from 'react';
import { create } from 'zustand';
import type { KeyRole } from '#shared/asc/roles';
import { platforms } from '#shared/asc/states';
import { compareVersions, isBelow, sameVersion } from '#shared/asc/version-numbers';
import type { AppBuild, AppPage } from '#shared/domain/app-page';
import { type CheckedLink, isEditableVersion, type StorePage } from '#shared/domain/app-store';
import type { Platform } from '#shared/domain/package-info';
import type { ReadinessItem, StoreWebPage } from '#shared/domain/readiness-item';
import {
  emptyStoreDraft,
  type StoreDraft,
  settledDraft,
  storePlanOf,
} from '#shared/domain/store-draft';
import { readinessOf } from '#shared/domain/store-readiness';
import { reportedByRuns } from '#shared/domain/store-reported';
import type { AppError } from '#shared/errors';
import type { Text } from '#shared/words/message';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { type AppKey, idOfApp, pageOf, type Reading, runsOfApp, useAppPages } from './app-pages';
import { readRuns } from './run-actions';
import { accountById, useSnapshots } from './snapshots';
import { announcer, show, showToast } from './window';

/** An app of one account on one platform. */
export interface StoreKey extends AppKey {
  platform: Platform;
}

/** What a card of the App Store tab is about. */
export interface StoreCardProps {
  app: StoreKey;
  page: StorePage;
}

/** The App Store side of an app as it was read last, and what was changed here. */
export interface StoreTab extends Reading<StorePage> {
  draft: StoreDraft;
  /** Whether the draft of an earlier session was looked for. */
  isDraftRead: boolean;
  /** Whether what was changed is saved on this computer. */
  isKept: boolean;
  /** Why what was changed could not be saved on this computer. */
  draftError: AppError | null;
  /** What became of the version's web addresses; null until they were checked. */
  links: readonly CheckedLink[] | null;
  isCheckingLinks: boolean;
  /** A run is being started. */
  isStarting: boolean;
  /** Why no run was started. */
  startError: AppError | null;
}

const unread: StoreTab = {
  value: null,
  at: null,
  isReading: false,
  error: null,
  draft: emptyStoreDraft,
  isDraftRead: false,
  isKept: true,
  draftError: null,
  links: null,
  isCheckingLinks: false,
  isStarting: false,
  startError: null,
};

/** By the ID of the app and platform, of those whose App Store tab was opened. */
export const useAppStore = create<Readonly<Record<string, StoreTab>>>(() => ({}));

/** The platform that is shown of an app; left out for the first one. */
const useChosenPlatforms = create<Readonly<Record<string, Platform>>>(() => ({}));

export function idOfStore(app: StoreKey): string {
  return JSON.stringify([app.accountId, app.bundleId, app.platform]);
}

export function storeOf(tabs: Readonly<Record<string, StoreTab>>, app: StoreKey): StoreTab {
  return tabs[idOfStore(app)] ?? unread;
}

export const useStoreTab = (app: StoreKey): StoreTab => useAppStore((tabs) => storeOf(tabs, app));

const current = (app: StoreKey): StoreTab => storeOf(useAppStore.getState(), app);

function put(app: StoreKey, change: Partial<StoreTab>): void {
  useAppStore.setState({ [idOfStore(app)]: { ...current(app), ...change } });
}

/** The platforms that an app has builds for, in Apple's order; iOS if it has none. */
export function platformsOf(page: AppPage | null): Platform[] {
  const known = platforms.filter((one) => page?.builds.some(({ platform }) => platform === one));
  return known.length === 0 ? ['IOS'] : known;
}

/** The app on the platform that is shown. */
export function useStoreKey(app: AppKey, page: AppPage | null): StoreKey {
  const chosen = useChosenPlatforms((all) => all[idOfApp(app)]);
  const [first = 'IOS'] = platformsOf(page);
  return { accountId: app.accountId, bundleId: app.bundleId, platform: chosen ?? first };
}

/** The same outside of a component. */
export function shownStoreKey({ accountId, bundleId }: AppKey, page: AppPage | null): StoreKey {
  const [first = 'IOS'] = platformsOf(page);
  const chosen = useChosenPlatforms.getState()[idOfApp({ accountId, bundleId })];
  return { accountId, bundleId, platform: chosen ?? first };
}

export function choosePlatform(app: AppKey, platform: Platform): void {
  useChosenPlatforms.setState({ [idOfApp(app)]: platform });
}

/** Reads it again, and what was changed before if it was not open yet. */
export async function readStore(app: StoreKey): Promise<void> {
  const isFirst = !current(app).isDraftRead;
  put(app, { isReading: true });
  const key = keyOf(app);
  const [reply, kept] = await Promise.all([
    request('app-store:read', key),
    isFirst ? request('app-store:read-draft', key) : null,
  ]);
  if (kept?.ok && kept.value !== null && !current(app).isDraftRead) put(app, { draft: kept.value });
  put(app, { isDraftRead: true });
  if (reply.ok) takePage(app, reply.value);
  else put(app, { isReading: false, error: reply.error });
}

/** Shows a page that was read; what App Store Connect has by now is no change any more. */
export function takePage(app: StoreKey, page: StorePage): void {
  const before = current(app);
  const draft = settledDraft(before.draft, page);
  put(app, { value: page, at: Date.now(), isReading: false, error: null, draft });
  if (JSON.stringify(draft) !== JSON.stringify(before.draft)) keepSoon(app);
}

const keyOf = ({ accountId, bundleId, platform }: StoreKey): StoreKey => ({
  accountId,
  bundleId,
  platform,
});

export function changeStoreDraft(app: StoreKey, change: Partial<StoreDraft>): void {
  const { draft, value } = current(app);
  const changed = { ...draft, versionId: value?.open?.id ?? null, ...change };
  put(app, { draft: changed, startError: null });
  keepSoon(app);
}

/** Moves the focus to a card of the tab, or to the text in it. */
export function focusPart(id: string): void {
  requestAnimationFrame(() => {
    const part = document.getElementById(id);
    const text = part?.querySelector<HTMLElement>('textarea:enabled');
    (text ?? part)?.focus();
    part?.scrollIntoView({ block: 'nearest' });
  });
}

/** At most this much of what was changed is lost, also by someone who types without a pause. */
const longestUnsaved = 500;
const timers = new Map<string, { app: StoreKey; timer: ReturnType<typeof setTimeout> }>();

function keepSoon(app: StoreKey): void {
  const id = idOfStore(app);
  if (timers.has(id)) return;
  put(app, { isKept: false });
  timers.set(id, { app, timer: setTimeout(() => void keepStoreDraft(app), longestUnsaved) });
}

async function keepStoreDraft(app: StoreKey): Promise<void> {
  const id = idOfStore(app);
  const waiting = timers.get(id);
  if (waiting === undefined) return;
  clearTimeout(waiting.timer);
  timers.delete(id);
  const { draft } = current(app);
  const reply = await request('app-store:save-draft', { ...keyOf(app), draft });
  // What was changed meanwhile has a timer of its own.
  put(app, { isKept: reply.ok && !timers.has(id), draftError: reply.ok ? null : reply.error });
}

/** Resolves once everything that was changed is on the disk. */
export async function keepAllStoreDrafts(): Promise<void> {
  await Promise.all([...timers.values()].map(({ app }) => keepStoreDraft(app)));
}

/** Opens each web address of the version once; says so if that could not be done. */
export async function checkStoreLinks(app: StoreKey): Promise<void> {
  const { value, isCheckingLinks } = current(app);
  if (value?.open == null || isCheckingLinks) return;
  put(app, { isCheckingLinks: true });
  const reply = await request('app-store:check-links', { ...keyOf(app), versionId: value.open.id });
  put(app, { isCheckingLinks: false, ...(reply.ok && { links: reply.value }) });
  if (!reply.ok) showToast(errorSentences(reply.error));
  else announcer.announceNow(say('store-tab.links-checked', { count: reply.value.length }));
}

export async function openStorePage(app: StoreKey, page: StoreWebPage): Promise<void> {
  const { accountId, platform } = app;
  const appId = current(app).value?.app.id ?? '';
  const submissionId = current(app).value?.submissions?.[0]?.id ?? null;
  const asked = { accountId, platform, appId, page, submissionId };
  const reply = await request('app-store:open-page', asked);
  if (!reply.ok) showToast(errorSentences(reply.error));
}

/** A build as the tab names it. */
export interface StoreBuild {
  id: string;
  /** Null if it is not known. */
  version: string | null;
  buildNumber: string;
}

function canBeAttached(build: AppBuild, platform: string): boolean {
  const { states, expired } = build;
  return (
    build.platform === platform &&
    states.processing === 'VALID' &&
    !expired &&
    !build.isInternalOnly &&
    build.version !== null
  );
}

/** Processed builds that the version can have, newest first; without a version those above the one on sale. */
export function attachableBuilds(page: StorePage, appPage: AppPage | null): AppBuild[] {
  const { open, live, platform } = page;
  const builds = (appPage?.builds ?? []).filter((build) => canBeAttached(build, platform));
  if (open !== null)
    return builds.filter(({ version }) => sameVersion(version, open.versionString));
  const above = builds.filter(
    ({ version }) => live === null || isBelow(live.versionString, version ?? ''),
  );
  // The newest version first, and within it the newest build.
  return above.sort((one, other) => compareVersions(other.version ?? '', one.version ?? ''));
}

/** The build that a run would take: the chosen one, the attached one, else the newest that can be attached. */
export function buildToSubmit(
  page: StorePage,
  appPage: AppPage | null,
  { buildId }: StoreDraft,
): StoreBuild | null {
  const builds = attachableBuilds(page, appPage);
  const { open } = page;
  const chosen = builds.find(({ id }) => id === buildId);
  if (chosen !== undefined) return chosen;
  if (open?.build != null) {
    const known = appPage?.builds.find(({ id }) => id === open.build?.id);
    const { id, buildNumber } = open.build;
    return {
      id,
      version: known?.version ?? open.versionString,
      buildNumber: buildNumber ?? known?.buildNumber ?? '?',
    };
  }
  return builds[0] ?? null;
}

/** Whether something was changed that a run would write. */
export function hasUnsent(
  { open }: StorePage,
  draft: StoreDraft,
  build: StoreBuild | null,
): boolean {
  const { release, phasedRelease, copyright, texts } = draft;
  const isBuildNew = build !== null && build.id !== open?.build?.id;
  const isChanged = [release, phasedRelease, copyright].some((value) => value !== null);
  return isBuildNew || isChanged || texts.length > 0;
}

/** Whether the open version can be changed now; without one a run creates it. */
export function canBeChanged({ open }: StorePage): boolean {
  return open === null || isEditableVersion(open);
}

/** What App Review asks of the version, with what was changed here as if it were saved. */
export function useReadiness(app: StoreKey): readonly ReadinessItem[] {
  const { value, draft, links } = useStoreTab(app);
  const appPage = useAppPages((state) => pageOf(state, app).value);
  const role = useSnapshots(
    ({ accounts }) => accountById(accounts, app.accountId)?.role?.role ?? null,
  );
  const accounts = useSnapshots((state) => state.accounts);
  const runs = useSnapshots((state) => state.runs);
  const { accountId, bundleId } = app;
  return useMemo(() => {
    if (value === null) return [];
    const ofApp = runsOfApp({ accounts, runs }, { accountId, bundleId }, value.app.id);
    const reported = reportedByRuns(ofApp, value);
    return readinessNow({ page: value, draft, links, appPage, role, reported });
  }, [value, draft, links, appPage, role, accounts, runs, accountId, bundleId]);
}

interface Known {
  page: StorePage;
  draft: StoreDraft;
  links: StoreTab['links'];
  appPage: AppPage | null;
  role: KeyRole | null;
  reported?: readonly Text[];
}

function readinessNow({ page, draft, links, appPage, role, reported }: Known): ReadinessItem[] {
  const build = buildToSubmit(page, appPage, draft);
  return readinessOf(page, {
    ...(links !== null && { links }),
    role,
    draft,
    buildId: build?.id ?? null,
    reported,
  });
}

/** Checks the version once more, and starts the run if nothing blocks it; otherwise the list shows what does. */
export async function submitStore(app: StoreKey): Promise<void> {
  if (current(app).isStarting) return;
  put(app, { isStarting: true, startError: null });
  await readStore(app);
  const { value: page, draft, links, error } = current(app);
  put(app, { isStarting: false, startError: error });
  if (page === null || error !== null) return;
  const appPage = pageOf(useAppPages.getState(), app).value;
  const items = readinessNow({ page, draft, links, appPage, role: null });
  const build = buildToSubmit(page, appPage, draft);
  if (build === null || items.some(({ severity }) => severity === 'blocker'))
    return focusPart('store-readiness');
  await publishStore(app, build, true);
}

/** Starts a run with the version as it was changed, and opens it. A submission is confirmed in the system's dialog. */
export async function publishStore(
  app: StoreKey,
  build: StoreBuild,
  submit: boolean,
): Promise<void> {
  const { value, draft, isStarting } = current(app);
  if (value === null || isStarting) return;
  put(app, { isStarting: true, startError: null });
  await keepStoreDraft(app);
  const plan = storePlanOf(value, draft, submit);
  const reply = await request('app-store:publish', { ...keyOf(app), buildId: build.id, plan });
  put(app, { isStarting: false, ...(!reply.ok && { startError: reply.error }) });
  if (!reply.ok || reply.value === null) return;
  announcer.announceNow(say('announced.run-started'));
  show({ name: 'run', runId: reply.value.runId });
  await readRuns();
}
