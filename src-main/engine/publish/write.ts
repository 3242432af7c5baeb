import { LostAnswer, Refusal } from '../asc/refusal';
import { fullJitter } from '../asc/retry-policy';
import type { NewRunEvent } from './run-event';
import type { StepContext } from './step';

interface Write<T> {
  /** Stable name of the write within the run, such as `note en-US`. */
  what: string;
  /**
   * `same-again`: sending it twice does no harm, because Apple keeps one value or refuses the second.
   * `once`: a second one would be a second thing at Apple, so that a lost one is looked for first, for as
   * long as reads may lag behind writes.
   */
  repeats: 'same-again' | 'once';
  /** Asks the server whether the write has already happened. */
  find(): Promise<T | null>;
  send(): Promise<{ requestId: string | null; value: T }>;
  /**
   * What the answer tells and nothing else could tell again, such as an id. It is on disk before the write
   * counts as answered: ended in between, the run asks, and finds what it made.
   */
  fact?(value: T): NewRunEvent;
}

/** How long after a write a read may still not show it. */
const lagMs = 75_000;
const firstLookMs = 1_000;
const longestLookMs = 8_000;
const mostSends = { 'same-again': 5, once: 2 };

/**
 * Sends a write once, whatever happens to the line or to this program: the intent is on disk first, and
 * an intent without an answer asks the server before anything is sent again.
 */
export async function writeOnce<T>(context: StepContext, write: Write<T>): Promise<T> {
  const found = await findEarlier(context, write);
  if (found !== null) return answered(context, write, null, found);
  await context.note({ type: 'write-intended', what: write.what });
  for (let sends = 1; ; sends += 1) {
    try {
      const { requestId, value } = await write.send();
      return await answered(context, write, requestId, value);
    } catch (thrown) {
      await noteRefusal(context, write.what, thrown);
      if (!(thrown instanceof LostAnswer)) throw thrown;
      const applied = await findAfterLoss(context, write, lagMs);
      if (applied !== null) return answered(context, write, null, applied);
      if (sends === mostSends[write.repeats]) throw thrown;
      await context.clock.sleep(fullJitter(sends), context.signal);
    }
  }
}

/** Whether an attempt of an earlier process got through, or one that the journal has lost. */
async function findEarlier<T>(context: StepContext, write: Write<T>): Promise<T | null> {
  const { openIntents, isDoubtful } = context.record;
  const intent = openIntents.find(({ what }) => what === write.what);
  if (!intent) return isDoubtful ? write.find() : null;
  const since = context.clock.now().getTime() - Date.parse(intent.at);
  return findAfterLoss(context, write, Math.min(lagMs, lagMs - since));
}

/** Only a certain no closes the intent: the write was not applied. */
async function noteRefusal(context: StepContext, what: string, thrown: unknown): Promise<void> {
  if (!(thrown instanceof Refusal)) return;
  const { status } = thrown.answer;
  await context.note({ type: 'write-refused', what, status });
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

/** Looks at least once, and again until reads cannot lag any more. What may be repeated is not waited for. */
async function findAfterLoss<T>(
  context: StepContext,
  write: Write<T>,
  forMs: number,
): Promise<T | null> {
  const end = context.clock.monotonic() + (write.repeats === 'once' ? forMs : 0);
  for (let look = firstLookMs; ; look = Math.min(look * 2, longestLookMs)) {
    const found = await write.find();
    if (found !== null || context.clock.monotonic() >= end) return found;
    await context.tell(`Asking Apple whether this got through: ${write.what}`);
    await context.clock.sleep(look, context.signal);
  }
}
