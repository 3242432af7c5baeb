import type { PublishRun, Step } from '#shared/domain/publish-run';
import { currentStep } from '#shared/domain/run-readers';
import type { RunAct } from '../../store/run-acts';
import { Card } from '../../ui/card';
import { FailedStep } from './failed-step';
import { HeldStep } from './held-step';
import { LinedStep, QuietStep } from './quiet-step';
import { RunningStep } from './running-step';
import './timeline.css';

export interface TimelineActs {
  onAct: (which: RunAct) => Promise<void>;
  /** Follows the build that is at Apple already, in a run of its own. */
  onTakeUp: () => Promise<void>;
  onPublishAnother: () => void;
}

/** Every step, one row each, in the order in which they run. */
export function Timeline({ run, ...acts }: { run: PublishRun } & TimelineActs) {
  const current = run.status.state === 'done' ? null : currentStep(run);
  return (
    <Card className="timeline">
      <ol aria-label="Steps">
        {run.steps.map((step) => (
          <TimelineRow
            key={step.id}
            run={run}
            step={step}
            isCurrent={step.id === current?.id}
            {...acts}
          />
        ))}
      </ol>
    </Card>
  );
}

interface TimelineRowProps extends TimelineActs {
  run: PublishRun;
  step: Step;
  isCurrent: boolean;
}

/** The row that is now gets the whole run; the others only what is theirs, so that they stay still. */
function TimelineRow({ run, step, isCurrent, ...acts }: TimelineRowProps) {
  if (isCurrent && step.progress.state === 'failed')
    return <FailedStep run={run} step={step} {...acts} />;
  if (isCurrent && step.progress.state === 'running') {
    return <RunningStep run={run} step={step} progress={step.progress} onAct={acts.onAct} />;
  }
  if (isCurrent && run.status.state !== 'running')
    return <HeldStep run={run} step={step} {...acts} />;
  if (step.id === 'notes' || step.id === 'groups') return <LinedStep run={run} step={step} />;
  return <QuietStep step={step} isGivenUp={run.status.state === 'cancelled'} />;
}
