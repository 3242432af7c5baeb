import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { raise } from '#shared/errors';
import type { Clock } from '../ports';
import { type JournalReading, readLines, toLine } from './journal-lines';
import { setAside } from './mend-journal';
import { type NewRunEvent, RunEvent } from './run-event';

export const journalName = 'journal.jsonl';

/**
 * The truth of a run: one file, one event a line, each with its checksum, each on disk before the next
 * thing happens. A torn end is cut off; damage further up is set aside, and what is sound goes on.
 */
export class RunJournal {
  private constructor(
    private readonly file: FileHandle,
    private readonly clock: Clock,
    /** Bytes that are sound; what lies beyond was not written to its end. */
    private size: number,
  ) {}

  /** Opens a run's journal for writing and mends it where that is needed. Raises `journal-newer`. */
  static async open(
    folder: string,
    clock: Clock,
  ): Promise<{ journal: RunJournal; events: RunEvent[] }> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, journalName);
    const reading = await readFrom(path);
    if (reading.isNewer)
      raise('journal-newer', 'Its journal has lines that this version does not know.');
    const keptAs = reading.damagedLines > 0 ? await setAside(path, reading, clock.now()) : null;
    const file = await open(path, 'a', 0o600);
    const size = reading.soundLines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    const journal = new RunJournal(file, clock, size);
    try {
      await journal.cutEnd(reading);
      const { events } = reading;
      if (keptAs !== null || reading.tornBytes > 0) {
        const { damagedLines } = reading;
        events.push(await journal.append({ type: 'journal-mended', damagedLines, keptAs }));
      }
      return { journal, events };
    } catch (thrown) {
      await journal.close();
      throw thrown;
    }
  }

  /** Adds one event; when this resolves, it is on disk. Raises `storage-failed`, and then nothing of it is kept. */
  async append(event: NewRunEvent): Promise<RunEvent> {
    const timed = RunEvent.parse({ at: this.clock.now().toISOString(), ...event });
    const line = `${toLine(timed)}\n`;
    try {
      await this.file.appendFile(line);
      await this.file.datasync();
      this.size += Buffer.byteLength(line);
    } catch (thrown) {
      await this.file.truncate(this.size).catch(() => undefined);
      const { code } = thrown as NodeJS.ErrnoException;
      raise('storage-failed', `The journal of the run could not be written (${code}).`, {
        cause: thrown,
      });
    }
    return timed;
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** Takes away what was not written to its end, and ends a last line that only lacks its newline. */
  private async cutEnd({ tornBytes, soundLines }: JournalReading): Promise<void> {
    const { size } = await this.file.stat();
    if (tornBytes > 0) await this.file.truncate(this.size);
    else if (soundLines.length > 0 && size === this.size - 1) await this.file.appendFile('\n');
  }
}

/** Reads a journal without touching it. */
export async function readJournal(folder: string): Promise<JournalReading> {
  return readFrom(join(folder, journalName), true);
}

/** Another one after every change of a run's journal. */
export async function journalStamp(folder: string): Promise<string> {
  const { ino, size, mtimeNs } = await stat(join(folder, journalName), { bigint: true });
  return `${ino} ${size} ${mtimeNs}`;
}

async function readFrom(path: string, mustBeThere = false): Promise<JournalReading> {
  const file = await open(path, mustBeThere ? 'r' : 'a+', 0o600);
  try {
    return readLines(await file.readFile());
  } finally {
    await file.close();
  }
}
