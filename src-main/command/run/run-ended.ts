import { passedOver } from '#shared/domain/overriding';
import type { PublishRun } from '#shared/domain/publish-run';
import { canCarryOn } from '#shared/domain/run-readers';
import { statusOfRun } from '../exit-status';
import { asError } from '../words/trouble-lines';

/** The last line of every `publish` and `resume`: all that a script needs to go on. */
export function runEnded(run: PublishRun) {
  const { status } = run;
  return {
    event: 'run-ended',
    outcome: status.state,
    runId: run.id,
    receipt: run.receipt,
    seal: run.seal,
    exitStatus: statusOfRun(run),
    ...(status.state === 'failed' ? { error: asError(status.trouble) } : {}),
    ...(status.state === 'blocked' ? { findings: status.findings } : {}),
    passedOver: passedOver(run.findings, run.plan.overrides),
    canCarryOn: canCarryOn(run),
  };
}
