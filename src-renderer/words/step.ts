import type { GroupGiven, Step, StepState, Written } from '#shared/domain/publish-run';
import { clockTime, duration, fullTime } from './time';

/** The state that goes with a row's icon; said to a screen reader before the title. */
export const stepStateWords: Record<StepState['state'], string> = {
  pending: 'To come',
  running: 'Now',
  done: 'Done',
  skipped: 'Skipped',
  failed: 'Failed',
};

/** A step that was still to come when the run was cancelled. */
export const neverWords = { state: 'Not done', sentence: 'not done' };

/** The sentence under the title: what will be done, is being done, or came of it. */
export function stepSentence(step: Step): string {
  const progress = step.progress;
  if (progress.state === 'pending') return step.intention;
  if (progress.state === 'failed') return progress.trouble.title;
  return progress.sentence;
}

export interface StepTimes {
  /** `14:02`, `now`, or nothing yet. */
  at: string;
  /** `1.1 s` */
  took: string;
  /** For the `dateTime` attribute. */
  iso: string | null;
  /** The same with its day. */
  fullTime: string;
}

/** The right edge of a row. */
export function stepTimes(progress: StepState): StepTimes {
  switch (progress.state) {
    case 'pending':
      return { at: '', took: '', iso: null, fullTime: '' };
    case 'skipped':
      return { at: 'skipped', took: '', iso: null, fullTime: '' };
    case 'running':
      return {
        at: 'now',
        took: '',
        iso: progress.startedAt,
        fullTime: `since ${fullTime(progress.startedAt)}`,
      };
    case 'done':
    case 'failed': {
      const took = Date.parse(progress.endedAt) - Date.parse(progress.startedAt);
      return {
        at: clockTime(progress.endedAt),
        took: duration(took),
        iso: progress.endedAt,
        fullTime: fullTime(progress.endedAt),
      };
    }
  }
}

const minute = 60_000;

/** `4 min 12 s of at most 15 min`, or only the time passed where there is no limit. */
export function waitWords(startedAt: string, limitAt: string | null, now: number): string {
  const start = Date.parse(startedAt);
  const passed = duration(Math.max(1000, now - start)).replace(/\.\d s$/, ' s');
  if (limitAt === null) return `${passed} so far`;
  const limit = Math.round((Date.parse(limitAt) - start) / minute);
  return `${passed} of at most ${limit >= 1 ? `${limit} min` : duration(Date.parse(limitAt) - start)}`;
}

/** Between 0 and 1; null without a limit. */
export function waitFraction(
  startedAt: string,
  limitAt: string | null,
  now: number,
): number | null {
  if (limitAt === null) return null;
  const start = Date.parse(startedAt);
  const length = Date.parse(limitAt) - start;
  return length <= 0 ? 1 : Math.min(1, Math.max(0, (now - start) / length));
}

export const noteWrittenWords: Record<Written['state'], string> = {
  waiting: 'to be written',
  'read-back': 'written and read back',
};

export const groupGivenWords: Record<GroupGiven['state'], string> = {
  waiting: 'to be given the build',
  'read-back': 'was given the build',
  'by-itself': 'gets every build by itself',
};
