import type { StoreCardProps } from '../../store/app-store';

export function ReadinessCard(_: StoreCardProps) {
  return null;
}
