import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { PublishRun } from '#shared/domain/publish-run';
import { canCarryOn, canWithdraw } from '#shared/domain/run-readers';
import { openLink, type RunAct } from '../../store/run-acts';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/dialog';
import { holdOf, holdWords } from '../../words/hold';
import { runName } from '../../words/run';

interface RunButtonsProps {
  run: PublishRun;
  onAct: (which: RunAct) => Promise<void>;
}

/** Pause or carry on, and the way out while there is one. */
export function RunButtons({ run, onAct }: RunButtonsProps) {
  const [asksToCancel, setAsksToCancel] = useState(false);
  if (run.readOnly !== null) return null;
  return (
    <div className="run-buttons">
      <HoldActs run={run} onAct={onAct} />
      {canCarryOn(run) && (
        <Button kind="main" onPress={() => void onAct('runs:resume')}>
          Carry on
        </Button>
      )}
      {run.status.state === 'running' && (
        <Button onPress={() => void onAct('runs:pause')}>Pause</Button>
      )}
      {canWithdraw(run) && (
        <Button kind="ghost" onPress={() => setAsksToCancel(true)}>
          Cancel upload
        </Button>
      )}
      <Confirm
        title="Cancel the upload?"
        act="Cancel upload"
        cancel="Keep it"
        isDanger
        isOpen={asksToCancel}
        onClose={() => setAsksToCancel(false)}
        onConfirm={() => {
          setAsksToCancel(false);
          void onAct('runs:cancel');
        }}
      >
        <p>
          {runName(run)} is withdrawn from App Store Connect, and the parts that Apple already has
          are thrown away. To keep them, pause instead.
        </p>
      </Confirm>
    </div>
  );
}

/** What ends a hold sooner, and where more is told of it. */
function HoldActs({ run, onAct }: RunButtonsProps) {
  const hold = holdOf(run);
  if (hold === null) return null;
  const { act, isAtApple } = holdWords(hold);
  return (
    <>
      {act !== null && (
        <Button
          kind={hold.reason === 'keychain-locked' ? 'main' : 'plain'}
          onPress={() => void onAct('runs:try-now')}
        >
          {act}
        </Button>
      )}
      {isAtApple && run.environment === 'live' && (
        <Button kind="ghost" onPress={() => void openLink('system-status')}>
          <ExternalLink aria-hidden />
          Show Apple’s system status
        </Button>
      )}
    </>
  );
}
