import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import { type Attention, attentionById } from '#shared/domain/run-attention';
import { madeAt } from '../words/unfinished-run';
import type { Snapshots } from './snapshots';

/** One row of Activity: a run, or what is known of one whose record cannot be read. */
export type ActivityEntry = RunEntry | UnreadableEntry;

export interface RunEntry {
  id: string;
  madeAt: string;
  run: PublishRun;
  /** Null for a run that never needed attention. */
  attention: Attention | null;
}

interface UnreadableEntry {
  id: string;
  madeAt: string;
  unreadable: UnreadableRun;
}

type Source = Pick<Snapshots, 'runs' | 'unreadable'>;

/** Rows are memoized by identity: an unchanged entry stays the same object. */
const entryOf = new WeakMap<PublishRun | UnreadableRun, ActivityEntry>();
let latest: { source: Source; entries: readonly ActivityEntry[] } | null = null;

/** Every run on this computer, readable or not, newest first. */
export function activityOf({ runs, unreadable }: Source): readonly ActivityEntry[] {
  const known = latest?.source;
  if (latest && known?.runs === runs && known.unreadable === unreadable) return latest.entries;
  // A record that became unreadable meanwhile is listed once, as unreadable.
  const broken = new Set(unreadable.map(({ id }) => id));
  const readable = Object.values(runs).filter(({ id }) => !broken.has(id));
  const attention = attentionById(readable);
  const entries = [
    ...readable.map((run) => runEntry(run, attention.get(run.id) ?? null)),
    ...unreadable.map(unreadableEntry),
  ].sort((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : 0));
  latest = { source: { runs, unreadable }, entries };
  return entries;
}

export function needsAttention(entry: ActivityEntry): entry is RunEntry {
  return 'run' in entry && entry.attention?.state === 'needed';
}

export function isAtWork(entry: ActivityEntry): boolean {
  return 'run' in entry && entry.run.status.state === 'running';
}

/** Whether a person can mark the run as handled: not while it is in progress. */
export function canBeHandled(entry: ActivityEntry): boolean {
  return needsAttention(entry) && !isAtWork(entry);
}

function runEntry(run: PublishRun, attention: Attention | null): ActivityEntry {
  const before = entryOf.get(run);
  if (before && 'run' in before && isSame(before.attention, attention)) return before;
  const entry = { id: run.id, madeAt: run.createdAt, run, attention };
  entryOf.set(run, entry);
  return entry;
}

function unreadableEntry(unreadable: UnreadableRun): ActivityEntry {
  const { id } = unreadable;
  const entry = entryOf.get(unreadable) ?? { id, madeAt: madeAt(id) ?? '', unreadable };
  entryOf.set(unreadable, entry);
  return entry;
}

function isSame(one: Attention | null, other: Attention | null): boolean {
  if (one === null || other === null || one.state !== other.state) return one === other;
  // The snapshot is the same, so the mark in it is unchanged too.
  if (one.state !== 'replaced' || other.state !== 'replaced') return true;
  return one.by.runId === other.by.runId;
}
