import type { PackageInfo } from '#shared/domain/package-info';
import type { PublishPlan } from '#shared/domain/publish-plan';
import { environmentOf } from '../asc/server-address';
import type { Connection } from '../connection';
import { journalSchema } from '../publish/run-journal';
import { foldEvents } from '../publish/run-machine';
import { stepTable } from '../publish/step-table';
import type { PlannedStep } from './plan-assessment';

/** The run's own sentences, asked of a run that is only imagined: nothing of it is stored. */
export function plannedSteps(
  plan: PublishPlan,
  connection: Connection,
  info: PackageInfo,
): PlannedStep[] {
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
    file: null,
  } as const;
  const record = foldEvents([started]);
  if (!record) return [];
  return record.run.steps.map(({ id, title, intention }) => {
    const why = stepTable.find((step) => step.id === id)?.skipped(plan, record) ?? null;
    return { step: id, title, sentence: why ?? intention, isSkipped: why !== null };
  });
}
