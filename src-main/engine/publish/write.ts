import { LostAnswer, Refusal } from '../asc/refusal';
import type { StepContext } from './step';

interface Write<T> {
  /** Stable name of the write within the run, such as `note en-US`. */
  what: string;
  /** Asks the server whether the write has already happened. */
  find(): Promise<T | null>;
  send(): Promise<{ requestId: string | null; value: T }>;
}

/** Reads lag behind writes: how often to ask before a lost write is sent again, and how long to wait between. */
const asksAfterLoss = 5;
const firstWait = 1_000;

/**
 * Sends a write once, whatever happens to the line or to this program: the intent is on disk first, and
 * an intent without an answer asks the server before anything is sent again.
 */
export async function writeOnce<T>(context: StepContext, write: Write<T>): Promise<T> {
  if (context.record.openIntents.includes(write.what)) {
    const found = await findAfterLoss(context, write);
    if (found !== null) return answered(context, write.what, null, found);
  }
  await context.note({ type: 'write-intended', what: write.what });
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { requestId, value } = await write.send();
      return await answered(context, write.what, requestId, value);
    } catch (thrown) {
      if (thrown instanceof Refusal)
        await context.note({
          type: 'write-refused',
          what: write.what,
          status: thrown.answer.status,
        });
      if (!(thrown instanceof LostAnswer)) throw thrown;
      const found = await findAfterLoss(context, write);
      if (found !== null) return answered(context, write.what, null, found);
      if (attempt === 2) throw thrown;
    }
  }
}

async function answered<T>(
  context: StepContext,
  what: string,
  requestId: string | null,
  value: T,
): Promise<T> {
  await context.note({ type: 'write-answered', what, requestId });
  return value;
}

async function findAfterLoss<T>(context: StepContext, write: Write<T>): Promise<T | null> {
  for (let ask = 1; ask <= asksAfterLoss; ask += 1) {
    const found = await write.find();
    if (found !== null) return found;
    if (ask < asksAfterLoss) await context.clock.sleep(firstWait * ask, context.signal);
  }
  return null;
}
