import type { StoreCardProps } from '../../store/app-store';

export function SubmissionCard(_: StoreCardProps) {
  return null;
}
