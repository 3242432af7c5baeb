import { Ban, Hourglass, Pause, Unplug, X } from 'lucide-react';
import type { RunStatus } from '#shared/domain/publish-run';

/** Why a run rests, as a picture beside the word. */
export function HeldIcon({ state }: { state: RunStatus['state'] }) {
  switch (state) {
    case 'blocked':
      return <X />;
    case 'cancelled':
      return <Ban />;
    case 'interrupted':
      return <Unplug />;
    case 'stopped-waiting':
      return <Hourglass />;
    default:
      // Filled: at this size its two outlines run into each other.
      return <Pause fill="currentColor" strokeWidth={1} />;
  }
}
