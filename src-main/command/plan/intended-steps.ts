import type { PackageInfo } from '#shared/domain/package-info';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { StepId } from '#shared/domain/publish-run';
import { environmentOf } from '../../engine/asc/server-address';
import type { Connection } from '../../engine/engine';
import { journalSchema } from '../../engine/publish/journal-lines';
import { foldEvents } from '../../engine/publish/run-machine';
import { stepTable } from '../../engine/publish/step-table';

export interface IntendedStep {
  step: StepId;
  title: string;
  /** What the step will do, or why it is skipped. */
  sentence: string;
  isSkipped: boolean;
}

/** The run's own sentences, asked of a run that is only imagined: nothing of it is stored. */
export function intendedSteps(
  plan: PublishPlan,
  connection: Connection,
  info: PackageInfo,
): IntendedStep[] {
  const environment = environmentOf(connection.keyId, connection.apiUrl);
  const at = new Date().toISOString();
  const started = {
    type: 'run-started',
    schema: journalSchema,
    at,
    runId: 'dry-run',
    environment,
    connection,
    plan,
    package: info,
  } as const;
  const run = foldEvents([started])?.run;
  if (!run) return [];
  return run.steps.map(({ id, title, intention }) => {
    const why = stepTable.find((step) => step.id === id)?.skipped(plan, run) ?? null;
    return { step: id, title, sentence: why ?? intention, isSkipped: why !== null };
  });
}
