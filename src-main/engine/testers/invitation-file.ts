import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Environment } from '#shared/domain/account';
import { Invitee, LeftOut } from '#shared/domain/tester';
import { AppError } from '#shared/errors';
import { Connection } from '../connection';
import { lockFolder } from '../storage/folder-lock';
import { onDisk } from '../storage/on-disk';

/** The first line of the file: who is invited to what. */
const Order = z.object({
  v: z.literal(1),
  id: z.string(),
  createdAt: z.string(),
  environment: Environment,
  connection: Connection,
  bundleId: z.string(),
  appId: z.string(),
  appName: z.string(),
  group: z.object({ id: z.string(), name: z.string(), isInternal: z.boolean() }),
  people: z.array(Invitee),
  /** Lines that could not be used; an older file has none. */
  leftOut: z.array(LeftOut).default([]),
});
export type Order = z.infer<typeof Order>;

/** Every other line. An intent is on disk before its person is sent: a person without an outcome after it is unclear. */
const Entry = z.union([
  z.object({ row: z.number().int(), intent: z.literal(true) }),
  z.object({
    row: z.number().int(),
    outcome: z.enum(['waiting', 'invited', 'added', 'already', 'failed', 'unclear']),
    isConfirmed: z.boolean(),
    state: z.string().nullable().default(null),
    error: AppError.nullable(),
  }),
]);
export type Entry = z.infer<typeof Entry>;

/** The file of one invitation, which only grows. */
export interface InvitationFile {
  order: Order;
  entries: Entry[];
}

const fileName = /^([\w-]{1,64})\.jsonl$/;

export class InvitationFolder {
  constructor(private readonly folder: string) {}

  async create(order: Order): Promise<void> {
    await onDisk(this.folder, () => mkdir(this.folder, { recursive: true, mode: 0o700 }));
    await this.append(order.id, [order]);
  }

  /** Lets one process at a time send it. Null while another one does. */
  async lock(id: string): Promise<(() => Promise<void>) | null> {
    const lock = await onDisk(this.folder, () => lockFolder(this.folder, `in-use-${id}`));
    return lock.kind === 'taken' ? lock.release : null;
  }

  /** On disk when it resolves. */
  async append(id: string, lines: readonly (Entry | Order)[]): Promise<void> {
    await this.write(id, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  /** Ends a line that was cut by a crash, so that the next one begins on its own. */
  endLine(id: string): Promise<void> {
    return this.write(id, '\n');
  }

  private async write(id: string, text: string): Promise<void> {
    await onDisk(this.folder, async () => {
      const file = await open(this.path(id), 'a', 0o600);
      try {
        await file.appendFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
    });
  }

  /** Every file that can be read, oldest first. */
  async all(): Promise<InvitationFile[]> {
    const names = await readdir(this.folder).catch(() => [] as string[]);
    const ids = names.flatMap((name) => fileName.exec(name)?.[1] ?? []);
    const found = await Promise.all(ids.map((id) => this.read(id)));
    return found
      .filter((one) => one !== null)
      .sort((one, other) => one.order.createdAt.localeCompare(other.order.createdAt));
  }

  async remove(id: string): Promise<void> {
    await onDisk(this.folder, () => rm(this.path(id), { force: true }));
  }

  /** Null for one that was removed, or can't be read. */
  async read(id: string): Promise<InvitationFile | null> {
    const text = await readFile(this.path(id), 'utf8').catch(() => '');
    const [first, ...rest] = text.split('\n');
    const order = Order.safeParse(parseJson(first ?? ''));
    if (!order.success || order.data.id !== id) return null;
    // The last line may have been cut by a crash: its person has an intent, or nothing was sent.
    const entries = rest.flatMap((line) => Entry.safeParse(parseJson(line)).data ?? []);
    return { order: order.data, entries };
  }

  private path(id: string): string {
    return join(this.folder, `${id}.jsonl`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
