import type { PublishRun } from '#shared/domain/publish-run';
import { currentStep } from '#shared/domain/run-readers';
import { leftOutOf, stepsOfRun } from '#shared/words/run-steps';
import { say } from '#shared/words/say';
import { Card } from '../../ui/card';
import type { UsualOf } from '../../words/run-header';
import { CurrentStep } from './current-step';
import type { TimelineActs } from './step-actions';
import { DoneSteps, LeftOutSteps, PendingStep, pendingUsual } from './step-rows';
import './timeline.css';

interface TimelineProps extends TimelineActs {
  run: PublishRun;
  usualOf: UsualOf;
}

/** The steps that this run has, in one line: done, current, pending. */
export function Timeline({ run, usualOf, ...acts }: TimelineProps) {
  const steps = stepsOfRun(run);
  const isDone = run.status.state === 'done';
  const now = isDone ? null : currentStep({ ...run, steps });
  const done = steps.filter((step) => step.id !== now?.id && step.progress.state === 'done');
  const rest = steps.filter((step) => step.id !== now?.id && step.progress.state !== 'done');
  return (
    <Card className="timeline">
      <ol className="timeline-steps" aria-label={say('run-view.steps')}>
        <DoneSteps run={run} steps={done} />
        {now !== null && <CurrentStep run={run} step={now} usualOf={usualOf} {...acts} />}
        {rest.map((step) => (
          <PendingStep
            key={step.id}
            step={step}
            usual={pendingUsual(step, usualOf)}
            isStopped={run.status.state !== 'running'}
          />
        ))}
      </ol>
      <LeftOutSteps steps={leftOutOf(run)} />
    </Card>
  );
}
