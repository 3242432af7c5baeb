import { day } from './delays';
import { byId, type Moment } from './state';
import { outSince } from './store-lifecycle';
import type { PhasedReleaseRow } from './store-rows';

/** INACTIVE --the version is out--> ACTIVE <--> PAUSED; both --seven days, or by hand--> COMPLETE */
export type PhasedState = 'INACTIVE' | 'ACTIVE' | 'PAUSED' | 'COMPLETE';

const lastDay = 7;
const longestPause = 30 * day;

/** Milliseconds of all pauses; a pause ends automatically after thirty days in total. */
function pausedFor({ pausedAt, pausedBefore }: PhasedReleaseRow, now: number): number {
  const running = pausedAt === null ? 0 : now - pausedAt;
  return Math.min(pausedBefore + running, longestPause);
}

interface PhasedProgress {
  phasedReleaseState: PhasedState;
  startDate: Date | null;
  /** Days. */
  totalPauseDuration: number;
  currentDayNumber: number | null;
}

export function phasedProgress(row: PhasedReleaseRow, moment: Moment): PhasedProgress {
  const version = byId(moment.state.appStoreVersions, row.versionId);
  const out = version ? outSince(version, moment) : null;
  if (!out || moment.now < out.at) {
    return {
      phasedReleaseState: 'INACTIVE',
      startDate: null,
      totalPauseDuration: 0,
      currentDayNumber: null,
    };
  }
  const paused = pausedFor(row, moment.now);
  const dayNumber = Math.floor((moment.now - out.at - paused) / day) + 1;
  const isPaused = row.pausedAt !== null && paused < longestPause;
  const isOver = row.isCompletedByHand || dayNumber > lastDay;
  const running: PhasedState = isPaused ? 'PAUSED' : 'ACTIVE';
  return {
    phasedReleaseState: isOver ? 'COMPLETE' : running,
    startDate: out.date,
    totalPauseDuration: Math.floor(paused / day),
    currentDayNumber: Math.min(dayNumber, lastDay),
  };
}

/** Ends a running pause, and adds its duration. */
export function endPause(row: PhasedReleaseRow, now: number): void {
  row.pausedBefore = pausedFor(row, now);
  row.pausedAt = null;
}
