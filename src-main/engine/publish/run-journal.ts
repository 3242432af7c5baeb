import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { raise } from '#shared/errors';
import type { Clock } from '../ports';
import { type NewRunEvent, RunEvent } from './run-event';

const Line = z.object({ crc: z.string(), event: z.unknown() });

export const journalName = 'journal.jsonl';

/**
 * The truth of a run: one file, one event a line, each with its checksum, each on disk before the next
 * thing happens. A torn last line was never acted upon and is cut off.
 */
export class RunJournal {
  private constructor(
    private readonly file: FileHandle,
    private readonly clock: Clock,
  ) {}

  /** Opens a run's journal for writing, after cutting off a torn end. */
  static async open(
    folder: string,
    clock: Clock,
  ): Promise<{ journal: RunJournal; events: RunEvent[] }> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(join(folder, journalName), 'a+', 0o600);
    const bytes = await file.readFile();
    const { events, soundBytes } = readLines(bytes);
    if (soundBytes < bytes.length) await file.truncate(soundBytes);
    return { journal: new RunJournal(file, clock), events };
  }

  /** Adds one event; when this resolves, it is on disk. Raises `storage-failed`. */
  async append(event: NewRunEvent): Promise<RunEvent> {
    const timed = RunEvent.parse({ at: this.clock.now().toISOString(), ...event });
    try {
      await this.file.appendFile(`${toLine(timed)}\n`);
      await this.file.datasync();
    } catch (thrown) {
      raise(
        'storage-failed',
        `The journal of the run could not be written (${(thrown as NodeJS.ErrnoException).code}).`,
        {
          cause: thrown,
        },
      );
    }
    return timed;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** Reads a journal without touching it. */
export async function readJournal(folder: string): Promise<RunEvent[]> {
  const file = await open(join(folder, journalName), 'r');
  try {
    return readLines(await file.readFile()).events;
  } finally {
    await file.close();
  }
}

function toLine(event: RunEvent): string {
  const text = JSON.stringify(event);
  return JSON.stringify({ crc: checksum(text), event });
}

/**
 * Every complete line must be sound; the newline is written last, so only a tail without one was torn.
 * Raises `journal-damaged`.
 */
function readLines(bytes: Buffer): { events: RunEvent[]; soundBytes: number } {
  const events: RunEvent[] = [];
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    const event = readLine(bytes.toString('utf8', start, end));
    if (!event)
      raise('journal-damaged', `Line ${events.length + 1} of the journal cannot be read.`);
    events.push(event);
    start = end + 1;
  }
  return { events, soundBytes: start };
}

function readLine(text: string): RunEvent | null {
  try {
    const line = Line.parse(JSON.parse(text));
    if (checksum(JSON.stringify(line.event)) !== line.crc) return null;
    return RunEvent.parse(line.event);
  } catch {
    return null;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
