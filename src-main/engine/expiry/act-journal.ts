import { randomBytes } from 'node:crypto';
import { type FileHandle, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '#shared/domain/account';
import { type ExpiryAct, ExpiryOutcome, ExpiryTarget } from '#shared/domain/expiry';
import { AppError } from '#shared/errors';
import { Text } from '#shared/words/message';
import { isLocked } from '../storage/folder-lock';
import { parseJson } from '../storage/json-file';
import { onDisk } from '../storage/on-disk';
import { openEventFile } from '../storage/open-event-file';

const at = z.string();
const Chosen = z.object({
  type: z.literal('chosen'),
  at,
  accountId: z.string(),
  app: z.object({ id: z.string(), name: z.string(), bundleId: z.string() }),
  builds: z.array(ExpiryTarget),
});
const Outcome = z.object({
  type: z.literal('outcome'),
  at,
  buildId: z.string(),
  outcome: ExpiryOutcome,
  reason: Text.nullable(),
  error: AppError.nullable(),
});
const Ended = z.object({ type: z.literal('ended'), at });
const ActEvent = z.discriminatedUnion('type', [Chosen, Outcome, Ended]);
export type ActEvent = z.infer<typeof ActEvent>;

// Not shown: the name of a file.
const journalName = 'journal.jsonl';

/** The journal of one act: an event a line, each on disk before the next request goes out. */
export class ActJournal {
  private constructor(private readonly file: FileHandle) {}

  static open(folder: string): Promise<ActJournal> {
    return onDisk(folder, async () => {
      const file = await openEventFile(folder, journalName);
      return new ActJournal(file);
    });
  }

  append(folder: string, event: ActEvent): Promise<void> {
    return onDisk(folder, async () => {
      await this.file.appendFile(`${JSON.stringify(event)}\n`);
      await this.file.datasync();
    });
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** Every act of one environment is a folder of its own. */
export class ActFolders {
  constructor(private readonly home: string) {}

  newId(now: Date): string {
    return `${now.toISOString().replaceAll(/[-:TZ.]/g, '')}-${randomBytes(3).toString('hex')}`;
  }

  of(environment: Environment, actId: string): string {
    return join(this.above(environment), actId);
  }

  /** Newest first. */
  async all(environment: Environment): Promise<string[]> {
    const names = await readdir(this.above(environment)).catch(() => []);
    return names.sort().reverse();
  }

  private above(environment: Environment): string {
    return join(this.home, environment, 'expiry');
  }
}

/** The act as its journal tells it; null if there is none. An unreadable line is left out. */
export async function readAct(folder: string, id: string): Promise<ExpiryAct | null> {
  const text = await readFile(join(folder, journalName), 'utf8').catch(() => '');
  const events = text.split('\n').flatMap((line) => {
    const parsed = ActEvent.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
  const act = foldAct(id, events);
  if (act?.state !== 'running') return act;
  return (await isLocked(folder)) ? act : { ...act, state: 'stopped' };
}

export function foldAct(id: string, events: readonly ActEvent[]): ExpiryAct | null {
  let act: ExpiryAct | null = null;
  for (const event of events) act = afterEvent(id, act, event);
  return act;
}

/** The act after one more event. */
export function afterEvent(id: string, act: ExpiryAct | null, event: ActEvent): ExpiryAct | null {
  if (event.type === 'chosen') {
    const { accountId, app, at: startedAt, builds } = event;
    const results = builds.map((build) => ({
      build,
      outcome: 'waiting' as const,
      reason: null,
      error: null,
    }));
    return { id, accountId, startedAt, app, state: 'running', results };
  }
  if (act === null) return null;
  if (event.type === 'ended') return { ...act, state: 'done' };
  const { outcome, reason, error } = event;
  return {
    ...act,
    state: 'running',
    results: act.results.map((result) =>
      result.build.id === event.buildId ? { ...result, outcome, reason, error } : result,
    ),
  };
}
