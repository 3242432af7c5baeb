import type { Hold, HoldReason, PublishRun } from '#shared/domain/publish-run';
import { duration } from '#shared/words/format';
import { asSentence } from '#shared/words/say';
import { clockTime } from '#shared/words/time';
import type { Tone } from './format';

interface HoldWords {
  /** The name of this wait in the chip, the window title and the list. */
  word: string;
  /** The same as a separate headline. */
  title: string;
  tone: Extract<Tone, 'look' | 'quiet'>;
  /** The cause, if it is always the same; null leaves it to the detail of the wait. */
  says: string | null;
  /** What will end it, if the time is unknown. */
  ends: string;
  /** What a person can do to end it sooner; null if nothing would. */
  act: string | null;
  /** Whether Apple's System Status page is worth a look. */
  isAtApple: boolean;
}

const words: Record<HoldReason, HoldWords> = {
  offline: {
    word: 'No network',
    title: 'Waiting for the network',
    tone: 'look',
    says: 'App Store Connect cannot be reached from here.',
    ends: 'Goes on by itself once the network is back.',
    act: 'Try now',
    isAtApple: false,
  },
  'rate-limited': {
    word: 'Pause for Apple',
    title: 'Apple asks for a pause',
    tone: 'look',
    says: 'This key has made as many requests as Apple takes for now.',
    ends: 'Goes on by itself once the key may ask again.',
    act: 'Try now',
    isAtApple: false,
  },
  'server-trouble': {
    word: 'Apple has trouble',
    title: 'Apple is having trouble',
    tone: 'look',
    says: 'App Store Connect answers with a fault of its own.',
    ends: 'Goes on by itself once Apple answers again.',
    act: 'Try now',
    isAtApple: true,
  },
  'keychain-locked': {
    word: 'Keychain locked',
    title: 'Your keychain is locked',
    tone: 'look',
    says: 'The private key of this account is in it.',
    ends: 'Goes on once it is unlocked.',
    act: 'Unlock keychain',
    isAtApple: false,
  },
  'disk-full': {
    word: 'Disk full',
    title: 'There is no room on the disk',
    tone: 'look',
    says: null,
    ends: 'Goes on by itself once there is room.',
    act: 'Try now',
    isAtApple: false,
  },
  turn: {
    word: 'Next in line',
    title: 'Waiting for its turn',
    tone: 'quiet',
    says: null,
    ends: 'Goes on by itself when the other run has sent its package.',
    act: null,
    isAtApple: false,
  },
  saving: {
    word: 'Held back',
    title: 'Held back, as you chose',
    tone: 'quiet',
    says: null,
    ends: 'Goes on once your settings let it, or when you say so.',
    act: 'Send now',
    isAtApple: false,
  },
};

export function holdWords(hold: Hold): HoldWords {
  return words[hold.reason];
}

/** The cause, always with a period. */
export function holdSentence(hold: Hold): string {
  return words[hold.reason].says ?? asSentence(hold.sentence);
}

/** The raw answer, for troubleshooting; null if the sentence has it all. */
export function holdDetail(hold: Hold): string | null {
  return ['offline', 'server-trouble'].includes(hold.reason) ? asSentence(hold.sentence) : null;
}

/** What the run waits for just now: only a run in progress can wait. */
export function holdOf(run: PublishRun): Hold | null {
  return run.status.state === 'running' && run.readOnly === null ? run.hold : null;
}

/** `Since 14:02, 3 min 5 s` */
export function heldSinceWords(hold: Hold, now: number): string {
  const passed = now - Date.parse(hold.since);
  const time = `Since ${clockTime(hold.since)}`;
  return passed < 1000 ? time : `${time}, ${wholeSeconds(passed)}`;
}

/** `Tries again in 2 min 10 s`; without a time, what will end the wait. */
export function holdEndWords(hold: Hold, now: number): string {
  if (hold.until === null) return words[hold.reason].ends;
  const left = Date.parse(hold.until) - now;
  return left <= 0 ? 'Tries again now.' : `Tries again in ${wholeSeconds(left + 999)}.`;
}

function wholeSeconds(milliseconds: number): string {
  return duration(Math.max(1000, Math.floor(milliseconds / 1000) * 1000)).replace(/\.0 s$/, ' s');
}
