import { useState } from 'react';
import type { PublishRun } from '#shared/domain/publish-run';
import type { Trouble } from '#shared/errors';
import { askRun, type RunAct, takeUpRun } from '../../store/run-acts';
import { TroubleNotice } from '../../ui/trouble-notice';
import { PassedOverChecks } from './passed-over';
import { ReceiptCard } from './receipt-card';
import { RecordNotes } from './record-notes';
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
  const tell = (trouble: Trouble | null) =>
    setRefused(trouble === null ? null : { trouble, during });
  const act = async (which: RunAct) => tell(await askRun(which, run.id));
  const takeUp = async () => tell(await takeUpRun(run.id));
  // What was refused while the run was in another state no longer matters.
  const refusal = refused?.during === during ? refused.trouble : null;
  return (
    <>
      <RunHeader
        run={run}
        showsDetails={showsDetails}
        onToggleDetails={() => setShowsDetails(!showsDetails)}
      />
      {refusal !== null && <TroubleNotice isAlert {...refusal} />}
      <RecordNotes run={run} />
      {run.status.state === 'done' && run.readOnly === null && (
        <ReceiptCard
          run={run}
          onReveal={() => void act('runs:reveal')}
          onPublishAnother={onPublishAnother}
        />
      )}
      <PassedOverChecks run={run} />
      <Timeline run={run} onAct={act} onTakeUp={takeUp} onPublishAnother={onPublishAnother} />
      {showsDetails && <RunDetails run={run} onReveal={() => void act('runs:reveal')} />}
      {run.status.state === 'running' && run.readOnly === null && (
        <p className="small">
          You can close the window: the run goes on. If you quit, it waits, and later carries on
          from where Apple says it is.
        </p>
      )}
    </>
  );
}
