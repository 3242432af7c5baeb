import type { PublishRun, Step, StepState } from '#shared/domain/publish-run';
import type { RunAct } from '../../store/run-acts';
import { LimitScale } from '../../ui/progress-bar';
import { StepRow } from '../../ui/step-row';
import { useNow } from '../../ui/use-now';
import { stepStateWords, stepTimes, waitFraction, waitWords } from '../../words/step';
import { rowLines } from './row-lines';
import { RunButtons } from './run-buttons';
import { StepIcon } from './step-icon';
import { UploadProgressBar } from './upload-progress';
import { WrittenLines } from './written-lines';

type Running = Extract<StepState, { state: 'running' }>;

interface RunningStepProps {
  run: PublishRun;
  step: Step;
  progress: Running;
  onAct: (which: RunAct) => Promise<void>;
}

/** The row that is now, open. */
export function RunningStep({ run, step, progress, onAct }: RunningStepProps) {
  const rows = rowLines(run, step);
  const isUpload = step.id === 'upload' && run.upload !== null;
  return (
    <StepRow
      icon={<StepIcon id={step.id} state="running" />}
      state="running"
      stateWord={stepStateWords.running}
      title={step.title}
      sentence={isUpload ? '' : progress.sentence}
      {...stepTimes(progress)}
      isOpen
    >
      {isUpload && run.upload !== null ? (
        <UploadProgressBar upload={run.upload}>
          <RunButtons run={run} onAct={onAct} />
        </UploadProgressBar>
      ) : (
        <Wait progress={progress} />
      )}
      {rows !== null && <WrittenLines {...rows} />}
      {!isUpload && <RunButtons run={run} onAct={onAct} />}
    </StepRow>
  );
}

/** How long it has taken, and of what; time is all that is known of a wait. */
function Wait({ progress }: { progress: Running }) {
  const now = useNow(1000);
  const words = waitWords(progress.startedAt, progress.limitAt, now);
  const fraction = waitFraction(progress.startedAt, progress.limitAt, now);
  return (
    <div className="wait">
      {fraction !== null && (
        <LimitScale label="Time used of the limit" fraction={fraction} words={words} />
      )}
      <span className="small numbers">{words}</span>
    </div>
  );
}
