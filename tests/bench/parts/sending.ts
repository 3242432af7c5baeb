import { measureChecks } from './upload-checks';
import { measureFar } from './upload-far';
import { measurePairs } from './upload-pairs';
import { measureResets } from './upload-resets';

/** The sender alone: `slipway send-parts` compared with curl, over several kinds of connections. Needs no window. */
export async function measureSending(): Promise<void> {
  await measurePairs();
  await measureChecks();
  await measureResets();
  await measureFar();
}
