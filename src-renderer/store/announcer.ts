/** Milliseconds between two unasked announcements: more often, and a screen reader never falls silent. */
const gap = 10_000;

export interface Announcer {
  /** For what somebody just did: said at once. */
  sayNow(words: string): void;
  /** For what happens by itself: at most one in ten seconds, and then only the latest. */
  sayWhenQuiet(words: string): void;
}

export function makeAnnouncer(say: (words: string) => void, now: () => number): Announcer {
  let lastAt = Number.NEGATIVE_INFINITY;
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const speak = (words: string) => {
    lastAt = now();
    waiting = null;
    clearTimeout(timer);
    timer = undefined;
    say(words);
  };

  return {
    sayNow: speak,
    sayWhenQuiet(words) {
      const left = lastAt + gap - now();
      if (left <= 0) return speak(words);
      waiting = words;
      timer ??= setTimeout(() => {
        if (waiting !== null) speak(waiting);
      }, left);
    },
  };
}
