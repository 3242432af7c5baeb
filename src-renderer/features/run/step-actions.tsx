import { ExternalLink } from 'lucide-react';
import { sendsPackage } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { wasRejected } from '#shared/domain/run-readers';
import { runName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { openLink, type RunAction } from '../../store/run-actions';
import { openRunNotes, openRunNotesId } from '../../store/run-notes';
import { openInformationSheet } from '../../store/test-information';
import { closeSheet, openSheet } from '../../store/window';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Confirm } from '../../ui/dialog';
import { firstToFix, needsNotes, resumeWords } from '../../words/edit-notes';
import { errorDetails } from '../../words/error';
import { canUseExistingBuild } from '../../words/unfinished-run';
import { waitOf, waitWords } from '../../words/wait';
import {
  helpsToResume,
  lacksInformation,
  needsStoreTab,
  offersCancel,
  offersResume,
  stoppedAtStore,
} from './run-offers';
import { StoreTabButton } from './store-obstacle';
import { useRunSheet } from './use-run-sheet';

interface StepActionsProps extends TimelineActs {
  run: PublishRun;
}

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
  const fixesNotes = needsNotes(run);
  const resumeIsMain =
    resumes &&
    !fixesNotes &&
    // The choices of its own card come first.
    status.state !== 'review-busy' &&
    (status.state !== 'failed' || helpsToResume(run));
  // After a rejection, the card of what can be done has it.
  const offersOther =
    isOver ||
    (status.state === 'failed' &&
      !status.error.retryable &&
      !wasRejected(run) &&
      !stoppedAtStore(run));
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
      {lacksInformation(run) && run.package.bundleId !== null && (
        <Button
          onPress={() =>
            openInformationSheet({
              accountId: run.account.id,
              bundleId: run.package.bundleId ?? '',
            })
          }
        >
          {say('test-information.open')}
        </Button>
      )}
      {stoppedAtStore(run) && <StoreTabButton run={run} isMain={needsStoreTab(run)} />}
      {fixesNotes && (
        <Button
          id={openRunNotesId}
          kind="main"
          onPress={() => openRunNotes(run.id, firstToFix(run))}
        >
          {say('run-notes.edit')}
        </Button>
      )}
      {(status.state === 'running' || resumes) && (
        <Button
          key="pause-or-resume"
          kind={resumeIsMain ? 'main' : 'plain'}
          onPress={() => void onAction(status.state === 'running' ? 'runs:pause' : 'runs:resume')}
        >
          {status.state === 'running' ? say('run-view.pause') : resumeWords(run)}
        </Button>
      )}
    </>
  );
}

/** The command palette asks the same question. */
function CancelButton({ run, onCancel }: { run: PublishRun; onCancel: () => void }) {
  const isOffered = offersCancel(run);
  const asks = useRunSheet('cancel-run', isOffered);
  if (!isOffered) return null;
  const words = sendsPackage(run.plan) ? cancelUploadWords(run) : cancelRunWords(run);
  return (
    <>
      <Button kind="ghost" onPress={() => openSheet('cancel-run')}>
        {words.act}
      </Button>
      <Confirm
        title={words.title}
        act={words.act}
        cancel={words.keep}
        isDanger
        isOpen={asks}
        onClose={closeSheet}
        onConfirm={() => {
          closeSheet();
          onCancel();
        }}
      >
        <p>{words.text}</p>
      </Confirm>
    </>
  );
}

function cancelUploadWords(run: PublishRun) {
  return {
    act: say('run-view.cancel'),
    title: say('run-view.cancel.title'),
    keep: say('run-view.cancel.keep'),
    text: say('run-view.cancel.text', { run: runName(run) }),
  };
}

/** There is no upload to remove. */
function cancelRunWords(run: PublishRun) {
  return {
    act: say('run-view.cancel-run'),
    title: say('run-view.cancel-run.title'),
    keep: say('run-view.cancel-run.keep'),
    text: say('run-view.cancel-run.text', { run: runName(run) }),
  };
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
