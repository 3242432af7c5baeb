import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { RunEvent } from './run-event';

const Line = z.object({ crc: z.string(), event: z.unknown() });
const Headed = z.object({ schema: z.number().int() });

/** The journal's own shape. A line that is sound and not understood was written by a newer Slipway. */
export const journalSchema = 1;

/** What the bytes of a journal say. */
export interface JournalReading {
  events: RunEvent[];
  /** The sound lines as they are, without their line ends. */
  soundLines: string[];
  /** How many lines could not be believed, a torn end not counted. */
  damagedLines: number;
  /** Bytes of a last line that was not written to its end. */
  tornBytes: number;
  /** Whether a newer Slipway wrote it: then it is only to be looked at. */
  isNewer: boolean;
}

/** Reads whole journals. Never raises: damage is told, and everything sound is kept. */
export function readLines(bytes: Buffer): JournalReading {
  const reading: JournalReading = {
    events: [],
    soundLines: [],
    damagedLines: 0,
    tornBytes: 0,
    isNewer: false,
  };
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    if (!take(reading, bytes.toString('utf8', start, end))) reading.damagedLines += 1;
    start = end + 1;
  }
  // A write ends with its newline: what comes after the last one is torn, unless it is whole all the same.
  if (start < bytes.length && !take(reading, bytes.toString('utf8', start)))
    reading.tornBytes = bytes.length - start;
  return reading;
}

/** False when the line cannot be believed. */
function take(reading: JournalReading, text: string): boolean {
  const content = soundContent(text);
  if (content === undefined) return false;
  reading.soundLines.push(text);
  if ((Headed.safeParse(content).data?.schema ?? journalSchema) > journalSchema)
    reading.isNewer = true;
  const event = RunEvent.safeParse(content);
  if (event.success) reading.events.push(event.data);
  else reading.isNewer = true;
  return true;
}

function soundContent(text: string): unknown {
  try {
    const line = Line.parse(JSON.parse(text));
    return checksum(JSON.stringify(line.event)) === line.crc ? line.event : undefined;
  } catch {
    return undefined;
  }
}

/** One event as a line, without its end. */
export function toLine(event: RunEvent): string {
  const text = JSON.stringify(event);
  return JSON.stringify({ crc: checksum(text), event });
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
