import type { Hold, HoldReason, PublishRun } from '#shared/domain/publish-run';
import { wholeDuration } from '#shared/words/format';
import type { MessageKey } from '#shared/words/message';
import { asSentence, inWords, say } from '#shared/words/say';
import type { Tone } from './format';

interface HoldParts {
  tone: Extract<Tone, 'look' | 'quiet'>;
  /** The cause, if it is always the same; null leaves it to the detail of the wait. */
  cause: MessageKey | null;
  /** What a person can do to end it sooner; null if nothing would. */
  act: MessageKey | null;
  /** Whether Apple's System Status page is worth a look. */
  isAtApple: boolean;
}

const parts: Record<HoldReason, HoldParts> = {
  offline: {
    tone: 'look',
    cause: 'run-view.hold.offline.cause',
    act: 'run-view.hold.try-now',
    isAtApple: false,
  },
  'rate-limited': {
    tone: 'look',
    cause: 'run-view.hold.rate-limited.cause',
    act: 'run-view.hold.try-now',
    isAtApple: false,
  },
  'server-error': {
    tone: 'look',
    cause: 'run-view.hold.server-error.cause',
    act: 'run-view.hold.try-now',
    isAtApple: true,
  },
  'keychain-locked': {
    tone: 'look',
    cause: 'run-view.hold.keychain-locked.cause',
    act: 'run-view.hold.keychain-locked.act',
    isAtApple: false,
  },
  'disk-full': { tone: 'look', cause: null, act: 'run-view.hold.try-now', isAtApple: false },
  turn: { tone: 'quiet', cause: null, act: null, isAtApple: false },
  saving: { tone: 'quiet', cause: null, act: 'run-view.hold.saving.act', isAtApple: false },
};

interface HoldWords extends Pick<HoldParts, 'tone' | 'isAtApple'> {
  /** The name of this wait in the chip, the window title and the list. */
  word: string;
  /** The same as a separate headline. */
  title: string;
  /** What will end it, if the time is unknown. */
  ends: string;
  act: string | null;
}

export function holdWords({ reason }: Pick<Hold, 'reason'>): HoldWords {
  const { tone, act, isAtApple } = parts[reason];
  return {
    word: say(`run-view.hold.${reason}.word`),
    title: say(`run-view.hold.${reason}.title`),
    ends: say(`run-view.hold.${reason}.end`),
    act: act === null ? null : inWords({ key: act }),
    tone,
    isAtApple,
  };
}

/** The cause, always with a period. */
export function holdSentence({ reason, sentence }: Hold): string {
  const { cause } = parts[reason];
  return cause === null ? asSentence(sentence) : inWords({ key: cause });
}

/** The raw answer, for troubleshooting; null if the sentence has it all. */
export function holdDetail(hold: Hold): string | null {
  return ['offline', 'server-error'].includes(hold.reason) ? asSentence(hold.sentence) : null;
}

/** What the run waits for just now: only a run in progress can wait. */
export function holdOf(run: PublishRun): Hold | null {
  return run.status.state === 'running' && run.readOnly === null ? run.hold : null;
}

/** `Since 14:02, 3 min 5 s.` */
export function heldSinceWords(hold: Hold, now: number): string {
  const passed = now - Date.parse(hold.since);
  const time = { time: hold.since };
  return passed < 1000
    ? say('run-view.hold.since', { time })
    : say('run-view.hold.since-for', { time, elapsed: wholeDuration(passed) });
}

/** `Retrying in 2 min 10 s.`; without a time, what will end the wait. */
export function holdEndWords(hold: Hold, now: number): string {
  if (hold.until === null) return holdWords(hold).ends;
  const left = Date.parse(hold.until) - now;
  return left <= 0
    ? say('run-view.hold.retry-now')
    : say('run-view.hold.retry-in', { left: wholeDuration(left + 999) });
}
