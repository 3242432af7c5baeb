import { runWorker } from '../../../upload/run-worker';
import type { StepContext } from '../../step';

/** Takes the package's SHA-256 in a thread of its own while the parts travel; the receipt names it. */
export async function hashAlongside(context: StepContext, stop: AbortSignal): Promise<void> {
  const { sha256, identity, run } = context.record;
  if (sha256) return;
  const signal = AbortSignal.any([context.signal, stop]);
  const path = run.plan.packagePath;
  const order = { kind: 'hash', algorithm: 'sha256', path, identity } as const;
  const result = await runWorker(context.uploadWorker, order, { signal });
  if ('hash' in result) await context.note({ type: 'package-hashed', sha256: result.hash });
}
