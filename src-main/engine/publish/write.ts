import { message } from '#shared/words/message';
import { lookAgain } from '../asc/look-again';
import { LostAnswer, Refusal } from '../asc/refusal';
import { fullJitter, readLagMs } from '../asc/retry-policy';
import type { NewRunEvent, WriteName } from './run-event';
import type { StepContext } from './step';
import { writeText } from './write-text';

interface Write<T> {
  what: WriteName;
  /**
   * `same-again`: sending it twice is harmless, because Apple keeps one value or refuses the second
   * (app-store-connect.md, requests 15). `once`: a second write would create a second resource at Apple, so a lost one
   * is looked up first, for as long as reads may lag behind writes.
   */
  repeats: 'same-again' | 'once';
  /** Asks the server whether the write has already been applied. */
  find(): Promise<T | null>;
  send(): Promise<{ requestId: string | null; value: T }>;
  /**
   * Records what only the response contains, such as an ID. It is on disk before the write
   * counts as answered: if it is interrupted in between, the run asks, and finds what it created.
   */
  fact?(value: T): NewRunEvent;
}

const maxSends = { 'same-again': 5, once: 2 };

/**
 * Sends a write once, whatever happens to the connection or to this program: the intent is on disk first, and
 * for an intent without an answer the server is asked before anything is sent again.
 */
export async function writeOnce<T>(context: StepContext, write: Write<T>): Promise<T> {
  const found = await findEarlier(context, write);
  if (found !== null) return answered(context, write, null, found);
  await context.note({ type: 'write-intended', what: write.what });
  context.reads.written();
  for (let sends = 1; ; sends += 1) {
    try {
      const { requestId, value } = await write.send();
      return await answered(context, write, requestId, value);
    } catch (thrown) {
      await noteRefusal(context, write.what, thrown);
      if (!(thrown instanceof LostAnswer)) throw thrown;
      const applied = await findAfterLoss(context, write, readLagMs);
      if (applied !== null) return answered(context, write, null, applied);
      if (sends === maxSends[write.repeats]) throw thrown;
      await context.clock.sleep(fullJitter(sends), context.signal);
    }
  }
}

/**
 * Sends what must not happen twice and can't be looked up, such as an email to all testers. If no response came, now
 * or in an earlier process, nothing is sent again: the result is then `unanswered`.
 */
export async function writeAtMostOnce(
  context: StepContext,
  what: WriteName,
  send: () => Promise<{ requestId: string | null }>,
  fact: NewRunEvent,
): Promise<'answered' | 'unanswered'> {
  if (context.record.openIntents.some((intent) => intent.what === what)) return 'unanswered';
  await context.note({ type: 'write-intended', what });
  try {
    const { requestId } = await send();
    await context.note(fact);
    await context.note({ type: 'write-answered', what, requestId });
    return 'answered';
  } catch (thrown) {
    await noteRefusal(context, what, thrown);
    if (!(thrown instanceof LostAnswer)) throw thrown;
    return 'unanswered';
  }
}

/**
 * What became of requests without an answer is known once everything that they were to bring about was read back, also
 * where a look showed it before anything was sent again.
 */
export async function settleWrites(
  context: StepContext,
  isOwn: (what: WriteName) => boolean,
): Promise<void> {
  const open = new Set(context.record.openIntents.map(({ what }) => what));
  for (const what of open)
    if (isOwn(what)) await context.note({ type: 'write-answered', what, requestId: null });
}

/** Whether an attempt of an earlier process was applied, or one that the journal has lost. */
async function findEarlier<T>(context: StepContext, write: Write<T>): Promise<T | null> {
  const { openIntents, isDoubtful, writes } = context.record;
  // An answer without its facts is as good as none.
  const sent = [...openIntents, ...writes].findLast(({ what }) => what === write.what);
  if (!sent) return isDoubtful ? write.find() : null;
  const since = context.clock.now().getTime() - Date.parse(sent.at);
  return findAfterLoss(context, write, Math.min(readLagMs, readLagMs - since));
}

/** Only a definite refusal closes the intent: the write was not applied. */
async function noteRefusal(context: StepContext, what: WriteName, thrown: unknown): Promise<void> {
  const refusal = refusalIn(thrown);
  if (refusal === null) return;
  await context.note({ type: 'write-refused', what, status: refusal.answer.status });
}

/** Apple's refusal, also where a step has named it more precisely. */
function refusalIn(thrown: unknown): Refusal | null {
  if (thrown instanceof LostAnswer || !(thrown instanceof Error)) return null;
  return thrown instanceof Refusal ? thrown : refusalIn(thrown.cause);
}

async function answered<T>(
  context: StepContext,
  { what, fact }: Write<T>,
  requestId: string | null,
  value: T,
): Promise<T> {
  if (fact) await context.note(fact(value));
  await context.note({ type: 'write-answered', what, requestId });
  return value;
}

/** Looks at least once, and again until reads can no longer lag. Repeatable writes need no wait. */
async function findAfterLoss<T>(
  context: StepContext,
  write: Write<T>,
  forMs: number,
): Promise<T | null> {
  return lookAgain({
    look: () => write.find(),
    isEnough: (found) => found !== null,
    clock: context.clock,
    forMs: write.repeats === 'once' ? forMs : 0,
    async pause(milliseconds) {
      await context.report(message('wait.write', { what: writeText(write.what) }));
      await context.clock.sleep(milliseconds, context.signal);
    },
  });
}
