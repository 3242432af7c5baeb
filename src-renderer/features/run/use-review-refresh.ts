import { useEffect } from 'react';
import type { PublishRun } from '#shared/domain/publish-run';
import { isReviewPending } from '#shared/domain/run-readers';
import { isStoreWatched } from '#shared/domain/store-stage';
import { request } from '../../bridge/bridge';

const everyMs = 60_000;

/**
 * While Apple reviews or releases the build of a finished run, or its App Store version, its state is read again on
 * opening and every minute.
 * An unreachable App Store Connect is no news: the last known state stays.
 */
export function useReviewRefresh(run: PublishRun): void {
  const isPending = isReviewPending(run) || isStoreWatched(run);
  useEffect(() => {
    if (!isPending) return;
    const refresh = () => {
      if (!document.hidden) void request('runs:refresh-review', { runId: run.id });
    };
    refresh();
    const timer = setInterval(refresh, everyMs);
    return () => clearInterval(timer);
  }, [run.id, isPending]);
}
