import { isSeedName } from './practice-asc/seeds/seeds';
import { type Practice, type PracticeOptions, startPractice } from './practice-asc/server';

/** The line to the app: Electron gives it to a utility process, plain Node has none. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', hear: (event: { data: unknown }) => void): void;
}

/** What this process says. `failed` is the last thing that it says. */
export type PracticeMessage =
  | { kind: 'ready'; url: string; issuerId: string; keyId: string; privateKeyPath: string }
  | { kind: 'failed'; message: string };

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;

function say(message: PracticeMessage): void {
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

function closeWhenTold(practice: Practice): void {
  parentPort?.on('message', ({ data }) => {
    if ((data as { kind?: unknown } | null)?.kind !== 'close') return;
    void practice.close().finally(() => process.exit(0));
  });
}

async function run(): Promise<void> {
  try {
    const practice = await startPractice(readOptions());
    closeWhenTold(practice);
    const { url, issuerId, keyId, privateKeyPath } = practice;
    say({ kind: 'ready', url, issuerId, keyId, privateKeyPath });
  } catch (error) {
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
  }
}

void run();
