import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { PublishRun } from '#shared/domain/publish-run';
import { canResume, canWithdraw } from '#shared/domain/run-readers';
import type { ErrorCode } from '#shared/error-catalogue';
import { runName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { openLink, type RunAction } from '../../store/run-actions';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Confirm } from '../../ui/dialog';
import { errorDetails } from '../../words/error';
import { canUseExistingBuild } from '../../words/unfinished-run';
import { waitOf, waitWords } from '../../words/wait';

interface StepActionsProps extends TimelineActs {
  run: PublishRun;
}

/** Not caused by the package: once it is fixed at App Store Connect, the run can be resumed. */
const fixableAtApple: readonly ErrorCode[] = [
  'request-refused',
  'request-forbidden',
  'role-too-small',
];

/** The buttons of the current row. Pause and Resume are one button, always the last. */
export function StepActions({
  run,
  onAction,
  onUseExistingBuild,
  onPublishAnother,
}: StepActionsProps) {
  if (run.readOnly !== null) return null;
  const { status } = run;
  const follows = canUseExistingBuild(run);
  const isOver = status.state === 'blocked' || status.state === 'cancelled';
  const resumes = offersResume(run);
  const resumeIsMain = resumes && (status.state !== 'failed' || helpsToResume(run));
  const offersOther = isOver || (status.state === 'failed' && !status.error.retryable);
  return (
    <>
      {status.state === 'failed' && (
        <CopyButton text={errorDetails(status.error, run)}>{say('button.copy-details')}</CopyButton>
      )}
      <CancelButton run={run} onCancel={() => void onAction('runs:cancel')} />
      <WaitActions run={run} onAction={onAction} />
      {offersOther && (
        <Button kind={follows || resumeIsMain ? 'plain' : 'main'} onPress={onPublishAnother}>
          {say('run-view.other-package')}
        </Button>
      )}
      {follows && (
        <Button kind="main" onPress={() => void onUseExistingBuild()}>
          {say('run-view.existing-build')}
        </Button>
      )}
      {status.state === 'ready-to-notify' && (
        <Button kind="main" onPress={() => void onAction('runs:notify')}>
          {say('emails.send')}
        </Button>
      )}
      {(status.state === 'running' || resumes) && (
        <Button
          key="pause-or-resume"
          kind={resumeIsMain ? 'main' : 'plain'}
          onPress={() => void onAction(status.state === 'running' ? 'runs:pause' : 'runs:resume')}
        >
          {status.state === 'running' ? say('run-view.pause') : say('run-view.resume')}
        </Button>
      )}
    </>
  );
}

/** A failed run offers Resume if that may help, or if something at Apple depends on it. */
function offersResume(run: PublishRun): boolean {
  if (!canResume(run)) return false;
  if (run.status.state !== 'failed' || helpsToResume(run)) return true;
  return !canUseExistingBuild(run) && (run.ids.build !== null || canWithdraw(run));
}

function helpsToResume({ status }: PublishRun): boolean {
  if (status.state !== 'failed') return false;
  return status.error.retryable || fixableAtApple.includes(status.error.code);
}

/** Cancel while that is possible; a failed run has it if resuming does not help. */
function CancelButton({ run, onCancel }: { run: PublishRun; onCancel: () => void }) {
  const [asks, setAsks] = useState(false);
  if (!canWithdraw(run) || (run.status.state === 'failed' && helpsToResume(run))) return null;
  return (
    <>
      <Button kind="ghost" onPress={() => setAsks(true)}>
        {say('run-view.cancel')}
      </Button>
      <Confirm
        title={say('run-view.cancel.title')}
        act={say('run-view.cancel')}
        cancel={say('run-view.cancel.keep')}
        isDanger
        isOpen={asks}
        onClose={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          onCancel();
        }}
      >
        <p>{say('run-view.cancel.text', { run: runName(run) })}</p>
      </Confirm>
    </>
  );
}

/** What ends a wait sooner, and where to read more about it. */
function WaitActions({ run, onAction }: Pick<StepActionsProps, 'run' | 'onAction'>) {
  const wait = waitOf(run);
  if (wait === null) return null;
  const { act, isAtApple } = waitWords(wait);
  return (
    <>
      {isAtApple && run.environment === 'live' && (
        <Button kind="ghost" onPress={() => void openLink('system-status')}>
          <ExternalLink aria-hidden />
          {say('run-view.system-status')}
        </Button>
      )}
      {act !== null && (
        <Button
          kind={wait.reason === 'keychain-locked' ? 'main' : 'plain'}
          onPress={() => void onAction('runs:try-now')}
        >
          {act}
        </Button>
      )}
    </>
  );
}

export interface TimelineActs {
  onAction: (which: RunAction) => Promise<void>;
  /** Uses the existing build at Apple, in a new run. */
  onUseExistingBuild: () => Promise<void>;
  onPublishAnother: () => void;
}
