import type { StoreCardProps } from '../../store/app-store';

export function VersionCard(_: StoreCardProps) {
  return null;
}
