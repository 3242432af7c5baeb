import type { GroupGiven, PublishRun, Step, StepState, Written } from '#shared/domain/publish-run';
import { duration } from '#shared/words/format';
import { inWords } from '#shared/words/say';
import { clockTime, fullTime } from '#shared/words/time';
import { isSlow, type UsualTime, usualWords } from './usual-time';
import { countedFromWords, waitStart } from './wait-clock';

/** The state shown by a row's icon; read by a screen reader before the title. */
export const stepStateWords: Record<StepState['state'], string> = {
  pending: 'To come',
  running: 'Now',
  done: 'Done',
  skipped: 'Skipped',
  failed: 'Failed',
};

/** A step that was still pending when the run was canceled. */
export const neverWords = { state: 'Not done', sentence: 'not done' };

/** The sentence under the title: what will be done, is being done, or was done. */
export function stepSentence(step: Step): string {
  const progress = step.progress;
  if (progress.state === 'pending') return inWords(step.intention);
  if (progress.state === 'failed') return inWords(progress.trouble.title);
  return inWords(progress.sentence);
}

interface StepTimes {
  /** `14:02`, `since 14:02`, or nothing yet. */
  at: string;
  /** `1.1 s` */
  took: string;
  /** For the `dateTime` attribute. */
  iso: string | null;
  /** The same with its date. */
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
        at: `since ${clockTime(progress.startedAt)}`,
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

/** `4 min 12 s`: the elapsed time in whole seconds. */
export function elapsedWords(milliseconds: number): string {
  return duration(Math.max(1000, milliseconds)).replace(/\.\d s$/, ' s');
}

/** `Waits at most 15 min, counted from the end of the upload at 14:02.` Empty for a step without a limit. */
export function limitWords(run: PublishRun, step: Step): string {
  const start = waitStart(run, step);
  if (start === null || step.progress.state !== 'running' || step.progress.limitAt === null)
    return '';
  const length = Date.parse(step.progress.limitAt) - Date.parse(start);
  const limit = Math.round(length / minute);
  const words = limit >= 1 ? `${limit} min` : duration(length);
  return `Waits at most ${words}, counted ${countedFromWords(run, start)}.`;
}

/** Follows the elapsed time: the usual range, and past it the limit. */
export function waitingWords(
  run: PublishRun,
  step: Step,
  usual: UsualTime | null,
  now: number,
): string {
  if (usual === null) return '';
  const limit = isSlow(run, step, usual, now) ? limitWords(run, step) : '';
  return limit === '' ? `, ${usualWords(usual)}` : `, ${usualWords(usual)}. ${limit}`;
}

/** In a pending row: what will be done, or how long it usually takes. */
export function pendingSentence(step: Step, usual: string): string {
  const words = usual === '' ? inWords(step.intention) : usual;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const noteWrittenWords: Record<Written['state'], string> = {
  waiting: 'to be written',
  'read-back': 'written and read back',
  refused: 'refused by App Store Connect',
};

export const groupGivenWords: Record<GroupGiven['state'], string> = {
  waiting: 'to be given the build',
  'read-back': 'was given the build',
  'by-itself': 'gets every build by itself',
};
