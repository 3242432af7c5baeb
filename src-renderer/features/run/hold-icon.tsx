import {
  CloudAlert,
  Hand,
  HardDrive,
  ListEnd,
  LockKeyhole,
  TimerReset,
  WifiOff,
} from 'lucide-react';
import type { HoldReason } from '#shared/domain/publish-run';

const icons: Record<HoldReason, typeof WifiOff> = {
  offline: WifiOff,
  'rate-limited': TimerReset,
  'server-trouble': CloudAlert,
  'keychain-locked': LockKeyhole,
  'disk-full': HardDrive,
  turn: ListEnd,
  saving: Hand,
};

/** What holds the run up, as a picture beside the word. */
export function HoldIcon({ reason }: { reason: HoldReason }) {
  const Icon = icons[reason];
  return <Icon />;
}
