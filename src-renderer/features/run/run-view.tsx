import { useState } from 'react';
import type { PublishRun } from '#shared/domain/publish-run';
import { isOver } from '#shared/domain/run-readers';
import type { Trouble } from '#shared/errors';
import { askRun, type RunAct } from '../../store/run-acts';
import { TroubleNotice } from '../../ui/trouble-notice';
import { ReceiptCard } from './receipt-card';
import { RunDetails } from './run-details';
import { RunHeader } from './run-header';
import { Timeline } from './timeline';

interface RunViewProps {
  run: PublishRun;
  onPublishAnother: () => void;
}

/** One publish from its first check to its receipt. */
export function RunView({ run, onPublishAnother }: RunViewProps) {
  const [showsDetails, setShowsDetails] = useState(false);
  const [refused, setRefused] = useState<{ trouble: Trouble; during: string } | null>(null);
  const during = run.status.state;
  const act = async (which: RunAct) => {
    const trouble = await askRun(which, run.id);
    setRefused(trouble === null ? null : { trouble, during });
  };
  // What was refused while the run was in another state no longer matters.
  const refusal = refused?.during === during ? refused.trouble : null;
  return (
    <>
      <RunHeader
        run={run}
        showsDetails={showsDetails}
        onToggleDetails={() => setShowsDetails(!showsDetails)}
      />
      {refusal !== null && (
        <TroubleNotice
          isAlert
          title={refusal.title}
          detail={refusal.detail}
          whatToDo={refusal.whatToDo}
          code={refusal.code}
        />
      )}
      {run.status.state === 'done' && (
        <ReceiptCard
          run={run}
          onReveal={() => void act('runs:reveal')}
          onPublishAnother={onPublishAnother}
        />
      )}
      <Timeline run={run} onAct={act} onPublishAnother={onPublishAnother} />
      {showsDetails && <RunDetails run={run} onReveal={() => void act('runs:reveal')} />}
      {!isOver(run) && (
        <p className="small">
          You can close the window or quit: the run goes on from where Apple says it is.
        </p>
      )}
    </>
  );
}
