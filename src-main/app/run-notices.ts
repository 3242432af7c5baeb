import type { PublishRun } from '#shared/domain/publish-run';
import { type Notice, newsNotice, noticeFor, reviewNotice } from './notice';
import type { RunBoard } from './run-board';

interface RunNotices {
  /** A run that was no longer waited for can be resumed. */
  notifyNews(run: PublishRun): void;
  /** Apple did something about a build on whose run nobody works. */
  notifyReview(change: { before: PublishRun; after: PublishRun }): void;
  /** Slipway itself has resumed this run at its start. */
  resumedAtStart(run: PublishRun): void;
}

interface Parts {
  board: RunBoard;
  isInFront: () => boolean;
  show: (run: PublishRun, notice: Notice) => void;
}

/** Tells of runs while the window is not in front, and in any case what Apple did while Slipway was closed, each once. */
export function runNotices({ board, isInFront, show }: Parts): RunNotices {
  /** Submitted before this start: what Apple has decided since is news to whoever opens the window. */
  const submittedBefore = new Set<string>();
  const toldOfReview = new Map<string, string>();
  board.follow((run, before) => {
    const notice = noticeFor(run, before);
    const isNews = run.status.state !== 'running' && submittedBefore.delete(run.id);
    if (notice === null || toldOfReview.get(run.id) === notice.title) return;
    if (isNews || !isInFront()) show(run, notice);
  });
  return {
    notifyNews: (run) => show(run, newsNotice(run)),
    // A window in front does not make clear what Apple did meanwhile.
    notifyReview({ before, after }) {
      const notice = reviewNotice(after, before);
      if (notice === null) return;
      toldOfReview.set(after.id, notice.title);
      show(after, notice);
    },
    resumedAtStart(run) {
      if (run.reviewState !== null) submittedBefore.add(run.id);
    },
  };
}
