import type { WorldClock } from '../clock';
import type { FaultSet } from '../faults';
import type { NewResources } from '../odd/newcomers';
import type { ReadLag } from '../odd/read-lag';
import type { PartStorage } from '../parts/part-storage';
import type { WorldState } from './state';

/** Everything that requests act on. */
export interface World {
  state: WorldState;
  readonly clock: WorldClock;
  readonly faults: FaultSet;
  /** The reads and writes that faults delay; lost when the server ends. */
  readonly readLag: ReadLag;
  readonly newcomers: NewResources;
  readonly storage: PartStorage;
  /** Size of a part in bytes; the last one of a file may be smaller. */
  readonly partSize: number;
  /** Called after a change that no request waits for. */
  changed(): void;
}
