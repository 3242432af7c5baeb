import type { StoreCardProps } from '../../store/app-store';

export function ReviewDetailCard(_: StoreCardProps) {
  return null;
}
