/** How long the practice side stays awake, in milliseconds. */
export interface PracticeTimeouts {
  /** After the last request or action. */
  idleMs: number;
  /** After a request from another program, or once the address is no longer on screen. */
  visitorMs: number;
}

interface NeedParts extends PracticeTimeouts {
  /** Whether a run of the practice account is in progress: its parts are sent without passing through here. */
  isAtWork: () => boolean;
  /** Nothing needs it any more. Called once, until it is used again. */
  unneeded: () => void;
}

/** Tracks who needs the practice side, and since when nobody does. */
export interface PracticeNeed {
  /** Marks it as in use until the returned function is called. */
  use(sent: 'request' | 'act'): () => void;
  /** Whether its address and its world are on screen. */
  show(isShown: boolean): void;
  /** The total number of requests that have arrived at the current process. */
  arrived(total: number): void;
  /** The process is serving: start checking whether it is needed. */
  begin(): void;
  end(): void;
}

/** The longest time between two checks. */
const longestCheckMs = 5_000;

export function watchNeed(parts: NeedParts): PracticeNeed {
  const { idleMs, visitorMs, isAtWork, unneeded } = parts;
  let users = 0;
  let isShown = false;
  let until = 0;
  /** This program's own requests since the process started, and how many others had arrived. */
  let own = 0;
  let others = 0;
  let timer: NodeJS.Timeout | null = null;

  const keep = (forMs: number): void => {
    until = Math.max(until, performance.now() + forMs);
  };
  const check = (): void => {
    timer = null;
    if (isAtWork()) keep(idleMs);
    const left = until - performance.now();
    if (users === 0 && !isShown && left <= 0) unneeded();
    else checkIn(left > 0 ? left : idleMs);
  };
  const checkIn = (ms: number): void => {
    timer = setTimeout(check, Math.min(ms + 1, longestCheckMs));
  };
  return {
    use(sent) {
      users += 1;
      if (sent === 'request') own += 1;
      return () => {
        users -= 1;
        keep(idleMs);
      };
    },
    show(shown) {
      if (isShown && !shown) keep(visitorMs);
      isShown = shown;
    },
    arrived(total) {
      keep(idleMs);
      // Counts arrive late: nothing is concluded while a request of our own is in flight.
      if (users > 0) return;
      const isOther = total - own > others;
      others = total - own;
      if (isOther && !isAtWork()) keep(visitorMs);
    },
    begin() {
      own = users;
      others = 0;
      keep(idleMs);
      if (timer === null) checkIn(idleMs);
    },
    end() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
