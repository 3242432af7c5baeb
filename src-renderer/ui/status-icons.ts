import {
  ArrowUp,
  Check,
  CircleDashed,
  CircleX,
  Clock,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import type { ActivityIcon } from '../words/activity';

/** On the chip of a run in a list. */
export const statusIcons: Record<ActivityIcon, LucideIcon> = {
  processing: Hourglass,
  uploading: ArrowUp,
  review: Clock,
  settled: Check,
  failed: CircleX,
  look: TriangleAlert,
  over: CircleDashed,
  busy: LoaderCircle,
};
