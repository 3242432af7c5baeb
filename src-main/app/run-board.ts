import type { PublishRun } from '#shared/domain/publish-run';
import { attentionById, countNeeded } from '#shared/domain/run-attention';

/** Receives each snapshot together with the previous one. */
type RunFollower = (run: PublishRun, before: PublishRun | null) => void;

/** The newest snapshot of every run, for the app-wide parts: dock, power, quitting. */
export interface RunBoard {
  receive(run: PublishRun): void;
  follow(follower: RunFollower): void;
  all(): PublishRun[];
}

export function createRunBoard(): RunBoard {
  const runs = new Map<string, PublishRun>();
  const followers: RunFollower[] = [];
  return {
    receive(run) {
      const before = runs.get(run.id) ?? null;
      runs.set(run.id, run);
      for (const follower of followers) follower(run, before);
    },
    follow: (follower) => void followers.push(follower),
    all: () => [...runs.values()],
  };
}

export function runningOf(runs: readonly PublishRun[]): PublishRun[] {
  return runs.filter((run) => run.status.state === 'running');
}

/** Whether bytes are being uploaded right now. */
export function isSending(run: PublishRun): boolean {
  return run.status.state === 'running' && run.wait === null && run.upload?.live != null;
}

/** What the dock or taskbar shows; a `value` of -1 is no bar, above 1 an indeterminate one. */
interface Bar {
  value: number;
  mode: 'none' | 'normal' | 'indeterminate' | 'error' | 'paused';
}

interface Outline {
  bar: Bar;
  /** How many of this session's runs need attention. */
  badge: number;
}

/** All runs at a glance: the bar and the badge use the same numbers. */
export function outlineOf(runs: readonly PublishRun[]): Outline {
  const running = runningOf(runs);
  return {
    bar: barOf(runs, running),
    badge: countNeeded(attentionById(runs)),
  };
}

function barOf(runs: readonly PublishRun[], running: readonly PublishRun[]): Bar {
  const moving = running.filter((run) => run.wait === null);
  const sending = fractionsOf(moving);
  if (sending.length > 0) return { value: mean(sending), mode: 'normal' };
  if (moving.length === 0 && running.length > 0) {
    const standing = fractionsOf(running);
    return { value: standing.length > 0 ? mean(standing) : 1, mode: 'paused' };
  }
  if (running.length > 0) return { value: 2, mode: 'indeterminate' };
  // A person has already seen an older failure; only the newest one colors the bar.
  const newest = runs
    .filter((run) => run.handledAt === null)
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0];
  if (newest?.status.state === 'failed') return { value: seenFraction(newest), mode: 'error' };
  if (newest?.status.state === 'paused') return { value: seenFraction(newest), mode: 'paused' };
  return { value: -1, mode: 'none' };
}

function fractionsOf(runs: readonly PublishRun[]): number[] {
  return runs.map(sentFraction).filter((fraction) => fraction !== null);
}

/** An empty bar would show no color. */
function seenFraction(run: PublishRun): number {
  return sentFraction(run) || 1;
}

/** The share of the bytes still being sent; null once all are sent, because then nothing can be counted. */
function sentFraction(run: PublishRun): number | null {
  const { upload } = run;
  if (upload === null || upload.total <= 0 || upload.stored >= upload.total) return null;
  return Math.min(1, Math.max(upload.stored, upload.live?.sent ?? 0) / upload.total);
}

function mean(fractions: readonly number[]): number {
  return fractions.reduce((sum, fraction) => sum + fraction, 0) / fractions.length;
}
