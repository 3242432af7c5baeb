import { type FileHandle, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Environment } from '#shared/domain/account';
import { BatchBuild } from '#shared/domain/batch';
import { PublishPlan } from '#shared/domain/publish-plan';
import { AppError } from '#shared/errors';
import { parseJson } from '../storage/json-file';
import { onDisk } from '../storage/on-disk';
import { openEventFile } from '../storage/open-event-file';

const at = z.string();
const itemId = z.string();
const StoredConnection = z.object({
  accountId: z.string(),
  name: z.string(),
  keyId: z.string(),
  issuerId: z.string().nullable(),
  apiUrl: z.string(),
  privateKeyFile: z.string().nullable(),
});

/** An item exactly as a person confirmed it: its plan names the file. */
export const ConfirmedItem = z.object({
  itemId,
  connection: StoredConnection,
  plan: PublishPlan,
  /** Hex, SHA-256 of the plan and where it goes. */
  hash: z.string(),
  build: BatchBuild,
});
export type ConfirmedItem = z.infer<typeof ConfirmedItem>;

const LeftOutItem = z.object({ itemId, build: BatchBuild.nullable(), error: AppError });

/**
 * What happened to a batch, from its confirmation on. How far an item has come is in the journal of its run; what is
 * here makes sure that there is only one.
 */
const BatchEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('confirmed'),
    at,
    environment: Environment,
    hash: z.string(),
    items: z.array(ConfirmedItem),
    leftOut: z.array(LeftOutItem),
  }),
  /** On disk before the run exists: after a kill, the run of this ID is the item's, or there is none. */
  z.object({ type: z.literal('item-starting'), at, itemId, runId: z.string() }),
  z.object({ type: z.literal('item-refused'), at, itemId, error: AppError }),
  /** Failed items are tried again. */
  z.object({ type: z.literal('retried'), at, itemIds: z.array(itemId) }),
  z.object({ type: z.literal('resumed'), at }),
  z.object({ type: z.literal('paused'), at }),
  z.object({ type: z.literal('canceled'), at }),
  z.object({ type: z.literal('ended'), at }),
]);
export type BatchEvent = z.infer<typeof BatchEvent>;
type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never;
export type NewBatchEvent = WithoutTime<BatchEvent>;

/** What the events add up to. */
export interface BatchRecord {
  environment: Environment;
  items: readonly ConfirmedItem[];
  leftOut: readonly z.infer<typeof LeftOutItem>[];
  /** By item: its newest run, which may not exist. */
  runs: ReadonlyMap<string, string>;
  /** By item: why its run could not begin. */
  refused: ReadonlyMap<string, AppError>;
  phase: 'running' | 'paused' | 'ended' | 'canceled';
}

export function foldBatch(events: readonly BatchEvent[]): BatchRecord | null {
  return events.reduce<BatchRecord | null>(afterEvent, null);
}

export function afterEvent(record: BatchRecord | null, event: BatchEvent): BatchRecord | null {
  if (event.type === 'confirmed') {
    const { environment, items, leftOut } = event;
    return {
      environment,
      items,
      leftOut,
      runs: new Map(),
      refused: new Map(),
      phase: 'running',
    };
  }
  if (record === null) return null;
  switch (event.type) {
    case 'item-starting':
      return {
        ...record,
        runs: new Map(record.runs).set(event.itemId, event.runId),
        refused: without(record.refused, [event.itemId]),
      };
    case 'item-refused':
      return { ...record, refused: new Map(record.refused).set(event.itemId, event.error) };
    case 'retried':
      return { ...record, phase: 'running', refused: without(record.refused, event.itemIds) };
    case 'resumed':
      return { ...record, phase: 'running' };
    case 'paused':
    case 'canceled':
    case 'ended':
      return { ...record, phase: event.type };
  }
}

function without<T>(map: ReadonlyMap<string, T>, keys: readonly string[]): Map<string, T> {
  return new Map([...map].filter(([key]) => !keys.includes(key)));
}

// Not shown: the name of a file.
const journalName = 'journal.jsonl';

/** A batch's append-only file, an event a line; each is on disk before what it announces. */
export class BatchJournal {
  private constructor(
    private readonly file: FileHandle,
    private readonly folder: string,
  ) {}

  static open(folder: string): Promise<BatchJournal> {
    return onDisk(folder, async () => {
      const file = await openEventFile(folder, journalName);
      return new BatchJournal(file, folder);
    });
  }

  append(event: BatchEvent): Promise<void> {
    return onDisk(this.folder, async () => {
      await this.file.appendFile(`${JSON.stringify(event)}\n`);
      await this.file.datasync();
    });
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** The events of a batch; none before it is confirmed. A line that was cut off is left out. */
export async function readBatchEvents(folder: string): Promise<BatchEvent[]> {
  const text = await readFile(join(folder, journalName), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const parsed = BatchEvent.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
}
