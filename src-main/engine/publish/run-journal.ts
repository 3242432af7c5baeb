import { copyFile, type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { replaceFile } from '../../files/replace-file';
import type { Clock } from '../ports';
import { type NewRunEvent, RunEvent } from './run-event';

export const journalName = 'journal.jsonl';

/**
 * The source of truth of a run: one file, one event per line, each with its checksum, each on disk before the
 * next action. An incomplete last line is cut off; damage elsewhere is set aside, and the intact lines are kept.
 * Missing lines are recognized by gaps in the numbering.
 */
export class RunJournal {
  private constructor(
    private readonly file: FileHandle,
    private readonly clock: Clock,
    /** Bytes that are intact; the rest was not written completely. */
    private size: number,
    /** Number of the last line. */
    private number: number,
  ) {}

  /** Opens a run's journal for writing and repairs it if needed. Throws `journal-newer`. */
  static async open(
    folder: string,
    clock: Clock,
  ): Promise<{ journal: RunJournal; events: RunEvent[] }> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, journalName);
    const reading = await readFrom(path);
    if (reading.isNewer) fail('journal-newer', message('error.journal-newer.detail'));
    const keptAs = reading.damagedLines > 0 ? await setAside(path, reading, clock.now()) : null;
    const file = await open(path, 'a', 0o600);
    const size = reading.soundLines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    const journal = new RunJournal(file, clock, size, reading.lastNumber);
    try {
      await journal.cutEnd(reading);
      const { events } = reading;
      const { damagedLines, missingLines, tornBytes } = reading;
      if (keptAs !== null || tornBytes > 0 || missingLines > 0) {
        const repaired = { type: 'journal-repaired', damagedLines, missingLines, keptAs } as const;
        events.push(await journal.append(repaired));
      }
      return { journal, events };
    } catch (thrown) {
      await journal.close();
      throw thrown;
    }
  }

  /** Appends one event; when this resolves, it is on disk. Throws `storage-failed`, and then nothing of it is kept. */
  async append(event: NewRunEvent): Promise<RunEvent> {
    const timed = RunEvent.parse({ at: this.clock.now().toISOString(), ...event });
    const number = this.number + 1;
    const line = `${toLine(timed, number)}\n`;
    try {
      await this.file.appendFile(line);
      await this.file.datasync();
      this.size += Buffer.byteLength(line);
      this.number = number;
    } catch (thrown) {
      await this.file.truncate(this.size).catch(() => undefined);
      const { code } = thrown as NodeJS.ErrnoException;
      fail('storage-failed', message('error.storage-failed.journal', { code: code ?? '' }), {
        cause: thrown,
      });
    }
    return timed;
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** Removes an incomplete write, and completes a last line that only lacks its newline. */
  private async cutEnd({ tornBytes, soundLines }: JournalReading): Promise<void> {
    const { size } = await this.file.stat();
    if (tornBytes > 0) await this.file.truncate(this.size);
    else if (soundLines.length > 0 && size === this.size - 1) await this.file.appendFile('\n');
  }
}

/** Reads a journal without changing it. */
export async function readJournal(folder: string): Promise<JournalReading> {
  return readFrom(join(folder, journalName), true);
}

/** Changes whenever a run's journal changes. */
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

const Line = z.object({ crc: z.string(), event: z.unknown() });
const Versioned = z.object({ schema: z.number().int() });
/** Lines are numbered from 1; those of earlier versions have no number but are counted too. */
const Numbered = z.object({ n: z.number().int().positive() });

/** The journal's own schema. An intact line that doesn't match was written by a newer Slipway. */
export const journalSchema = 1;

/** The parsed bytes of a journal. */
export interface JournalReading {
  events: RunEvent[];
  /** The intact lines as they are, without their line ends. */
  soundLines: string[];
  /** How many lines are damaged, not counting an incomplete last line. */
  damagedLines: number;
  /** How many lines are missing by their numbers, since the journal was last repaired. */
  missingLines: number;
  /** The number of the last line; 0 when there is none. */
  lastNumber: number;
  /** Bytes of an incomplete last line. */
  tornBytes: number;
  /** Whether a newer Slipway wrote it: then it is read-only. */
  isNewer: boolean;
}

/** Parses whole journals. Never throws: damage is reported, and everything intact is kept. */
export function readLines(bytes: Buffer): JournalReading {
  const reading: JournalReading = {
    events: [],
    soundLines: [],
    damagedLines: 0,
    missingLines: 0,
    lastNumber: 0,
    tornBytes: 0,
    isNewer: false,
  };
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    if (!take(reading, bytes.toString('utf8', start, end))) {
      reading.damagedLines += 1;
      reading.lastNumber += 1;
    }
    start = end + 1;
  }
  // A write ends with its newline: what comes after the last one is incomplete, unless it is valid anyway.
  if (start < bytes.length && !take(reading, bytes.toString('utf8', start)))
    reading.tornBytes = bytes.length - start;
  return reading;
}

/** False when the line is damaged. */
function take(reading: JournalReading, text: string): boolean {
  const content = soundContent(text);
  if (content === undefined) return false;
  const event = parsed(content);
  if (event === null) return false;
  reading.soundLines.push(text);
  count(reading, Numbered.safeParse(content).data?.n ?? reading.lastNumber + 1);
  if ((Versioned.safeParse(content).data?.schema ?? journalSchema) > journalSchema)
    reading.isNewer = true;
  if (event.success) reading.events.push(event.data);
  else reading.isNewer = true;
  // Lines missing before this event are already accounted for.
  if (event.data?.type === 'journal-repaired') reading.missingLines = 0;
  return true;
}

/** Null for what is nested too deep to be an event. */
function parsed(content: unknown): ReturnType<typeof RunEvent.safeParse> | null {
  try {
    return RunEvent.safeParse(content);
  } catch {
    return null;
  }
}

function count(reading: JournalReading, number: number): void {
  reading.missingLines += Math.max(0, number - reading.lastNumber - 1);
  reading.lastNumber = Math.max(number, reading.lastNumber);
}

function soundContent(text: string): unknown {
  try {
    const line = Line.parse(JSON.parse(text));
    return checksum(JSON.stringify(line.event)) === line.crc ? line.event : undefined;
  } catch {
    return undefined;
  }
}

/** One event as a line, without its newline. The checksum covers the number. */
export function toLine(event: RunEvent, number?: number): string {
  const content = number === undefined ? event : { n: number, ...event };
  return JSON.stringify({ crc: checksum(JSON.stringify(content)), event: content });
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/**
 * Keeps a damaged journal beside the run as `.corrupt-<time>` and leaves only its intact lines in place.
 * Returns the kept file's name. If it is interrupted at any point, either the damaged or the repaired file is complete.
 */
async function setAside(path: string, { soundLines }: JournalReading, now: Date): Promise<string> {
  const kept = `${path}.corrupt-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  await copyFile(path, kept);
  await replaceFile(path, soundLines.map((line) => `${line}\n`).join(''), `${path}.repaired`);
  return basename(kept);
}
