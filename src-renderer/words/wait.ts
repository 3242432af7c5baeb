import type { PublishRun, RunWait, WaitReason } from '#shared/domain/publish-run';
import { wholeDuration } from '#shared/words/format';
import type { MessageKey } from '#shared/words/message';
import { asSentence, inWords, say } from '#shared/words/say';
import type { Tone } from './format';

interface WaitParts {
  tone: Extract<Tone, 'look' | 'quiet'>;
  /** The cause, if it is always the same; null leaves it to the detail of the wait. */
  cause: MessageKey | null;
  /** What a person can do to end it sooner; null if nothing would. */
  act: MessageKey | null;
  /** Whether Apple's System Status page is worth a look. */
  isAtApple: boolean;
}

const parts: Record<WaitReason, WaitParts> = {
  offline: {
    tone: 'look',
    cause: 'run-view.wait.offline.cause',
    act: 'run-view.wait.try-now',
    isAtApple: false,
  },
  'rate-limited': {
    tone: 'look',
    cause: 'run-view.wait.rate-limited.cause',
    act: 'run-view.wait.try-now',
    isAtApple: false,
  },
  'server-error': {
    tone: 'look',
    cause: 'run-view.wait.server-error.cause',
    act: 'run-view.wait.try-now',
    isAtApple: true,
  },
  'keychain-locked': {
    tone: 'look',
    cause: 'run-view.wait.keychain-locked.cause',
    act: 'run-view.wait.keychain-locked.act',
    isAtApple: false,
  },
  'disk-full': { tone: 'look', cause: null, act: 'run-view.wait.try-now', isAtApple: false },
  turn: { tone: 'quiet', cause: null, act: null, isAtApple: false },
  saving: { tone: 'quiet', cause: null, act: 'run-view.wait.saving.act', isAtApple: false },
};

interface WaitWords extends Pick<WaitParts, 'tone' | 'isAtApple'> {
  /** The name of this wait in the chip, the window title and the list. */
  word: string;
  /** The same as a separate headline. */
  title: string;
  /** What will end it, if the time is unknown. */
  ends: string;
  act: string | null;
}

export function waitWords({ reason }: Pick<RunWait, 'reason'>): WaitWords {
  const { tone, act, isAtApple } = parts[reason];
  return {
    word: say(`run-view.wait.${reason}.word`),
    title: say(`run-view.wait.${reason}.title`),
    ends: say(`run-view.wait.${reason}.end`),
    act: act === null ? null : inWords({ key: act }),
    tone,
    isAtApple,
  };
}

/** The cause, always with a period. */
export function waitSentence({ reason, sentence }: RunWait): string {
  const { cause } = parts[reason];
  return cause === null ? asSentence(sentence) : inWords({ key: cause });
}

/** The raw answer, for troubleshooting; null if the sentence has it all. */
export function waitDetail(wait: RunWait): string | null {
  return ['offline', 'server-error'].includes(wait.reason) ? asSentence(wait.sentence) : null;
}

/** What the run waits for just now: only a run in progress can wait. */
export function waitOf(run: PublishRun): RunWait | null {
  return run.status.state === 'running' && run.readOnly === null ? run.wait : null;
}

/** `Since 14:02, 3 min 5 s.` */
export function waitSinceWords(wait: RunWait, now: number): string {
  const passed = now - Date.parse(wait.since);
  const time = { time: wait.since };
  return passed < 1000
    ? say('run-view.wait.since', { time })
    : say('run-view.wait.since-for', { time, elapsed: wholeDuration(passed) });
}

/** `Retrying in 2 min 10 s.`; without a time, what will end the wait. */
export function waitEndWords(wait: RunWait, now: number): string {
  if (wait.until === null) return waitWords(wait).ends;
  const left = Date.parse(wait.until) - now;
  return left <= 0
    ? say('run-view.wait.retry-now')
    : say('run-view.wait.retry-in', { left: wholeDuration(left + 999) });
}
