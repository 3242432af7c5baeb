import type { GroupGiven, PublishRun, Step, StepState, Written } from '#shared/domain/publish-run';
import { duration, wholeDuration } from '#shared/words/format';
import { type Message, message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { clockTime, fullTime } from '#shared/words/time';
import { isSlow, rangeWords, type UsualTime } from './usual-time';
import { timerStart, waitStart } from './wait-clock';

/** The state shown by a row's icon; read by a screen reader before the title. */
export function stepStateWord(state: StepState['state'] | 'not-started'): string {
  return state === 'not-started' ? say('step.not-started') : say(`run-view.step.${state}`);
}

/** The sentence under the title: what will be done, is being done, or was done. */
export function stepSentence(step: Step): string {
  const progress = step.progress;
  if (progress.state === 'pending') return inWords(step.intention);
  if (progress.state === 'failed') return inWords(progress.error.title);
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

/** The right edge of a row. A wait that began before this step was started again is timed from then. */
export function stepTimes(progress: StepState, waitBegan: number | null = null): StepTimes {
  switch (progress.state) {
    case 'pending':
      return { at: '', took: '', iso: null, fullTime: '' };
    case 'skipped':
      return { at: stepStateWord('skipped'), took: '', iso: null, fullTime: '' };
    case 'running': {
      const since = waitBegan === null ? progress.startedAt : new Date(waitBegan).toISOString();
      return {
        at: say('run-view.step.since', { time: clockTime(since) }),
        took: '',
        iso: since,
        fullTime: say('run-view.step.since', { time: fullTime(since) }),
      };
    }
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

/** `Stops waiting 15 min after the upload ended at 14:02.` Empty for a step without a limit. */
export function limitWords(run: PublishRun, step: Step): string {
  const start = waitStart(run, step);
  if (start === null || step.progress.state !== 'running' || step.progress.limitAt === null)
    return '';
  const limit = { duration: Date.parse(step.progress.limitAt) - Date.parse(start) };
  const { isUploadEnd, at } = timerStart(run, start);
  return isUploadEnd
    ? say('run-view.limit.after-upload', { limit, time: { time: at } })
    : say('run-view.limit.after', { limit, time: { time: at } });
}

/** `4 min 12 s · usually 6–14 min`: the elapsed time in whole seconds, and the usual range. A slow one says so. */
export function elapsedMessage(passed: number, usual: UsualTime | null): Message {
  const elapsed = wholeDuration(passed);
  if (usual === null) return message('run-view.elapsed', { elapsed });
  const range = rangeWords(usual);
  if (usual.isOwn && passed > usual.slowFrom)
    return message('run-view.elapsed.slow-for-app', { elapsed, range });
  return usual.isOwn
    ? message('run-view.elapsed.usual-of-app', { elapsed, range })
    : message('run-view.elapsed.usual', { elapsed, range });
}

/** The limit of a wait, once it is slower than usual. */
export function slowLimitWords(
  run: PublishRun,
  step: Step,
  usual: UsualTime | null,
  now: number,
): string {
  return isSlow(run, step, usual, now) ? limitWords(run, step) : '';
}

/** In a pending row: what will be done, or how long it usually takes. */
export function pendingSentence(step: Step, usual: string): string {
  const words = usual === '' ? inWords(step.intention) : usual;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function noteWrittenWords({ state, detail, elsewhere }: Written): string {
  if (elsewhere !== undefined) return say('run-view.note.changed-elsewhere');
  if (detail === undefined) return say(`run-view.note.${state}`);
  return say(`run-view.note.${state === 'failed' ? 'failed' : 'refused'}-because`, { detail });
}

export function groupGivenWords({ state }: GroupGiven): string {
  return say(`run-view.group.${state}`);
}
