import { pacificDate } from '../protocol/pacific-date';
import { day } from '../world/delays';
import type { WorldState } from '../world/state';
/** Where a scenario's data is built: a state, and the time it starts at. */
export interface SeedBuilder {
  state: WorldState;
  /** The world's clock, in milliseconds. */
  now: number;
  today: Date;
}

/** A calendar date as text; negative days are the future. */
export function daysAgo({ today }: SeedBuilder, days: number): string {
  return pacificDate(new Date(today.getTime() - days * day));
}
