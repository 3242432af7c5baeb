import type { PublishRun, Step } from '#shared/domain/publish-run';
import { canWithdraw } from '#shared/domain/run-readers';
import type { RunAct } from '../../store/run-acts';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { StepRow } from '../../ui/step-row';
import { TroubleNotice } from '../../ui/trouble-notice';
import { safeWords } from '../../words/run';
import { stepStateWords, stepTimes } from '../../words/step';
import { appleLines, troubleDetails } from '../../words/trouble';
import { StepIcon } from './step-icon';

interface FailedStepProps {
  run: PublishRun;
  step: Step;
  onAct: (which: RunAct) => Promise<void>;
  onPublishAnother: () => void;
}

/** A failed row opens by itself: what is safe, what happened, Apple's words, the next act. */
export function FailedStep({ run, step, onAct, onPublishAnother }: FailedStepProps) {
  if (step.progress.state !== 'failed') return null;
  const trouble = step.progress.trouble;
  return (
    <StepRow
      icon={<StepIcon id={step.id} state="failed" />}
      state="failed"
      stateWord={stepStateWords.failed}
      title={step.title}
      sentence=""
      {...stepTimes(step.progress)}
      isOpen
    >
      <div className="failed">
        <TroubleNotice
          isAlert
          title={trouble.title}
          safe={safeWords(run)}
          detail={trouble.detail}
          quoted={appleLines(trouble.apple)}
          quotedFrom="App Store Connect says"
          whatToDo={trouble.whatToDo}
          code={trouble.code}
          actions={
            <>
              <NextAct
                run={run}
                isRetryable={trouble.retryable}
                onAct={onAct}
                onPublishAnother={onPublishAnother}
              />
              <CopyButton text={troubleDetails(trouble, run)}>Copy details</CopyButton>
            </>
          }
        />
      </div>
    </StepRow>
  );
}

interface NextActProps extends Omit<FailedStepProps, 'step'> {
  isRetryable: boolean;
}

/** The act that leads on: the same again where that can help, otherwise a new package. */
function NextAct({ run, isRetryable, onAct, onPublishAnother }: NextActProps) {
  const carryOn = (
    <Button kind={isRetryable ? 'main' : 'plain'} onPress={() => void onAct('runs:resume')}>
      Carry on
    </Button>
  );
  if (isRetryable) return carryOn;
  return (
    <>
      <Button kind="main" onPress={onPublishAnother}>
        Choose another package
      </Button>
      {(run.ids.build !== null || canWithdraw(run)) && carryOn}
    </>
  );
}
