import type { RunLog, RunLogLine } from '../domain/run-log';
import { inWords } from './say';

/** What is shown of a log. */
export const logFilters = ['all', 'write', 'wait', 'error', 'request'] as const;
export type LogFilter = (typeof logFilters)[number];

export function fitsFilter({ kind, requestId }: RunLogLine, filter: LogFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'request' ? requestId !== null : kind === filter;
}

/** Milliseconds from the first line to this one. */
export function sinceStart(line: RunLogLine, start: string): number {
  return Math.max(0, Date.parse(line.at) - Date.parse(start));
}

/** For the clipboard and a file: with date and time zone, seconds since the start, and Apple's request ID. */
export function logLineText(line: RunLogLine, start: string): string {
  const seconds = (sinceStart(line, start) / 1000).toFixed(1);
  const request = line.requestId === null ? '' : `  [${line.requestId}]`;
  return `${line.at}  +${seconds} s  ${inWords(line.text)}${request}`;
}

export function logText({ lines }: RunLog): string {
  const start = lines[0]?.at ?? '';
  return lines.map((line) => logLineText(line, start)).join('\n');
}

/** For programs: an object a line, with the words that a person reads. */
export function logEntries({ lines }: RunLog) {
  const start = lines[0]?.at ?? '';
  return lines.map((line) => ({
    at: line.at,
    secondsSinceStart: sinceStart(line, start) / 1000,
    kind: line.kind,
    text: inWords(line.text),
    requestId: line.requestId,
  }));
}
