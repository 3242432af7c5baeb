import type { ReactNode } from 'react';
import { say } from '#shared/words/say';
import './step-row.css';
import { useShown } from './use-shown';

export type StepRowState =
  | 'pending'
  | 'running'
  | 'done'
  | 'skipped'
  | 'failed'
  | 'stopped'
  | 'waiting';

interface StepTime {
  /** Right edge: when, and how long it took. */
  at: string;
  took: string;
  iso: string | null;
  /** Full date and time, on hover. */
  fullTime: string;
}

interface StepRowProps extends StepTime {
  icon: ReactNode;
  state: StepRowState;
  /** The state as a word, read before the title. */
  stateWord: string;
  title: string;
  sentence: string;
  children?: ReactNode;
}

/** A finished or pending row: one line of 32 px, with its details below. */
export function StepRow({ children, sentence, ...row }: StepRowProps) {
  return (
    <li className={`step step-${row.state}`}>
      <div className="step-line">
        <StepDot>{row.icon}</StepDot>
        <div className="step-words" title={[row.title, sentence].filter(Boolean).join(' · ')}>
          <StepTitle {...row} />
          {sentence !== '' && <span className="small step-sentence">{sentence}</span>}
        </div>
        <StepTimes {...row} />
      </div>
      {children}
    </li>
  );
}

interface FoldedStepsProps {
  icon: ReactNode;
  title: string;
  sentence: string;
  at: string;
  isOpen: boolean;
  onToggle: () => void;
  chevron: ReactNode;
}

/** Several rows collapsed into one line, which expands in place. */
export function FoldedSteps(props: FoldedStepsProps) {
  return (
    <li className="step step-done">
      <button
        type="button"
        className="step-line step-fold"
        aria-expanded={props.isOpen}
        onClick={props.onToggle}
      >
        <StepDot>{props.icon}</StepDot>
        <span className="step-words">
          <span className="step-title title-small">{props.title}</span>
          <span className="small step-sentence">{props.sentence}</span>
        </span>
        <span className="step-time">
          {props.at}
          {props.chevron}
        </span>
      </button>
    </li>
  );
}

interface OpenStepProps extends Omit<StepRowProps, 'sentence'> {
  /** Beside the buttons, at the row's lower edge. */
  words: ReactNode;
  /** At the lower right, at the same position in every state. */
  actions: ReactNode;
}

/** The current row: set apart from the others, with its details. */
export function OpenStep({ icon, state, children, words, actions, ...row }: OpenStepProps) {
  const shown = useShown<HTMLLIElement>(true);
  return (
    <li
      ref={shown}
      className={`step step-open step-${state}`}
      aria-current={state === 'failed' ? undefined : 'step'}
    >
      <StepDot>{icon}</StepDot>
      <div className="step-main">
        <div className="step-head">
          <StepTitle {...row} />
          <StepTimes {...row} />
        </div>
        <div className="step-body">{children}</div>
        <div className="step-foot">
          <div className="step-said numbers">{words}</div>
          <div className="step-actions">{actions}</div>
        </div>
      </div>
    </li>
  );
}

function StepDot({ children }: { children: ReactNode }) {
  return (
    <span className="step-dot" aria-hidden>
      {children}
    </span>
  );
}

function StepTitle({ stateWord, title }: { stateWord: string; title: string }) {
  return (
    <h2 className="step-title title-small">
      <span className="unseen">{say('run-view.step.state', { state: stateWord })} </span>
      {title}
    </h2>
  );
}

function StepTimes({ at, took, iso, fullTime }: StepTime) {
  if (at === '') return null;
  return (
    <time className="step-time" dateTime={iso ?? undefined} title={fullTime}>
      {took === '' ? at : say('run-view.step.time-took', { time: at, took })}
    </time>
  );
}
