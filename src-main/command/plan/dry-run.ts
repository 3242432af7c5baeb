import type { PublishPlan } from '#shared/domain/publish-plan';
import type { PlanAssessment } from '../../engine/assess/plan-assessment';
import type { Connection } from '../../engine/connection';
import type { Call } from '../command';
import { chooseConnection, withEngine } from '../connection';
import { type ExitStatus, exitStatus } from '../exit-status';
import { dryRunLines } from '../words/dry-run-lines';

/** Reads what a publish would read, writes nothing anywhere, and describes what would follow. */
export function dryRun(call: Call, plan: PublishPlan): Promise<ExitStatus> {
  return withEngine(call, async (engine) => {
    const connection = await chooseConnection(engine, call.options);
    const assessment = await engine.plans.assess(connection, plan);
    const { terminal } = call;
    for (const line of dryRunLines(assessment, connection, terminal.paint)) terminal.print(line);
    terminal.emit(asJson(assessment, connection));
    return assessment.blockers.length > 0 ? exitStatus.blocked : exitStatus.done;
  });
}

function asJson(assessment: PlanAssessment, { name, keyId, issuerId, apiUrl }: Connection) {
  const { app, plan, steps, findings, blockers, overridden } = assessment;
  return {
    event: 'dry-run',
    outcome: blockers.length > 0 ? 'blocked' : 'would-publish',
    app,
    account: { name, keyId, issuerId, apiUrl },
    plan,
    steps,
    findings,
    overridden,
  };
}
