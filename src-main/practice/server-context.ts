import { createHourlyAllowance, type HourlyAllowance } from './auth/hourly-allowance';
import { type ExtraKey, type KeyRing, openKeyRing } from './auth/registered-keys';
import type { OpenedWorld } from './open-world';
import type { PracticeKey } from './practice-key';
import { termsOf } from './seeds/seeds';
import type { Moment } from './world/state';
import type { World } from './world/world';

/** What the server needs to answer requests. */
export interface ServerContext {
  world: World;
  keys: KeyRing;
  allowance: HourlyAllowance;
  moment(): Moment;
  /** Resolves when the change is saved as safely as the options ask for. */
  save(): Promise<void>;
}

/** How a request ended, for the log. Status 0 means that the connection was cut. */
export interface Served {
  status: number;
  isUnknown: boolean;
}

/** Server time in milliseconds: wall time plus the simulated clock skew. */
function wallTimeOf({ faults }: World): number {
  return Date.now() + Number(faults.peek('clock-skew')?.argument ?? 0) * 1000;
}

/** `origin` is read on each request, because a free port is only known once the server listens. */
export async function createServerContext(
  { world, stateFile, seed }: OpenedWorld,
  key: PracticeKey,
  extraKeys: readonly ExtraKey[],
  origin: () => string,
): Promise<ServerContext> {
  const { keyId, issuerId, publicKeyPem } = key;
  const { role } = termsOf(seed);
  return {
    world,
    keys: await openKeyRing([{ keyId, issuerId, publicKeyPem, role }, ...extraKeys]),
    allowance: createHourlyAllowance(),
    moment: () => ({
      state: world.state,
      now: world.clock.now(),
      today: world.clock.calendar(),
      wallTime: wallTimeOf(world),
      origin: origin(),
      lacks: {
        screenshots: world.faults.peek('screenshots-missing') !== null,
        ageRating: world.faults.peek('age-rating-missing') !== null,
      },
    }),
    save: async () => stateFile?.save(),
  };
}
