import type { MessageKey } from '#shared/words/message';
import { moreRuns } from './entries';
import { type Entry, groups, groupTitles } from './entry';
import { closeness, queryWords } from './match';

interface Section {
  title: MessageKey & `palette.group.${string}`;
  entries: readonly Entry[];
}

/** What the palette shows for a query. */
export interface Listing {
  sections: readonly Section[];
  /** How many entries match, also those that are left out. */
  count: number;
}

/** Runs and apps beyond these are better looked for in their own lists. */
const most = 5;

/** While fewer entries were used before, this many of the newest runs and apps are listed too. */
const few = 3;

/** Before anything is typed: what was used last, and what the screen offers. */
export function openingList(all: readonly Entry[], recentIds: readonly string[]): Listing {
  const byId = new Map(all.map((entry) => [entry.id, entry]));
  const recent = recentIds.flatMap((id) => byId.get(id) ?? []).filter((one) => !one.reason);
  const here = all.filter((one) => one.isHere && !recent.includes(one));
  const rest = all.filter((one) => one.group === 'actions' && !recent.includes(one));
  const newest = (group: 'runs' | 'apps') => {
    const entries = all.filter((one) => one.group === group && !recent.includes(one));
    return { title: groupTitles[group], entries: entries.slice(0, few) };
  };
  const sections = filled([
    { title: groupTitles.recent, entries: recent },
    { title: groupTitles.actions, entries: here.length > 0 ? here : rest },
    ...(recent.length < few ? [newest('runs'), newest('apps')] : []),
  ]);
  return { sections, count: sections.reduce((sum, { entries }) => sum + entries.length, 0) };
}

/** What matches, the best of each group first; of equals, those that can be done, in the order in which they were given. */
export function matchingList(all: readonly Entry[], query: string): Listing {
  const words = queryWords(query);
  const found = all
    .map((entry) => ({ entry, close: closeness(words, entry.search) }))
    .filter((one) => one.close > 0)
    .sort((a, b) => b.close - a.close || blocked(a.entry) - blocked(b.entry))
    .map(({ entry }) => entry);
  const sections = groups.map((group) => {
    const entries = found.filter((entry) => entry.group === group);
    return { title: groupTitles[group], entries: shortened(entries, group, query) };
  });
  return { sections: filled(sections), count: found.length };
}

const blocked = ({ reason }: Entry): number => (reason ? 1 : 0);

function shortened(entries: Entry[], group: Entry['group'], query: string): Entry[] {
  if ((group !== 'runs' && group !== 'apps') || entries.length <= most) return entries;
  const shown = entries.slice(0, most);
  return group === 'runs' ? [...shown, moreRuns(query, entries.length - most)] : shown;
}

function filled(sections: Section[]): Section[] {
  return sections.filter(({ entries }) => entries.length > 0);
}
