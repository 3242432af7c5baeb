import { useEffect, useRef, useState } from 'react';
import type { RunLog } from '#shared/domain/run-log';
import { request } from '../../bridge/bridge';
import { reuseUnchanged } from '../../store/reuse-unchanged';

/** While bytes are sent the journal grows many times a second; nobody reads faster than this. */
const everyMs = 1000;
/** A long log takes a while to read: it is read for at most a tenth of the time. */
const restFactor = 10;

/** The run's log, read again after each change of its journal. Null until the first answer. */
export function useRunLog(runId: string, updatedAt: string): RunLog | null {
  const [log, setLog] = useState<RunLog | null>(null);
  const readAt = useRef(Number.NEGATIVE_INFINITY);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: updatedAt signals that there is something new.
  useEffect(() => {
    // A request that is already scheduled will include this change.
    timer.current ??= setTimeout(
      async () => {
        timer.current = null;
        const began = performance.now();
        const reply = await request('runs:log', { runId });
        const rest = (performance.now() - began) * restFactor;
        readAt.current = began + Math.max(0, rest - everyMs);
        if (reply.ok) setLog((before) => reuseUnchanged(before, reply.value));
      },
      Math.max(0, readAt.current + everyMs - performance.now()),
    );
  }, [runId, updatedAt]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return log;
}
