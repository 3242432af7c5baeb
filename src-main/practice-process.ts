import { isSeedName } from './practice-asc/seeds/seeds';
import type { Practice, PracticeOptions } from './practice-asc/server';
import { type FromPractice, type PracticeAct, ToPractice } from './practice-control';
import { practiceChoices } from './practice-steering/choices';
import { type Steering, steerWorld } from './practice-steering/steer-world';
import { throttleByKey } from './shell/throttle';

/** The line to the app: Electron gives it to a utility process, plain Node has none. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', hear: (event: { data: unknown }) => void): void;
}

/** Whole snapshots of the world, four a second at most. */
const interval = 250;

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;

function say(message: FromPractice): void {
  parentPort?.postMessage(message);
}

/** The options come as JSON, the last word of the command line: `folder`, and perhaps `speed` and `seed`. */
function readOptions(): PracticeOptions {
  const given = JSON.parse(process.argv.at(-1) ?? '') as {
    folder: string;
    speed?: number;
    seed?: string;
  };
  return {
    folder: given.folder,
    keepState: true,
    ...(given.speed === undefined ? {} : { speed: given.speed }),
    ...(given.seed !== undefined && isSeedName(given.seed) ? { seed: given.seed } : {}),
  };
}

function sayReady({ url, issuerId, keyId, privateKeyPath }: Practice): void {
  say({ kind: 'ready', url, issuerId, keyId, privateKeyPath });
}

function sayFailed(error: unknown): void {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}

/** Does what is asked and answers with the number of the act; the new world is told before. */
async function perform(steering: Steering, id: number, act: PracticeAct): Promise<void> {
  const before = steering.practice().url;
  const problem = await steering.act(act);
  if (steering.practice().url !== before) sayReady(steering.practice());
  say({ kind: 'world', world: steering.world() });
  say({ kind: 'acted', id, problem });
}

function obey(steering: Steering): void {
  parentPort?.on('message', ({ data }) => {
    const message = ToPractice.safeParse(data).data;
    if (message?.kind === 'act') void perform(steering, message.id, message.act).catch(sayFailed);
    if (message?.kind === 'close')
      void steering
        .practice()
        .close()
        .finally(() => process.exit(0));
  });
}

async function run(): Promise<void> {
  try {
    const started: { steering?: Steering } = {};
    const tell = throttleByKey<true>(interval, () => {
      if (started.steering) say({ kind: 'world', world: started.steering.world() });
    });
    const steering = await steerWorld(readOptions(), () => tell('world', true));
    started.steering = steering;
    obey(steering);
    sayReady(steering.practice());
    say({ kind: 'choices', choices: practiceChoices() });
    tell('world', true);
  } catch (error) {
    sayFailed(error);
  }
}

void run();
