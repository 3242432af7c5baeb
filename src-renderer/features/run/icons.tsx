import {
  ArrowUp,
  Ban,
  Check,
  Clock,
  CloudAlert,
  Hand,
  HardDrive,
  Hourglass,
  ListEnd,
  Lock,
  LockKeyhole,
  Mail,
  Minus,
  PackageCheck,
  Pause,
  Search,
  Shield,
  Store,
  TextAlignStart,
  TimerReset,
  Unplug,
  UserCheck,
  Users,
  WifiOff,
  X,
} from 'lucide-react';
import type { RunStatus, StepId, WaitReason } from '#shared/domain/publish-run';
import type { StepRowState } from '../../ui/step-row';

const icons: Record<StepId, typeof Check> = {
  'check-package': PackageCheck,
  'find-app': Search,
  upload: ArrowUp,
  appear: Clock,
  process: Hourglass,
  compliance: Lock,
  notes: TextAlignStart,
  'notes-kept': TextAlignStart,
  emails: Mail,
  groups: Users,
  review: Shield,
  'store-version': Store,
  'store-texts': TextAlignStart,
  'store-review': Shield,
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

const waitIcons: Record<WaitReason, typeof WifiOff> = {
  offline: WifiOff,
  'rate-limited': TimerReset,
  'server-error': CloudAlert,
  'keychain-locked': LockKeyhole,
  'disk-full': HardDrive,
  turn: ListEnd,
  saving: Hand,
};

/** The icon for what the run waits for. */
export function WaitIcon({ reason }: { reason: WaitReason }) {
  const Icon = waitIcons[reason];
  return <Icon />;
}

/** The icon for why a run has stopped. */
export function StoppedIcon({ state }: { state: RunStatus['state'] }) {
  switch (state) {
    case 'blocked':
      return <X />;
    case 'cancelled':
      return <Ban />;
    case 'interrupted':
      return <Unplug />;
    case 'stopped-waiting':
      return <Hourglass />;
    case 'waiting-for-notes':
      return <TextAlignStart />;
    case 'ready-to-notify':
      return <Mail />;
    case 'review-busy':
      return <Hourglass />;
    default:
      // Filled: at this size its two outlines run into each other.
      return <Pause fill="currentColor" strokeWidth={1} />;
  }
}
