import type { StoreCardProps } from '../../store/app-store';

export function TextsCard(_: StoreCardProps) {
  return null;
}
