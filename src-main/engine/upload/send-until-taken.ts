import { raise } from '#shared/raise';
import type { UploadOperation } from '../asc/build-upload-files';
import { fullJitter, readRetryAfter } from '../asc/retry-policy';
import type { AddressLife } from './address-life';
import type { PartOutcome, TryAgain } from './judge-answer';
import type { LaneLimit } from './lane-limit';
import type { Line, Pass } from './line';
import type { PartTries } from './part-tries';
import { type PartSource, sendPart } from './send-part';
import type { WatchedFile } from './watched-file';

/** What all parts of one upload share. */
export interface PartSurroundings {
  source: PartSource;
  line: Line;
  limit: LaneLimit;
  life: AddressLife;
  file: WatchedFile;
  onRetry(): void;
}

export type PartSent = { outcome: 'sent'; entityTag: string | null } | { outcome: 'expired' };

/** A part that broke by itself is tried again soon: the others go on meanwhile. */
const firstPauseMs = 500;
/** A pause that a server asks for is kept up to this long. */
const longestPauseMs = 3_600_000;

/** Sends one part until the storage has taken it. Raises `package-changed`, `upload-refused`, `server-trouble`, `network-unreachable`. */
export async function sendUntilTaken(
  tries: PartTries,
  around: PartSurroundings,
  signal: AbortSignal,
): Promise<PartSent> {
  for (;;) {
    const pass = await around.line.pass(signal);
    if (around.life.isOverBeforeSent(tries.part, Date.now())) {
      around.line.gaveUp(pass);
      return { outcome: 'expired' };
    }
    await around.file.assertUnchangedLately();
    const outcome = await tryOnce(tries.part, around, signal);
    // A change during the try makes whatever was answered worthless.
    if (outcome?.outcome === 'stored') await around.file.assertUnchangedLately();
    else await around.file.assertUnchanged();
    if (outcome === null) around.line.gaveUp(pass);
    else if (outcome.outcome === 'unreachable') lineGone(tries, outcome, pass, around);
    else {
      around.line.reached();
      if (outcome.outcome === 'stored') return { outcome: 'sent', entityTag: outcome.entityTag };
      if (outcome.outcome === 'expired') return outcome;
      if (outcome.outcome === 'try-again') await waitForNext(tries, outcome, around, signal);
      else refuse(tries.part, outcome);
    }
  }
}

/** Null when the user's wish has cut it off. */
async function tryOnce(
  part: UploadOperation,
  { line, limit, life, source }: PartSurroundings,
  signal: AbortSignal,
): Promise<PartOutcome | null> {
  const { cut } = line;
  const { era } = limit;
  const began = performance.now();
  try {
    const outcome = await sendPart(part, source, AbortSignal.any([signal, cut]));
    if (outcome.outcome === 'stored') {
      const took = performance.now() - began;
      limit.answered({ era, bytes: part.length, seconds: took / 1000 });
      life.note(part.length, took);
    }
    return outcome;
  } catch (thrown) {
    signal.throwIfAborted();
    if (cut.aborted) return null;
    throw thrown;
  }
}

function lineGone(
  tries: PartTries,
  { unreachable }: Extract<PartOutcome, { outcome: 'unreachable' }>,
  pass: Pass,
  { line, source }: PartSurroundings,
): void {
  tries.lineGone();
  source.connections.dropIdle();
  line.unreachable(unreachable, new URL(tries.part.url).host, pass);
}

async function waitForNext(
  tries: PartTries,
  { reason, status, retryAfter }: TryAgain,
  { line, limit, onRetry }: PartSurroundings,
  signal: AbortSignal,
): Promise<void> {
  if (status === null || status === 429 || status === 503) limit.trouble(performance.now());
  tries.burn(status === null);
  onRetry();
  if (tries.isSpent) {
    raise(
      status === null ? 'network-unreachable' : 'server-trouble',
      `A part of the package did not get through after ${tries.count} tries: ${reason}.`,
    );
  }
  const asked = readRetryAfter(retryAfter, new Date());
  if (!asked) return line.pause(fullJitter(tries.count, firstPauseMs), signal);
  line.askedToWait({
    reason: status === 429 ? 'rate-limited' : 'server-trouble',
    sentence: `${new URL(tries.part.url).host} ${reason} and asks for a pause of ${asked} s.`,
    forMs: Math.min(asked * 1000, longestPauseMs),
  });
}

function refuse(
  { offset, length }: UploadOperation,
  outcome: Extract<PartOutcome, { outcome: 'refused' | 'file-ended' }>,
): never {
  if (outcome.outcome === 'file-ended') {
    return raise('package-unreadable', `Bytes ${offset} to ${offset + length} cannot be read.`);
  }
  return raise(
    'upload-refused',
    `The storage answered ${outcome.status} for bytes ${offset} to ${offset + length}.`,
  );
}
