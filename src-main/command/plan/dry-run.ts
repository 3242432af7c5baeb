import { groupsAsWritten } from '#shared/domain/plan-groups';
import { type PublishPlan, servesTesters } from '#shared/domain/publish-plan';
import type { Reach } from '#shared/domain/reach';
import type { PlanAssessment } from '../../engine/assess/plan-assessment';
import type { Connection } from '../../engine/connection';
import type { Engine } from '../../engine/engine';
import type { Call } from '../command';
import { withEngine } from '../connection';
import { type ExitStatus, exitStatus } from '../exit-status';
import { dryRunLines } from '../words/dry-run-lines';
import { withRememberedAnswer } from './remembered-answer';

/** Reads what a publish would read, writes nothing anywhere, and describes what would follow. */
export function dryRun(
  call: Call,
  plan: PublishPlan,
  choose: (engine: Engine) => Promise<Connection> | Connection,
): Promise<ExitStatus> {
  return withEngine(call, async (engine) => {
    const connection = await choose(engine);
    const wished = await withRememberedAnswer(call, engine, connection, plan);
    const assessment = await engine.plans.assess(connection, wished);
    const { terminal } = call;
    const reach = await reachOf(engine, connection, assessment);
    const lines = dryRunLines(assessment, connection, reach, terminal.paint);
    for (const line of lines) terminal.print(line);
    terminal.emit({ ...asJson(assessment, connection), reach });
    return assessment.blockers.length > 0 ? exitStatus.blocked : exitStatus.done;
  });
}

/** Who would get the build; null if nobody would, or if it could not be counted. */
async function reachOf(
  engine: Engine,
  connection: Connection,
  { app, plan }: PlanAssessment,
): Promise<Reach | null> {
  if (app === null || !servesTesters(plan)) return null;
  const reach = await engine.reach.read(connection, app.id, plan.groups).catch(() => null);
  return reach === null || reach.groups.length === 0 ? null : reach;
}

function asJson(assessment: PlanAssessment, { name, keyId, issuerId, apiUrl }: Connection) {
  const { app, plan, steps, findings, blockers, overridden } = assessment;
  return {
    event: 'dry-run',
    outcome: blockers.length > 0 ? 'blocked' : 'would-publish',
    app,
    account: { name, keyId, issuerId, apiUrl },
    plan: { ...plan, groups: groupsAsWritten(plan.groups) },
    steps,
    findings,
    overridden,
  };
}
