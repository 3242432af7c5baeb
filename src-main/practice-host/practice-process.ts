import { AppException, fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { isSeedName } from '../practice/seeds/seeds';
import type { Practice } from '../practice/server';
import {
  type PracticeAddress,
  type PracticeContract,
  type PracticeOptions,
  practice,
} from '../processes/practice';
import { serve } from '../processes/serve';
import { throttleByKey } from '../processes/throttle';
import { practiceChoices } from './choices';
import { controlWorld, type WorldControl } from './control-world';
import { lockWorld } from './lock-world';

/** Entry point of the practice App Store Connect, which runs in its own process. */

/** Full snapshots of the world, at most four per second. */
const intervalMs = 250;

interface World {
  control: WorldControl;
  /** Releases the world for the next process. */
  leave(): Promise<void>;
}

let world: Promise<World> | null = null;

async function openWorld({ folder, port, speed, seed }: PracticeOptions): Promise<World> {
  const leave = await lockWorld(folder);
  const options = {
    folder,
    keepState: true,
    ...(port !== null && { port }),
    ...(speed !== undefined && { speed }),
    ...(seed !== undefined && isSeedName(seed) && { seed }),
  };
  const control = await controlWorld(options, () => reportSoon('world', true));
  return { control, leave };
}

async function current(): Promise<World> {
  return world ?? fail('practice-unavailable', message('error.practice-unavailable.not-started'));
}

async function close(): Promise<void> {
  try {
    const { control, leave } = await current();
    await control.practice().close();
    await leave();
  } finally {
    process.exit(0);
  }
}

function addressOf({ url, issuerId, keyId, privateKeyPath }: Practice): PracticeAddress {
  return { url, issuerId, keyId, privateKeyPath };
}

/** Reports anything that keeps the practice side from serving as one error. */
async function whileUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    if (thrown instanceof AppException && thrown.error.code === 'practice-in-use') throw thrown;
    const words = thrown instanceof Error ? thrown.message : String(thrown);
    return fail('practice-unavailable', words, { cause: thrown });
  }
}

const report = serve<PracticeContract>(
  {
    start: async (options) => {
      world = openWorld(options);
      const { control } = await whileUnavailable(world);
      reportSoon('world', true);
      return { address: addressOf(control.practice()), choices: practiceChoices() };
    },
    act: async (act) => {
      const { control } = await current();
      const problem = await whileUnavailable(control.act(act));
      report(control.world());
      if (problem !== null) fail('practice-refused', problem);
      return addressOf(control.practice());
    },
  },
  { contract: practice, onClose: () => void close() },
);

const reportSoon = throttleByKey<true>(intervalMs, () => {
  world?.then(
    ({ control }) => report(control.world()),
    // The caller of the start learns why it failed.
    () => undefined,
  );
});
