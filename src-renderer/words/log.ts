import type { RunLog, RunLogLine } from '#shared/domain/run-log';
import { fitsFilter, type LogFilter, logFilters } from '#shared/words/run-log';
import { inWords, say } from '#shared/words/say';

/** A part of a line, and whether it matches the search. */
interface LogPiece {
  text: string;
  isMatch: boolean;
}

/** The indexes of matching lines, ignoring case; of the request ID too. */
export function matchesIn(lines: readonly RunLogLine[], query: string): number[] {
  const words = query.trim().toLowerCase();
  if (words === '') return [];
  return lines.flatMap(({ text, requestId }, place) =>
    `${inWords(text)} ${requestId ?? ''}`.toLowerCase().includes(words) ? [place] : [],
  );
}

/** The choices of what is shown, each with its number of lines. */
export function filterChoices(lines: readonly RunLogLine[]): { id: LogFilter; name: string }[] {
  return logFilters.map((id) => ({
    id,
    name: say(`run-view.log.filter.${id}`, {
      count: lines.filter((line) => fitsFilter(line, id)).length,
    }),
  }));
}

/** The line split at every match. */
export function piecesOf(text: string, query: string): LogPiece[] {
  const words = query.trim().toLowerCase();
  if (words === '') return [{ text, isMatch: false }];
  const pieces: LogPiece[] = [];
  const low = inWords(text).toLowerCase();
  let from = 0;
  // In a few languages lower case is longer than upper case: then nothing is marked.
  if (low.length !== text.length) return [{ text, isMatch: false }];
  for (let at = low.indexOf(words); at !== -1; at = low.indexOf(words, from)) {
    if (at > from) pieces.push({ text: text.slice(from, at), isMatch: false });
    pieces.push({ text: text.slice(at, at + words.length), isMatch: true });
    from = at + words.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMatch: false });
  return pieces;
}

/** `2 of 3` */
export function matchWords(matches: readonly number[], current: number): string {
  return matches.length === 0
    ? say('run-view.log.no-matches')
    : say('run-view.log.match', { current: current + 1, count: matches.length });
}

/** Shown where older lines were left out. */
export function leftOutLines({ leftOut }: RunLog): string {
  return leftOut === 0 ? '' : say('run-view.log.left-out', { count: leftOut });
}
