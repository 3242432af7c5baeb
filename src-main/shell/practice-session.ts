import type { PracticeChoices, PracticeWorld } from '#shared/domain/practice';
import { asTrouble, raise, trouble } from '#shared/errors';
import type { PracticeState } from '#shared/ipc-contract';
import type { Connection } from '../engine/engine';
import type { Logger } from '../engine/ports';
import { FromPractice, type PracticeAct, type ToPractice } from '../practice-control';
import { createPracticeActs } from './practice-acts';

/** The practice App Store Connect's own process, as far as the session needs it. */
export interface PracticeProcess {
  onMessage(hear: (message: unknown) => void): void;
  onExit(hear: () => void): void;
  say(message: ToPractice): void;
  /** Lets it keep its state and end. */
  close(): void;
  /** Ends it at once. */
  kill(): void;
}

export interface PracticeParts {
  launch: () => PracticeProcess;
  attach: (connection: Connection) => Promise<unknown>;
  changed: (state: PracticeState) => void;
  /** A request arrived, or the world was steered. */
  watched: (world: PracticeWorld) => void;
  log: Logger;
}

type Ready = Extract<FromPractice, { kind: 'ready' }>;
type Failure = Pick<Extract<FromPractice, { kind: 'failed' }>, 'code' | 'message'>;

/** The practice side, as far as people steer it. Raises trouble while it is not running. */
export interface PracticeSteering {
  read(): { choices: PracticeChoices; world: PracticeWorld };
  /** Resolves when it is done. */
  act(act: PracticeAct): Promise<null>;
}

export interface PracticeSession extends PracticeSteering {
  stop(): void;
}

/** Starts the practice side, makes its account known, and starts it once more when it breaks down. */
export function startPractice(parts: PracticeParts): PracticeSession {
  const acts = createPracticeActs();
  let restarts = 1;
  let stopped = false;
  let running: PracticeProcess | null = null;
  let choices: PracticeChoices | null = null;
  let world: PracticeWorld | null = null;

  const begin = (): void => {
    parts.changed({ state: 'starting' });
    const child = parts.launch();
    running = child;
    let failure: Failure = { code: 'practice-unavailable', message: 'It ended by itself.' };
    child.onMessage((sent) => {
      const message = FromPractice.safeParse(sent).data;
      if (message !== undefined) hear(message);
      if (message?.kind !== 'failed') return;
      failure = message;
      child.kill();
    });
    child.onExit(() => end(failure));
  };
  const hear = (message: FromPractice): void => {
    if (message.kind === 'ready') void attach(message);
    if (message.kind === 'choices') choices = message.choices;
    if (message.kind === 'acted') acts.hear(message.id, message.problem);
    if (message.kind !== 'world') return;
    world = message.world;
    parts.watched(world);
  };
  const attach = async (ready: Ready): Promise<void> => {
    try {
      await parts.attach(connectionOf(ready));
      parts.changed({ state: 'running', url: ready.url });
    } catch (thrown) {
      parts.log.warn('The practice account could not be made known.', { thrown });
      parts.changed({ state: 'stopped', trouble: asTrouble(thrown) });
    }
  };
  const end = ({ code, message }: Failure): void => {
    running = null;
    world = null;
    acts.giveUp(message);
    if (stopped) return;
    parts.log.warn('The practice App Store Connect ended.', { failure: message, restarts });
    if (restarts > 0) {
      restarts -= 1;
      return begin();
    }
    parts.changed({ state: 'stopped', trouble: trouble(code, message) });
  };
  begin();
  return {
    read: () =>
      choices && world ? { choices, world } : raise('practice-unavailable', 'It is not ready yet.'),
    async act(act) {
      const child = running ?? raise('practice-unavailable', 'It has ended.');
      await acts.ask(child.say, act);
      return null;
    },
    stop() {
      stopped = true;
      running?.close();
    },
  };
}

function connectionOf(ready: Ready): Connection {
  return {
    accountId: 'practice',
    name: 'Rehearsal team',
    keyId: ready.keyId,
    issuerId: ready.issuerId,
    apiUrl: ready.url,
    privateKeyFile: ready.privateKeyPath,
  };
}
