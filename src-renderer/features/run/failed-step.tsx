import type { PublishRun, Step } from '#shared/domain/publish-run';
import { canCarryOn, canWithdraw } from '#shared/domain/run-readers';
import type { Trouble } from '#shared/errors';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { StepRow } from '../../ui/step-row';
import { TroubleNotice } from '../../ui/trouble-notice';
import { safeWords } from '../../words/run';
import { stepStateWords, stepTimes } from '../../words/step';
import { canTakeUp, takeUpAct, takeUpWords } from '../../words/take-up';
import { appleLines, troubleDetails } from '../../words/trouble';
import { StepIcon } from './step-icon';
import type { TimelineActs } from './timeline';

interface FailedStepProps extends TimelineActs {
  run: PublishRun;
  step: Step;
}

/** A failed row opens by itself: what is safe, what happened, Apple's words, the next act. */
export function FailedStep({ run, step, ...acts }: FailedStepProps) {
  if (step.progress.state !== 'failed') return null;
  const trouble = step.progress.trouble;
  const whatToDo = canTakeUp(run) ? `${trouble.whatToDo} ${takeUpWords}` : trouble.whatToDo;
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
          whatToDo={whatToDo}
          code={trouble.code}
          actions={
            <>
              {canCarryOn(run) && <NextAct run={run} trouble={trouble} {...acts} />}
              <CopyButton text={troubleDetails(trouble, run)}>Copy details</CopyButton>
            </>
          }
        />
      </div>
    </StepRow>
  );
}

interface NextActProps extends TimelineActs {
  run: PublishRun;
  trouble: Trouble;
}

/** Not wrong with the package: once it is mended at App Store Connect, the run can go on. */
const mendableAtApple = ['request-refused', 'role-too-small'];

/** The act that leads on: the same again where that can help, otherwise another build or package. */
function NextAct({ run, trouble, onAct, onTakeUp, onPublishAnother }: NextActProps) {
  const isMendable = mendableAtApple.includes(trouble.code);
  const carryOn = (
    <Button
      kind={trouble.retryable || isMendable ? 'main' : 'plain'}
      onPress={() => void onAct('runs:resume')}
    >
      Carry on
    </Button>
  );
  if (trouble.retryable) return carryOn;
  const follows = canTakeUp(run);
  return (
    <>
      {follows && (
        <Button kind="main" onPress={() => void onTakeUp()}>
          {takeUpAct}
        </Button>
      )}
      {isMendable && carryOn}
      <Button kind={follows || isMendable ? 'plain' : 'main'} onPress={onPublishAnother}>
        Choose another package
      </Button>
      {!follows && !isMendable && (run.ids.build !== null || canWithdraw(run)) && carryOn}
    </>
  );
}
