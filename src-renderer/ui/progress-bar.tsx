import { useState } from 'react';
import { ProgressBar as AriaProgressBar, Meter } from 'react-aria-components';
import './progress-bar.css';

interface ProgressBarProps {
  label: string;
  /** Between 0 and 1. */
  fraction: number;
  words: string;
}

/** Moves smoothly and never back: a part that is sent again does not take progress away. */
export function ProgressBar({ label, fraction, words }: ProgressBarProps) {
  const [furthest, setFurthest] = useState(fraction);
  if (fraction > furthest) setFurthest(fraction);
  return (
    <AriaProgressBar aria-label={label} value={furthest * 100} valueLabel={words}>
      <span className="progress-track">
        <span className="progress-fill" style={{ transform: `scaleX(${furthest})` }} />
      </span>
    </AriaProgressBar>
  );
}

/** How much of a limit is used up; not progress, nothing gets done faster. */
export function LimitScale({ label, fraction, words }: ProgressBarProps) {
  return (
    <Meter aria-label={label} value={fraction * 100} valueLabel={words}>
      <span className="progress-track progress-thin">
        <span className="progress-fill" style={{ transform: `scaleX(${fraction})` }} />
      </span>
    </Meter>
  );
}
