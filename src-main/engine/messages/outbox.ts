import {
  closeSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { MessageFact, type SentMessage, shownMessages } from '#shared/domain/team-messages';
import { Text } from '#shared/words/message';
import { whileFileLocked } from '../storage/file-lock';
import { parseJson } from '../storage/json-file';

const line = <T extends z.ZodRawShape>(shape: T) =>
  z.object({ at: z.string(), id: z.string(), ...shape });

const Line = z.discriminatedUnion('type', [
  line({ type: z.literal('queued'), fact: MessageFact }),
  /** On disk before the request is sent. */
  line({ type: z.literal('sending') }),
  line({ type: z.literal('delivered') }),
  /** Not accepted now. */
  line({ type: z.literal('later'), nextAt: z.string(), reason: Text }),
  line({ type: z.literal('failed'), reason: Text }),
  line({ type: z.literal('unknown'), reason: Text }),
  /** A person wants it sent once more. */
  line({ type: z.literal('again') }),
]);
export type OutboxLine = z.infer<typeof Line>;

/**
 * The messages of one destination: a file that is only appended to, so that a process that is killed loses nothing that
 * was in it. Processes share it; each line is written under a lock of the file, and sending has one of its own.
 */
export class Outbox {
  constructor(private readonly path: string) {}

  /** In the order in which they were queued. */
  read(): SentMessage[] {
    return [...fold(this.lines()).values()];
  }

  /** Queues what is not there yet, and says whether something was. */
  queue(facts: readonly MessageFact[], at: string): boolean {
    if (facts.length === 0) return false;
    return this.alone(() => {
      const known = fold(this.lines());
      const added = facts.filter(({ id }) => !known.has(id));
      this.write(added.map((fact) => ({ type: 'queued', at, id: fact.id, fact })));
      return added.length > 0;
    });
  }

  /** Forgets settled messages about what happened before this time, but not those that are shown. */
  prune(before: string): void {
    this.alone(() => {
      const lines = this.lines();
      const messages = [...fold(lines).values()];
      const old = messages.slice(0, -shownMessages).filter(({ fact, changedAt, state }) => {
        const isSettled = state !== 'waiting' && state !== 'sending';
        return isSettled && fact.at < before && changedAt < before;
      });
      if (old.length < leastPruned) return;
      const gone = new Set(old.map(({ fact }) => fact.id));
      const text = lines
        .filter(({ id }) => !gone.has(id))
        .map((one) => `${JSON.stringify(one)}\n`)
        .join('');
      const beside = `${this.path}.pruned`;
      writeText(beside, text, 'w');
      renameSync(beside, this.path);
    });
  }

  append(added: OutboxLine): void {
    this.alone(() => this.write([added]));
  }

  private alone<T>(work: () => T): T {
    return whileFileLocked(this.path, work);
  }

  private lines(): OutboxLine[] {
    let text = '';
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    }
    // A line that was cut off says nothing: what it queued is found in the run's journal again.
    return text.split('\n').flatMap((one) => Line.safeParse(parseJson(one)).data ?? []);
  }

  private write(lines: readonly OutboxLine[]): void {
    if (lines.length === 0) return;
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
    // Begins with a line end, in case the last line was cut off.
    writeText(this.path, `${lines.map((one) => `\n${JSON.stringify(one)}`).join('')}\n`, 'a');
  }
}

/** Fewer are not worth a new file. */
const leastPruned = 200;

/** On disk when it returns. */
function writeText(path: string, text: string, how: 'a' | 'w'): void {
  const file = openSync(path, how, 0o600);
  try {
    writeSync(file, text);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

function fold(lines: readonly OutboxLine[]): Map<string, SentMessage> {
  const messages = new Map<string, SentMessage>();
  for (const one of lines) {
    const before = messages.get(one.id);
    if (one.type === 'queued') {
      if (before === undefined) messages.set(one.id, queued(one));
    } else if (before !== undefined) messages.set(one.id, after(before, one));
  }
  return messages;
}

function queued({ at, fact }: Extract<OutboxLine, { type: 'queued' }>): SentMessage {
  return {
    fact,
    state: 'waiting',
    attempts: 0,
    queuedAt: at,
    changedAt: at,
    nextAt: null,
    reason: null,
  };
}

function after(before: SentMessage, one: Exclude<OutboxLine, { type: 'queued' }>): SentMessage {
  const changed = { ...before, changedAt: one.at, nextAt: null };
  switch (one.type) {
    case 'sending':
      return { ...changed, state: 'sending', attempts: before.attempts + 1 };
    case 'delivered':
      return { ...changed, state: 'delivered', reason: null };
    case 'later':
      return { ...changed, state: 'waiting', nextAt: one.nextAt, reason: one.reason };
    case 'failed':
    case 'unknown':
      return { ...changed, state: one.type, reason: one.reason };
    case 'again':
      return { ...changed, state: 'waiting', attempts: 0, queuedAt: one.at, reason: null };
  }
}
