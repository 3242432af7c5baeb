import { useState } from 'react';
import { ProgressBar as AriaProgressBar, Meter } from 'react-aria-components';
import './progress-bar.css';
import { LoaderCircle } from 'lucide-react';
import './waiting-line.css';

interface ProgressBarProps {
  label: string;
  /** Between 0 and 1. */
  fraction: number;
  words: string;
}

/** Moves smoothly and never back: a part that is sent again does not reduce the progress. */
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

interface WaitBarProps {
  label: string;
  words: string;
  /** Each between 0 and 1: now, and both ends of the usual range. */
  passed: number;
  low: number;
  high: number;
  lowWords: string;
  highWords: string;
}

/** Any closer, and two labels would overlap. */
const apart = 0.16;

/** Elapsed time against the usual range; not progress, because waiting completes nothing. */
export function WaitBar({ label, words, passed, low, high, lowWords, highWords }: WaitBarProps) {
  const showsLow = low > 0.03 && high - low > apart;
  return (
    <Meter aria-label={label} value={passed * 100} valueLabel={words}>
      <span className="progress-track wait-track">
        <span
          className="wait-usual"
          style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${(high - low) * 100}%` }}
        />
        <span className="progress-fill" style={{ transform: `scaleX(${passed})` }} />
      </span>
      <span className="wait-ends" aria-hidden>
        {showsLow && <span style={{ insetInlineStart: `${low * 100}%` }}>{lowWords}</span>}
        <span style={{ insetInlineStart: `${high * 100}%` }}>{highWords}</span>
      </span>
    </Meter>
  );
}

/** Names what is being loaded; only after 300 ms, so that quick answers never flicker. */
export function WaitingLine({ children }: { children: string }) {
  return (
    <div className="waiting-line small">
      <LoaderCircle aria-hidden />
      {children}
    </div>
  );
}
