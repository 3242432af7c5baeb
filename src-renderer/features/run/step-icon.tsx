import {
  ArrowUp,
  Check,
  Clock,
  Hourglass,
  Lock,
  Minus,
  PackageCheck,
  Search,
  Shield,
  TextAlignStart,
  UserCheck,
  Users,
  X,
} from 'lucide-react';
import type { StepId } from '#shared/domain/publish-run';
import type { StepRowState } from '../../ui/step-row';

const icons: Record<StepId, typeof Check> = {
  'check-package': PackageCheck,
  'find-app': Search,
  upload: ArrowUp,
  appear: Clock,
  process: Hourglass,
  compliance: Lock,
  notes: TextAlignStart,
  groups: Users,
  review: Shield,
  testers: UserCheck,
};

interface StepIconProps {
  id: StepId;
  state: StepRowState;
}

export function StepIcon({ id, state }: StepIconProps) {
  if (state === 'done') return <Check />;
  if (state === 'failed') return <X />;
  if (state === 'skipped') return <Minus />;
  const Icon = icons[id];
  return <Icon />;
}
