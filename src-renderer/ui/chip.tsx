import {
  Check,
  CircleDashed,
  FlaskConical,
  LoaderCircle,
  OctagonX,
  TriangleAlert,
} from 'lucide-react';
import type { Tone } from '../words/tone';
import './chip.css';

const icons = {
  ok: Check,
  look: TriangleAlert,
  block: OctagonX,
  practice: FlaskConical,
  busy: LoaderCircle,
  quiet: CircleDashed,
} as const;

interface ChipProps {
  children: string;
  tone?: Tone;
  /** The colour is never alone; leave the icon out only where the word is the whole message. */
  hasIcon?: boolean;
}

/** A state in a word. */
export function Chip({ children, tone = 'quiet', hasIcon = true }: ChipProps) {
  const Icon = icons[tone];
  return (
    <span className={`chip chip-${tone}`}>
      {hasIcon && <Icon aria-hidden />}
      {children}
    </span>
  );
}
