import { fail } from '#shared/errors';
import type { Message, Text } from '#shared/words/message';
import { lookAgain } from '../asc/look-again';
import type { StepContext } from './step';

interface ReadBack<T> {
  /** Shown until the change appears. */
  waiting: Message;
  /** Reads the current state from the server. */
  look(): Promise<T>;
  /** Whether that matches what was written. */
  isKept(seen: T): boolean;
  /** What is stored instead, reported once no further change is expected. */
  differs(seen: T): Text;
}

/**
 * Reads back what was written, repeatedly while the response may be stale: reads at App Store Connect lag behind
 * writes (app-store-connect.md, requests 11). Every step verifies its writes here. Throws `read-back-differs` after
 * two minutes.
 */
export async function readBack<T>(context: StepContext, read: ReadBack<T>): Promise<T> {
  const seen = await lookWithReport(context, read.waiting, read.look, read.isKept);
  return read.isKept(seen) ? seen : fail('read-back-differs', read.differs(seen));
}

/** Polls until there is a value, for as long as reads may lag behind writes; null when none came. */
export function lookForLong<T>(
  context: StepContext,
  waiting: Message,
  look: () => Promise<T | null>,
): Promise<T | null> {
  return lookWithReport(context, waiting, look, (seen) => seen !== null);
}

/** The last value read. */
function lookWithReport<T>(
  context: StepContext,
  waiting: Message,
  look: () => Promise<T>,
  isEnough: (seen: T) => boolean,
): Promise<T> {
  return lookAgain({
    look,
    isEnough,
    clock: context.clock,
    async pause(milliseconds) {
      await context.report(waiting);
      await context.waits.pause(milliseconds, context.signal);
    },
  });
}
