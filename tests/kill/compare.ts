import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from './outcome';
import type { Setting } from './stage';

/** How a killed run compares with one that was not killed. */
export interface Comparison {
  /** What the server has or applied more often than in the clean run. */
  duplicates: string[];
  /** Packages at the server that are not the one that was sent. */
  wrongBytes: number;
  /** All other differences from the clean run. */
  differences: string[];
}

export function compare(
  outcome: Outcome,
  clean: Outcome,
  { packageSha256, mayRepeat }: Pick<Setting, 'packageSha256' | 'mayRepeat'>,
): Comparison {
  const rows = surplus(Object.entries(outcome.server.counts), clean.server.counts);
  const mayComeAgain = mayRepeat.map(asOneNoteWrite);
  const taken = surplus(
    notesTogether(outcome.writesTaken),
    Object.fromEntries(notesTogether(clean.writesTaken)),
  ).filter((write) => !mayComeAgain.includes(write));
  return {
    duplicates: rows.length > 0 ? rows : taken,
    wrongBytes: outcome.packages.filter((sha256) => sha256 !== packageSha256).length,
    differences: [
      ...differing('run', outcome.run, clean.run),
      ...differing('server', outcome.server, clean.server),
    ],
  };
}

/**
 * The server creates the primary locale's note automatically at some time: the same note is a POST before that and a PATCH
 * after it, and which of the two depends on how fast this computer is.
 */
function notesTogether(taken: ReadonlyMap<string, number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [write, count] of taken) {
    const name = asOneNoteWrite(write);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return counts;
}

function asOneNoteWrite(write: string): string {
  return write === 'PATCH /v1/betaBuildLocalizations/*' ? 'POST /v1/betaBuildLocalizations' : write;
}

/** One word for each duplicate. */
function surplus(counts: Iterable<[string, number]>, clean: Record<string, number>): string[] {
  return [...counts].flatMap(([kind, count]) =>
    Array.from({ length: Math.max(0, count - (clean[kind] ?? 0)) }, () => kind),
  );
}

/** One sentence for each difference, as deep as both have the same shape. */
function differing(place: string, one: unknown, clean: unknown): string[] {
  if (isDeepStrictEqual(one, clean)) return [];
  if (isBranch(one) && isBranch(clean) && haveSameNames(one, clean))
    return Object.keys(clean).flatMap((name) =>
      differing(`${place}.${name}`, one[name], clean[name]),
    );
  return [`${place} is ${JSON.stringify(one)}, and ${JSON.stringify(clean)} in the clean run`];
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function haveSameNames(one: object, other: object): boolean {
  return isDeepStrictEqual(Object.keys(one).sort(), Object.keys(other).sort());
}
