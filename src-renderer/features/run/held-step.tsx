import type { Finding } from '#shared/domain/finding';
import type { PublishRun, Step } from '#shared/domain/publish-run';
import { canCarryOn } from '#shared/domain/run-readers';
import type { RunAct } from '../../store/run-acts';
import { Button } from '../../ui/button';
import { StepRow } from '../../ui/step-row';
import { TroubleNotice } from '../../ui/trouble-notice';
import { heldWords } from '../../words/held';
import { stepTimes } from '../../words/step';
import { HeldIcon } from './held-icon';
import { RunButtons } from './run-buttons';
import { UploadProgressBar } from './upload-progress';

interface HeldStepProps {
  run: PublishRun;
  step: Step;
  onAct: (which: RunAct) => Promise<void>;
  onPublishAnother: () => void;
}

/** Where a run rests that is neither running nor done: paused, out of time, blocked, cancelled. */
export function HeldStep({ run, step, onAct, onPublishAnother }: HeldStepProps) {
  const held = heldWords(run);
  const findings = run.status.state === 'blocked' ? run.status.findings : [];
  const isUpload = step.id === 'upload' && run.upload !== null && run.status.state !== 'cancelled';
  return (
    <StepRow
      icon={<HeldIcon state={run.status.state} />}
      state={findings.length > 0 ? 'failed' : 'held'}
      stateWord={held.word}
      title={step.title}
      sentence={held.sentence}
      {...stepTimes(step.progress)}
      at={held.at}
      isOpen
    >
      {isUpload && run.upload !== null && <UploadProgressBar upload={run.upload} />}
      {findings.length > 0 && <BlockingFindings findings={findings} />}
      {canCarryOn(run) ? (
        <RunButtons run={run} onAct={onAct} />
      ) : (
        <div className="run-buttons">
          <Button kind="main" onPress={onPublishAnother}>
            Choose another package
          </Button>
        </div>
      )}
    </StepRow>
  );
}

function BlockingFindings({ findings }: { findings: readonly Finding[] }) {
  return (
    <div className="failed">
      {findings.map((finding) => (
        <TroubleNotice
          key={`${finding.code} ${finding.where}`}
          title={finding.title}
          detail={finding.where}
          whatToDo={finding.whatToDo}
          code={finding.code}
        />
      ))}
    </div>
  );
}
