import {
  Check,
  CircleDashed,
  FlaskConical,
  LoaderCircle,
  type LucideIcon,
  OctagonX,
  TriangleAlert,
} from 'lucide-react';
import type { Tone } from '../words/format';
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
  /** Replaces the tone's icon. */
  icon?: LucideIcon;
  /** Color is never the only sign; leave the icon out only if the word is the whole message. */
  hasIcon?: boolean;
}

/** A status in one word. */
export function Chip({ children, tone = 'quiet', icon, hasIcon = true }: ChipProps) {
  const Icon = icon ?? icons[tone];
  return (
    <span className={`chip chip-${tone}`}>
      {hasIcon && <Icon aria-hidden />}
      {children}
    </span>
  );
}
