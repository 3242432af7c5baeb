import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { PublishRun } from '../../shared/domain/publish-run';
import type { PublisherOrder } from './publisher-order';

/** How a publisher ended. */
export type Ending =
  /** `lastWord` is the line of the journal at which it died; empty when it was killed from outside. */
  | { kind: 'killed'; lastWord: string }
  | { kind: 'ended'; run: PublishRun }
  | { kind: 'broke'; words: string };

export interface Publisher {
  /** Kills the process at once. */
  kill(): void;
  ended: Promise<Ending>;
}

const program = join(import.meta.dirname, 'publisher.js');
/** Timeout for a publisher that hangs. */
const longestMs = 60_000;

/** Starts a publisher in a separate process. */
export function startPublisher(order: PublisherOrder): Publisher {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  let hung = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  const patience = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, longestMs);
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => {
      clearTimeout(patience);
      if (hung) resolve({ kind: 'broke', words: `It did not end within ${longestMs} ms.` });
      else if (signal === 'SIGKILL') resolve({ kind: 'killed', lastWord: said });
      else if (code === 0) resolve({ kind: 'ended', run: JSON.parse(said) as PublishRun });
      else resolve({ kind: 'broke', words: complained.trim() || `Status ${code}, ${signal}.` });
    });
  });
  return { kill: () => child.kill('SIGKILL'), ended };
}
