import type { ReactNode } from 'react';
import type { Finding } from '#shared/domain/finding';
import type { PublishRun, Step } from '#shared/domain/publish-run';
import { canCarryOn } from '#shared/domain/run-readers';
import { Button } from '../../ui/button';
import { StepRow } from '../../ui/step-row';
import { TroubleNotice } from '../../ui/trouble-notice';
import { heldWords } from '../../words/held';
import { stepTimes } from '../../words/step';
import { canTakeUp, takeUpAct, takeUpWords } from '../../words/take-up';
import { HeldIcon } from './held-icon';
import { RunButtons } from './run-buttons';
import type { TimelineActs } from './timeline';
import { UploadProgressBar } from './upload-progress';

interface HeldStepProps extends TimelineActs {
  run: PublishRun;
  step: Step;
}

/** Where a run rests that is neither running nor done: paused, out of time, blocked, cancelled. */
export function HeldStep({ run, step, ...acts }: HeldStepProps) {
  const held = heldWords(run);
  const findings = run.status.state === 'blocked' ? run.status.findings : [];
  const isUpload = step.id === 'upload' && run.upload !== null && run.status.state !== 'cancelled';
  return (
    <StepRow
      icon={<HeldIcon state={run.status.state} />}
      state={findings.length > 0 ? 'failed' : held.tone}
      stateWord={held.word}
      title={step.title}
      sentence={held.sentence}
      {...stepTimes(step.progress)}
      at={held.at}
      isOpen
    >
      {isUpload && run.upload !== null && <UploadProgressBar upload={run.upload} />}
      {findings.length > 0 ? (
        <BlockingFindings run={run} findings={findings} acts={<HeldActs run={run} {...acts} />} />
      ) : (
        <HeldActs run={run} {...acts} />
      )}
    </StepRow>
  );
}

/** The act that leads on from here; none for a run that can only be looked at. */
function HeldActs({ run, onAct, onTakeUp, onPublishAnother }: TimelineActs & { run: PublishRun }) {
  if (run.readOnly !== null) return null;
  if (canCarryOn(run)) return <RunButtons run={run} onAct={onAct} />;
  const follows = canTakeUp(run);
  return (
    <div className="run-buttons">
      {follows && (
        <Button kind="main" onPress={() => void onTakeUp()}>
          {takeUpAct}
        </Button>
      )}
      <Button kind={follows ? 'plain' : 'main'} onPress={onPublishAnother}>
        Choose another package
      </Button>
    </div>
  );
}

interface BlockingFindingsProps {
  run: PublishRun;
  findings: readonly Finding[];
  /** After the last one. */
  acts: ReactNode;
}

function BlockingFindings({ run, findings, acts }: BlockingFindingsProps) {
  const or = canTakeUp(run) ? ` ${takeUpWords}` : '';
  return (
    <div className="failed">
      {findings.map((finding, place) => (
        <TroubleNotice
          key={`${finding.code} ${finding.where}`}
          title={finding.title}
          detail={finding.where}
          whatToDo={finding.whatToDo + or}
          code={finding.code}
          actions={place === findings.length - 1 && acts}
        />
      ))}
    </div>
  );
}
