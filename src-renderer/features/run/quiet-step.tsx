import { ChevronRight } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import type { PublishRun, Step } from '#shared/domain/publish-run';
import { StepRow } from '../../ui/step-row';
import { counted } from '../../words/quantity';
import { stepSentence, stepStateWords, stepTimes } from '../../words/step';
import { type RowLines, rowLines } from './row-lines';
import { StepIcon } from './step-icon';
import { WrittenLines } from './written-lines';

interface QuietStepProps {
  step: Step;
  children?: ReactNode;
}

/** A row that is over or still to come: folded, and drawn again only when it changes. */
export const QuietStep = memo(function QuietStep({ step, children }: QuietStepProps) {
  const state = step.progress.state;
  return (
    <StepRow
      icon={<StepIcon id={step.id} state={state} />}
      state={state}
      stateWord={stepStateWords[state]}
      title={step.title}
      sentence={stepSentence(step)}
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
  if (rows === null) return <QuietStep step={step} />;
  return (
    <QuietStep step={step}>
      <FoldedLines {...rows} />
    </QuietStep>
  );
}

function FoldedLines(rows: RowLines) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="fold small"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight aria-hidden />
        {counted(rows.lines.length, rows.noun)}
      </button>
      {isOpen && <WrittenLines {...rows} />}
    </>
  );
}
