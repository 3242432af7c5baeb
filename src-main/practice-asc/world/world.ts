import type { WorldClock } from '../clock';
import type { FaultSet } from '../faults';
import type { PartStorage } from '../parts/part-storage';
import type { WorldState } from './state';

/** Everything that requests act upon. */
export interface World {
  state: WorldState;
  readonly clock: WorldClock;
  readonly faults: FaultSet;
  readonly storage: PartStorage;
  /** Bytes of a part; the last of a file may be shorter. */
  readonly partSize: number;
  /** Called after a change that no request waits for. */
  changed(): void;
}
