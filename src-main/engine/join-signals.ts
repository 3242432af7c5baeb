/**
 * One signal that is aborted with the first of several. Unlike `AbortSignal.any`, its sources keep it
 * alive: garbage collection has been seen to remove a joined signal that was still awaited.
 */
export function joinSignals(...signals: (AbortSignal | undefined)[]): {
  signal: AbortSignal;
  /** Stops listening. */
  release: () => void;
} {
  const joined = new AbortController();
  const given = signals.filter((one) => one !== undefined);
  const listeners = given.map((one) => {
    const pass = (): void => joined.abort(one.reason);
    if (one.aborted) pass();
    else one.addEventListener('abort', pass, { once: true });
    return () => one.removeEventListener('abort', pass);
  });
  return {
    signal: joined.signal,
    release: () => {
      for (const stop of listeners) stop();
    },
  };
}

/** The result of `work`, unless the signal aborts first: then its result is ignored. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', stop));
}
