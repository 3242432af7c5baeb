/** Milliseconds between two unasked announcements: more often, and a screen reader never falls silent. */
const gap = 10_000;
/** Words that are replaced sooner than this were not heard. */
const heardAfter = 1_000;

export interface Announcer {
  /** For what somebody just did: said at once. */
  sayNow(words: string): void;
  /** For what happens by itself: at most one in ten seconds, and then only the latest. */
  sayWhenQuiet(words: string): void;
}

export function makeAnnouncer(say: (words: string) => void, now: () => number): Announcer {
  let lastAt = Number.NEGATIVE_INFINITY;
  /** What was said unasked and may be cut short by an answer to an act. */
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
    sayNow(words) {
      if (now() - lastAt < heardAfter) waiting ??= unasked;
      speak(words);
      unasked = null;
      if (waiting !== null) wait();
    },
    sayWhenQuiet(words) {
      if (lastAt + gap - now() <= 0) return speakUnasked(words);
      waiting = words;
      wait();
    },
  };
}
