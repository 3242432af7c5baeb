import type { Hold, PublishRun, Step, StepState, UploadProgress } from '#shared/domain/publish-run';
import type { RunAct } from '../../store/run-acts';
import { LimitScale } from '../../ui/progress-bar';
import { StepRow, type StepRowState } from '../../ui/step-row';
import { useNow } from '../../ui/use-now';
import { holdOf, holdWords } from '../../words/hold';
import { stepStateWords, stepTimes, waitFraction, waitWords } from '../../words/step';
import { countedFromWords, waitStart } from '../../words/wait-clock';
import { HoldIcon } from './hold-icon';
import { HoldLines } from './hold-lines';
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

/** The row that is now, open: what it does, or what holds it up. */
export function RunningStep({ run, step, progress, onAct }: RunningStepProps) {
  const rows = rowLines(run, step);
  const hold = holdOf(run);
  const upload = step.id === 'upload' ? run.upload : null;
  const buttons = <RunButtons run={run} onAct={onAct} />;
  return (
    <StepRow
      icon={
        hold === null ? (
          <StepIcon id={step.id} state="running" />
        ) : (
          <HoldIcon reason={hold.reason} />
        )
      }
      state={rowState(hold)}
      stateWord={hold === null ? stepStateWords.running : holdWords(hold).word}
      title={step.title}
      sentence={upload !== null || hold !== null ? '' : progress.sentence}
      {...stepTimes(progress)}
      isOpen
    >
      {hold !== null && <HoldLines hold={hold} />}
      {upload === null ? (
        <Wait run={run} step={step} progress={progress} isHeld={hold !== null} />
      ) : (
        <UploadProgressBar upload={hold === null ? upload : standing(upload)}>
          {hold === null && buttons}
        </UploadProgressBar>
      )}
      {rows !== null && <WrittenLines {...rows} />}
      {(upload === null || hold !== null) && buttons}
    </StepRow>
  );
}

function rowState(hold: Hold | null): StepRowState {
  if (hold === null) return 'running';
  return holdWords(hold).tone === 'look' ? 'held' : 'waiting';
}

/** While nothing moves there is no speed, and no time that is left. */
function standing(upload: UploadProgress): UploadProgress {
  return { ...upload, live: upload.live && { ...upload.live, bytesPerSecond: null } };
}

interface WaitProps {
  run: PublishRun;
  step: Step;
  progress: Running;
  isHeld: boolean;
}

/** How long it has taken, and of what; time is all that is known of a wait. */
function Wait({ run, step, progress, isHeld }: WaitProps) {
  const now = useNow(1000);
  const start = waitStart(run, step);
  // A hold has its own time; without a limit there is nothing else to say.
  if (isHeld && start === null) return null;
  const from = start ?? progress.startedAt;
  const words = waitWords(from, progress.limitAt, now);
  const fraction = waitFraction(from, progress.limitAt, now);
  const counted = start === null ? '' : `, counted ${countedFromWords(run, start)}`;
  return (
    <div className="wait">
      {fraction !== null && !isHeld && (
        <LimitScale label="Time used of the limit" fraction={fraction} words={words} />
      )}
      <span className="small numbers">{words + counted}</span>
    </div>
  );
}
