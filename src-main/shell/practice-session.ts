import { z } from 'zod';
import { asTrouble, trouble } from '#shared/errors';
import type { PracticeState } from '#shared/ipc-contract';
import type { Connection } from '../engine/engine';
import type { Logger } from '../engine/ports';

/** The practice App Store Connect's own process, as far as the session needs it. */
export interface PracticeProcess {
  onMessage(hear: (message: unknown) => void): void;
  onExit(hear: () => void): void;
  /** Lets it keep its state and end. */
  close(): void;
  /** Ends it at once. */
  kill(): void;
}

export interface PracticeParts {
  launch: () => PracticeProcess;
  attach: (connection: Connection) => Promise<unknown>;
  changed: (state: PracticeState) => void;
  log: Logger;
}

const Message = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ready'),
    url: z.string(),
    issuerId: z.string(),
    keyId: z.string(),
    privateKeyPath: z.string(),
  }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
type Ready = Extract<z.infer<typeof Message>, { kind: 'ready' }>;

/** Starts the practice side, makes its account known, and starts it once more when it breaks down. */
export function startPractice(parts: PracticeParts): { stop(): void } {
  let restarts = 1;
  let stopped = false;
  let running: PracticeProcess | null = null;

  const begin = (): void => {
    parts.changed({ state: 'starting' });
    const child = parts.launch();
    running = child;
    let failure = 'It ended by itself.';
    child.onMessage((sent) => {
      const message = Message.safeParse(sent).data;
      if (message?.kind === 'ready') void attach(message);
      if (message?.kind !== 'failed') return;
      failure = message.message;
      child.kill();
    });
    child.onExit(() => end(failure));
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
  const end = (failure: string): void => {
    if (stopped) return;
    parts.log.warn('The practice App Store Connect ended.', { failure, restarts });
    if (restarts > 0) {
      restarts -= 1;
      return begin();
    }
    parts.changed({ state: 'stopped', trouble: trouble('practice-unavailable', failure) });
  };
  begin();
  return {
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
