import { TroubleError } from '#shared/errors';
import { isSeedName } from './practice-asc/seeds/seeds';
import type { Practice, PracticeOptions } from './practice-asc/server';
import { type FromPractice, type PracticeAct, ToPractice } from './practice-control';
import { practiceChoices } from './practice-steering/choices';
import { holdWorld } from './practice-steering/hold-world';
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

function sayFailed(thrown: unknown): void {
  const isTaken = thrown instanceof TroubleError && thrown.trouble.code === 'practice-in-use';
  if (isTaken) say({ kind: 'failed', code: 'practice-in-use', message: thrown.trouble.detail });
  else {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    say({ kind: 'failed', code: 'practice-unavailable', message });
  }
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

/** `leave` lets the next process have the world. */
function obey(steering: Steering, leave: () => Promise<void>): void {
  parentPort?.on('message', ({ data }) => {
    const message = ToPractice.safeParse(data).data;
    if (message?.kind === 'act') void perform(steering, message.id, message.act).catch(sayFailed);
    if (message?.kind === 'close')
      void steering
        .practice()
        .close()
        .then(leave)
        .finally(() => process.exit(0));
  });
}

async function run(): Promise<void> {
  try {
    const started: { steering?: Steering } = {};
    const tell = throttleByKey<true>(interval, () => {
      if (started.steering) say({ kind: 'world', world: started.steering.world() });
    });
    const options = readOptions();
    const leave = await holdWorld(options.folder);
    const steering = await steerWorld(options, () => tell('world', true));
    started.steering = steering;
    obey(steering, leave);
    sayReady(steering.practice());
    say({ kind: 'choices', choices: practiceChoices() });
    tell('world', true);
  } catch (error) {
    sayFailed(error);
  }
}

void run();
