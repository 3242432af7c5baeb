import { runWorker } from '../../../upload/run-worker';
import type { StepContext } from '../../step';

/** Takes the package's SHA-256 in a thread of its own while the parts travel; the receipt names it. */
export async function hashAlongside(context: StepContext, stop: AbortSignal): Promise<void> {
  if (context.record.sha256) return;
  const signal = AbortSignal.any([context.signal, stop]);
  const order = { kind: 'hash', path: context.record.run.plan.packagePath } as const;
  const result = await runWorker(context.uploadWorker, order, () => undefined, signal);
  if (typeof result === 'object')
    await context.note({ type: 'package-hashed', sha256: result.sha256 });
}
