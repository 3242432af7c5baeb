/** Milliseconds that closing waits for the page: a page that hangs must not keep Slipway open. */
const longestWait = 1500;

export interface DraftKeeping {
  /** Resolves once the page has saved what was typed, or did not answer in time. */
  keep(): Promise<void>;
  /** The page says that it has. */
  kept(): void;
}

/** Closing waits for what was typed last: the page saves it only half a second after the last key. */
export function createDraftKeeping(askPage: () => void, limit = longestWait): DraftKeeping {
  let waiting: Promise<void> | null = null;
  let end = (): void => {};
  return {
    keep() {
      if (waiting !== null) return waiting;
      waiting = new Promise<void>((resolve) => {
        const timer = setTimeout(() => end(), limit);
        end = () => {
          clearTimeout(timer);
          waiting = null;
          resolve();
        };
      });
      askPage();
      return waiting;
    },
    kept: () => end(),
  };
}
