import { Check, ChevronDown, ChevronRight, CircleDashed } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import type { PublishRun, Step } from '#shared/domain/publish-run';
import { doneWords, type LeftOut, leftOutWords } from '#shared/words/run-steps';
import { inWords, say } from '#shared/words/say';
import { Fold } from '../../ui/fold';
import { FoldedSteps, StepRow } from '../../ui/step-row';
import { hasNotesToFix, noteCountWords } from '../../words/edit-notes';
import type { UsualOf } from '../../words/run-header';
import {
  groupGivenWords,
  pendingSentence,
  stepSentence,
  stepStateWord,
  stepTimes,
} from '../../words/step';
import { usualWords } from '../../words/usual-time';
import { StepIcon } from './icons';
import { NoteLines } from './note-lines';
import { StoreTextLines } from './store-obstacle';

interface DoneStepsProps {
  run: PublishRun;
  steps: readonly Step[];
}

/** The finished steps in one row; a single step is not collapsed. */
export function DoneSteps({ run, steps }: DoneStepsProps) {
  const [isOpen, setOpen] = useState(false);
  const isFolded = steps.length > 1;
  const last = steps.at(-1);
  if (last === undefined) return null;
  const { title, sentence, took } = doneWords(steps);
  return (
    <>
      {isFolded && (
        <FoldedSteps
          icon={<StepIcon id={last.id} state="done" />}
          title={title}
          sentence={sentence}
          at={say('run-view.step.time-took', { time: stepTimes(last.progress).at, took })}
          isOpen={isOpen}
          onToggle={() => setOpen(!isOpen)}
          chevron={isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
        />
      )}
      {(isOpen || !isFolded) &&
        steps.map((step) => <DoneStep key={step.id} step={step} run={run} />)}
    </>
  );
}

function DoneStep({ run, step }: { run: PublishRun; step: Step }) {
  const details = detailsOf(run, step);
  return (
    <StepRow
      icon={<StepIcon id={step.id} state="done" />}
      state="done"
      stateWord={stepStateWord('done')}
      title={inWords(step.title)}
      sentence={stepSentence(step)}
      {...stepTimes(step.progress)}
    >
      {details !== null && (
        <div className="step-more">
          <Fold label={details.name}>{details.lines}</Fold>
        </div>
      )}
    </StepRow>
  );
}

interface PendingStepProps {
  step: Step;
  /** How long it usually takes; empty if that is not known. */
  usual: string;
  /** The run has stopped: it is unknown whether the step will ever run. */
  isStopped: boolean;
}

/** A pending row; rendered again only when it changes. */
export const PendingStep = memo(function PendingStep({ step, usual, isStopped }: PendingStepProps) {
  const { state } = step.progress;
  return (
    <StepRow
      icon={<StepIcon id={step.id} state={state} />}
      state={state}
      stateWord={stepStateWord(isStopped ? 'not-started' : state)}
      title={inWords(step.title)}
      sentence={isStopped ? stepStateWord('not-started') : pendingSentence(step, usual)}
      {...stepTimes(step.progress)}
    />
  );
});

/** How long a pending step usually takes, worded so that it stays the same between snapshots. */
export function pendingUsual(step: Step, usualOf: UsualOf): string {
  const usual = usualOf(step.id);
  return usual === null ? '' : usualWords(usual);
}

/** The steps that the plan does not have, each with its reason. */
export function LeftOutSteps({ steps }: { steps: readonly LeftOut[] }) {
  const [isOpen, setOpen] = useState(false);
  if (steps.length === 0) return null;
  return (
    <div className="left-out">
      <button
        type="button"
        className="step-line step-fold small"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <CircleDashed aria-hidden />
        <span className="step-sentence">{leftOutWords(steps)}</span>
        {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
      </button>
      {isOpen && (
        <dl className="left-out-reasons small">
          {steps.map(({ id, name, reason }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>{reason}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** The group that a line is about, and what became of it. */
interface GroupLine {
  name: string;
  words: string;
  isDone: boolean;
}

/** What is below a row, and its name in a few words; null if there is nothing. */
export function detailsOf(run: PublishRun, step: Step): { name: string; lines: ReactNode } | null {
  const isOfNotes = step.id === 'notes' || (step.id === 'notes-kept' && hasNotesToFix(run));
  if (isOfNotes && run.notes.length > 0)
    return { name: noteCountWords(run), lines: <NoteLines run={run} /> };
  if (step.id === 'groups' && run.groups.length > 0)
    return {
      name: say('run-view.groups-count', { count: run.groups.length }),
      lines: <GroupLines lines={groupLines(run)} />,
    };
  if (step.id === 'store-texts' && run.store !== null && run.store.texts.length > 0)
    return {
      name: say('store-run.texts-count', { count: run.store.texts.length }),
      lines: <StoreTextLines texts={run.store.texts} />,
    };
  return null;
}

function groupLines(run: PublishRun): GroupLine[] {
  return run.groups.map((group) => ({
    name: group.name,
    words: groupGivenWords(group),
    isDone: group.state !== 'waiting',
  }));
}

/** One line per group; a tick only once it was read back from Apple. */
function GroupLines({ lines }: { lines: readonly GroupLine[] }) {
  return (
    <section
      className="written"
      aria-label={say('run-view.groups')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content has to be reachable by keyboard.
      tabIndex={0}
    >
      <ul className="written-lines">
        {lines.map(({ name, words, isDone }) => (
          <li key={name} className={`written-line ${isDone ? '' : 'written-waiting'}`}>
            {isDone ? <Check aria-hidden /> : <CircleDashed aria-hidden />}
            <bdi className="written-name">{name}</bdi>
            <span className="small">{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
