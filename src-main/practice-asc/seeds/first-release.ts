import { addOrbitGroups, addOrbitNotes } from './everyday';
import type { Stage } from './team';

/** The app record is there and nothing was ever delivered. */
export function tellFirstRelease(stage: Stage): void {
  addOrbitGroups(stage, addOrbitNotes(stage));
}
