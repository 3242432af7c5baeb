import type { StoreCardProps } from '../../store/app-store';

export function FirstVersionGuide(_: StoreCardProps) {
  return null;
}
