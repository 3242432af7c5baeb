/** Milliseconds between two automatic announcements: more often, and a screen reader never stops talking. */
const gap = 10_000;
/** An announcement that is replaced sooner than this was not heard. */
const audibleAfterMs = 1_000;

export interface Announcer {
  /** For the result of a person's action: announced at once. */
  announceNow(words: string): void;
  /** For events: at most one in ten seconds, and then only the latest. */
  announceWhenQuiet(words: string): void;
}

export function makeAnnouncer(say: (words: string) => void, now: () => number): Announcer {
  let lastAt = Number.NEGATIVE_INFINITY;
  /** An automatic announcement, which the result of an action may interrupt. */
  let unasked: string | null = null;
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const speak = (words: string) => {
    lastAt = now();
    clearTimeout(timer);
    timer = undefined;
    say(words);
  };
  const speakUnasked = (words: string) => {
    speak(words);
    waiting = null;
    unasked = words;
  };
  const wait = () => {
    timer ??= setTimeout(() => waiting !== null && speakUnasked(waiting), lastAt + gap - now());
  };

  return {
    announceNow(words) {
      if (now() - lastAt < audibleAfterMs) waiting ??= unasked;
      speak(words);
      unasked = null;
      if (waiting !== null) wait();
    },
    announceWhenQuiet(words) {
      if (lastAt + gap - now() <= 0) return speakUnasked(words);
      waiting = words;
      wait();
    },
  };
}
