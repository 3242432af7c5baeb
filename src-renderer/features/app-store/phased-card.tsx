import type { StoreCardProps } from '../../store/app-store';

export function PhasedCard(_: StoreCardProps) {
  return null;
}
