import { create } from 'zustand';
import { appName } from '#shared/words/names';
import { dayKey } from '#shared/words/time';
import { activityText } from '../words/activity';
import { type ActivityEntry, isAtWork, needsAttention } from './activity';

export const activityTabs = ['attention', 'running', 'all'] as const;
export type ActivityTab = (typeof activityTabs)[number];

/** The state of the Activity screen, restored when people come back to it. */
interface ActivityView {
  /** Null until Activity is opened for the first time. */
  tab: ActivityTab | null;
  query: string;
  /** A bundle ID; null for every app. */
  bundleId: string | null;
  /** Pixels. */
  scrollTop: number;
  /** The row that had the focus last. */
  row: string | null;
  selected: ReadonlySet<string>;
}

export const useActivityView = create<ActivityView>(() => ({
  tab: null,
  query: '',
  bundleId: null,
  scrollTop: 0,
  row: null,
  selected: new Set(),
}));

/** Another list starts at the top, with nothing selected. */
export function changeList(
  change: Partial<Pick<ActivityView, 'tab' | 'query' | 'bundleId'>>,
): void {
  useActivityView.setState({ ...change, scrollTop: 0, row: null, selected: new Set() });
}

/** Opens on the tab where something needs attention, if anything does. */
export function openingTab(entries: readonly ActivityEntry[]): ActivityTab {
  return entries.some(needsAttention) ? 'attention' : 'all';
}

type Wanted = Pick<ActivityView, 'query' | 'bundleId'> & { tab: ActivityTab };

const belongs: Record<ActivityTab, (entry: ActivityEntry) => boolean> = {
  attention: needsAttention,
  running: isAtWork,
  all: () => true,
};

/** The rows of a tab that match the search and the app. */
export function matching(entries: readonly ActivityEntry[], wanted: Wanted): ActivityEntry[] {
  const words = wanted.query.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (!belongs[wanted.tab](entry)) return false;
    if (wanted.bundleId !== null && bundleIdOf(entry) !== wanted.bundleId) return false;
    return words.length === 0 || hasWords(entry, words);
  });
}

/** How many rows each tab has, regardless of the search. */
export function countTabs(entries: readonly ActivityEntry[]): Record<ActivityTab, number> {
  return {
    attention: entries.filter(needsAttention).length,
    running: entries.filter(isAtWork).length,
    all: entries.length,
  };
}

/** The apps that have runs, by name. */
export function appsIn(entries: readonly ActivityEntry[]): { bundleId: string; name: string }[] {
  const names = new Map<string, string>();
  for (const entry of entries) {
    const bundleId = bundleIdOf(entry);
    if (bundleId === null || names.has(bundleId) || !('run' in entry)) continue;
    names.set(bundleId, appName(entry.run.package));
  }
  return [...names]
    .map(([bundleId, name]) => ({ bundleId, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

export interface ActivityDay {
  /** `2026-11-28`, in this computer's time zone. */
  key: string;
  entries: readonly ActivityEntry[];
}

/** Rows grouped by the day on which they started. An unchanged day stays the same object. */
export function daysOf(
  entries: readonly ActivityEntry[],
  before: readonly ActivityDay[] = [],
): readonly ActivityDay[] {
  const days = new Map<string, ActivityEntry[]>();
  for (const entry of entries) {
    const key = dayKey(entry.madeAt);
    const day = days.get(key);
    if (day === undefined) days.set(key, [entry]);
    else day.push(entry);
  }
  const known = new Map(before.map((day) => [day.key, day]));
  return [...days].map(([key, list]) => {
    const same = known.get(key);
    return same && isSameList(same.entries, list) ? same : { key, entries: list };
  });
}

function isSameList(one: readonly ActivityEntry[], other: readonly ActivityEntry[]): boolean {
  return one.length === other.length && one.every((entry, place) => entry === other[place]);
}

function bundleIdOf(entry: ActivityEntry): string | null {
  return 'run' in entry ? entry.run.package.bundleId : null;
}

const textOf = new WeakMap<ActivityEntry, string>();

function hasWords(entry: ActivityEntry, words: readonly string[]): boolean {
  const text = textOf.get(entry) ?? activityText(entry).toLowerCase();
  textOf.set(entry, text);
  return words.every((word) => text.includes(word));
}
