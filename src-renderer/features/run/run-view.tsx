import { SquarePen } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PublishRun, StepId } from '#shared/domain/publish-run';
import { awaitsNotes } from '#shared/domain/run-readers';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { useDetailsPane } from '../../store/details-pane';
import { askRun, type RunAction, startWithExistingBuild } from '../../store/run-actions';
import { openRunNotes, openRunNotesId } from '../../store/run-notes';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { asksForNotes, hasNotes, needsNotes, openNotesWords } from '../../words/edit-notes';
import type { UsualOf } from '../../words/run-header';
import { usualTime } from '../../words/usual-time';
import { NoteConflicts } from './note-conflicts';
import { NotesNotReady } from './notes-not-ready';
import { OverriddenChecks, ReceiptCard, RecordNotes } from './record';
import { ReviewBusy } from './review-busy';
import { ReviewRejected } from './review-rejected';
import { RunHeader } from './run-header';
import { StoreObstacleCard } from './store-obstacle';
import { StuckNotice } from './stuck-notice';
import { Timeline } from './timeline';
import { useReviewRefresh } from './use-review-refresh';

interface RunViewProps {
  run: PublishRun;
  onPublishAnother: () => void;
}

/** One publish from its first check to its receipt. */
export function RunView({ run, onPublishAnother }: RunViewProps) {
  const [refused, setRefused] = useState<{ error: AppError; during: string } | null>(null);
  const { isOpen } = useDetailsPane();
  const usualOf = useUsual(run);
  useFocusKept(run);
  useReviewRefresh(run);
  const during = run.status.state;
  const tell = (error: AppError | null) => setRefused(error === null ? null : { error, during });
  const act = async (which: RunAction) => tell(await askRun(which, run.id));
  const switchToExistingBuild = async () => tell(await startWithExistingBuild(run.id));
  // An error from a request in another state of the run no longer applies.
  const refusal = refused?.during === during ? refused.error : null;
  return (
    <>
      <RunHeader run={run} usualOf={usualOf} showsDetails={isOpen} />
      {refusal !== null && <ErrorNotice isAlert {...refusal} />}
      <RecordNotes run={run} />
      <NotesNotReady run={run} />
      <StuckNotice run={run} />
      <ReviewBusy run={run} />
      <StoreObstacleCard run={run} onCheckAgain={() => void act('runs:resume')} />
      <ReviewRejected run={run} onPublishAnother={onPublishAnother} />
      {run.status.state === 'done' && run.readOnly === null && (
        <ReceiptCard
          run={run}
          onReveal={() => void act('runs:reveal')}
          onPublishAnother={onPublishAnother}
        />
      )}
      {run.status.state === 'done' && <NoteConflicts run={run} />}
      <Timeline
        run={run}
        usualOf={usualOf}
        onAction={act}
        onUseExistingBuild={switchToExistingBuild}
        onPublishAnother={onPublishAnother}
      />
      <OpenNotes run={run} />
      <OverriddenChecks run={run} />
      {run.status.state === 'running' && run.readOnly === null && (
        <p className="small">{say('run-view.while-running')}</p>
      )}
    </>
  );
}

/** Opens the notes, unless a more prominent button of this screen does. */
function OpenNotes({ run }: { run: PublishRun }) {
  if (!hasNotes(run) || needsNotes(run) || awaitsNotes(run) || asksForNotes(run)) return null;
  return (
    <p className="open-notes small">
      <Button id={openRunNotesId} kind="ghost" onPress={() => openRunNotes(run.id)}>
        <SquarePen aria-hidden />
        {openNotesWords(run)}
      </Button>
    </p>
  );
}

/** When the focused button disappears with its state, the keyboard continues at the top of the screen. */
function useFocusKept(run: PublishRun): void {
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of state is what removes buttons.
  useEffect(() => {
    const isLost = document.activeElement === document.body && !isFirst.current;
    isFirst.current = false;
    if (isLost) document.getElementById('screen')?.focus();
  }, [run.status.state, run.wait?.reason]);
}

/** How long the waits of this run usually take, computed from the other runs once and not with every snapshot. */
function useUsual(run: PublishRun): UsualOf {
  const count = useSnapshots((state) => Object.keys(state.runs).length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run itself changes ten times a second, the runs it is compared with do not.
  return useMemo(() => {
    if (count === 0) return () => null;
    const earlier = Object.values(useSnapshots.getState().runs);
    const times = {
      appear: usualTime(earlier, run, 'appear'),
      process: usualTime(earlier, run, 'process'),
      testers: run.plan.submitForBetaReview ? usualTime(earlier, run, 'testers') : null,
    };
    return (id: StepId) => (id in times ? times[id as keyof typeof times] : null);
  }, [run.id, count]);
}
