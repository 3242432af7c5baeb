import type { ReactNode } from 'react';
import './step-row.css';
import { useShown } from './use-shown';

export type StepRowState =
  | 'pending'
  | 'running'
  | 'done'
  | 'skipped'
  | 'failed'
  | 'held'
  | 'waiting';

interface StepRowProps {
  icon: ReactNode;
  state: StepRowState;
  /** The state as a word, said before the title. */
  stateWord: string;
  title: string;
  sentence: string;
  /** Right edge: when, and how long it took. */
  at: string;
  took: string;
  iso: string | null;
  /** Date and time in full, on hover. */
  fullTime: string;
  /** The row that is now: set off from the others, with what belongs to it. */
  isOpen: boolean;
  children?: ReactNode;
}

/** One row of a timeline: icon and word, title, sentence, time. */
export function StepRow(props: StepRowProps) {
  const row = useShown<HTMLLIElement>(props.isOpen);
  return (
    <li
      ref={row}
      className={`step step-${props.state} ${props.isOpen ? 'step-open' : ''}`}
      aria-current={props.isOpen && props.state !== 'failed' ? 'step' : undefined}
    >
      <span className="step-dot" aria-hidden>
        {props.icon}
      </span>
      <div className="step-words">
        <h2 className="step-title title-small">
          <span className="unseen">{props.stateWord}: </span>
          {props.title}
        </h2>
        {props.sentence !== '' && <p className="small">{props.sentence}</p>}
        {props.children}
      </div>
      <time className="step-time" dateTime={props.iso ?? undefined} title={props.fullTime}>
        {props.at}
        {props.took !== '' && <span>{props.took}</span>}
      </time>
    </li>
  );
}
