import { memo, type ReactNode } from 'react';
import type { PublishRun, Step } from '#shared/domain/publish-run';
import { Fold } from '../../ui/fold';
import { StepRow } from '../../ui/step-row';
import { counted } from '../../words/quantity';
import { neverWords, stepSentence, stepStateWords, stepTimes } from '../../words/step';
import { rowLines } from './row-lines';
import { StepIcon } from './step-icon';
import { WrittenLines } from './written-lines';

interface QuietStepProps {
  step: Step;
  /** Nothing more will happen: a step that is still to come never does. */
  isGivenUp: boolean;
  children?: ReactNode;
}

/** A row that is over or still to come: folded, and drawn again only when it changes. */
export const QuietStep = memo(function QuietStep({ step, isGivenUp, children }: QuietStepProps) {
  const state = step.progress.state;
  const isNever = isGivenUp && state === 'pending';
  return (
    <StepRow
      icon={<StepIcon id={step.id} state={state} />}
      state={state}
      stateWord={isNever ? neverWords.state : stepStateWords[state]}
      title={step.title}
      sentence={isNever ? neverWords.sentence : stepSentence(step)}
      {...stepTimes(step.progress)}
      isOpen={false}
    >
      {children}
    </StepRow>
  );
});

/** A row that has lines of its own, folded until somebody wants them. */
export function LinedStep({ run, step }: { run: PublishRun; step: Step }) {
  const rows = step.progress.state === 'done' ? rowLines(run, step) : null;
  const isGivenUp = run.status.state === 'cancelled';
  if (rows === null) return <QuietStep step={step} isGivenUp={isGivenUp} />;
  return (
    <QuietStep step={step} isGivenUp={isGivenUp}>
      <Fold label={counted(rows.lines.length, rows.noun)}>
        <WrittenLines {...rows} />
      </Fold>
    </QuietStep>
  );
}
