import type { Hold, HoldReason, PublishRun } from '#shared/domain/publish-run';
import { asSentence } from './sentence';
import { clockTime, duration } from './time';
import type { Tone } from './tone';

export interface HoldWords {
  /** In chip, window title and list: the one name of this hold. */
  word: string;
  /** The same as a headline of its own. */
  title: string;
  tone: Extract<Tone, 'look' | 'quiet'>;
  /** What is in the way, where that is always the same; null leaves it to the hold's own sentence. */
  says: string | null;
  /** What will end it, where nobody knows when. */
  ends: string;
  /** What a person can do to end it sooner; null where nothing would. */
  act: string | null;
  /** Whether Apple's page about its own trouble is worth a look. */
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

/** What is in the way, with its full stop wherever it came from. */
export function holdSentence(hold: Hold): string {
  return words[hold.reason].says ?? asSentence(hold.sentence);
}

/** What came back on the line, for whoever looks into it; null where the sentence says it all. */
export function holdDetail(hold: Hold): string | null {
  return ['offline', 'server-trouble'].includes(hold.reason) ? asSentence(hold.sentence) : null;
}

/** The hold that matters just now: only a run that is at work can be held up. */
export function holdOf(run: PublishRun): Hold | null {
  return run.status.state === 'running' && run.readOnly === null ? run.hold : null;
}

/** `Since 14:02, 3 min 5 s` */
export function heldSinceWords(hold: Hold, now: number): string {
  const passed = now - Date.parse(hold.since);
  const time = `Since ${clockTime(hold.since)}`;
  return passed < 1000 ? time : `${time}, ${wholeSeconds(passed)}`;
}

/** `Tries again in 2 min 10 s`; without a time, what will end the hold. */
export function holdEndWords(hold: Hold, now: number): string {
  if (hold.until === null) return words[hold.reason].ends;
  const left = Date.parse(hold.until) - now;
  return left <= 0 ? 'Tries again now.' : `Tries again in ${wholeSeconds(left + 999)}.`;
}

function wholeSeconds(milliseconds: number): string {
  return duration(Math.max(1000, Math.floor(milliseconds / 1000) * 1000)).replace(/\.0 s$/, ' s');
}
