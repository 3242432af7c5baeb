import type { Destination } from '#shared/domain/destination';
import { type Finding, worstFirst } from '#shared/domain/finding';
import { passedOver, standingBlockers } from '#shared/domain/overriding';
import { findingsForPlan } from '#shared/domain/plan-findings';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { OpenedPackage } from '#shared/ipc-contract';
import type { Connection, Engine } from '../../engine/engine';
import { checkPlan } from '../../engine/preflight/check-plan';
import { bindOverrides } from '../../engine/publish/bind-overrides';
import type { FileIdentity } from '../../engine/upload/file-identity';
import { hashFile } from '../../engine/upload/hash-file';
import { chooseConnection } from '../choose-connection';
import type { Call } from '../command';
import { type ExitStatus, exitStatus } from '../exit-status';
import { lookAtServer } from '../look-at-server';
import { withEngine } from '../open-engine';
import { dryRunLines } from '../words/dry-run-lines';
import { type IntendedStep, intendedSteps } from './intended-steps';

/** All that a publish would do: to which app, with which key, step by step. */
export interface Intended {
  plan: PublishPlan;
  connection: Connection;
  opened: OpenedPackage;
  /** Null when the account has no such app. */
  destination: Destination | null;
  steps: IntendedStep[];
  findings: Finding[];
}

/** Reads what a publish would read, writes nothing anywhere, and says what would follow. */
export async function dryRun(call: Call, plan: PublishPlan): Promise<ExitStatus> {
  const bound = await bindOverrides(plan, takeHash);
  const intended = await withEngine(call, (engine) => intend(call, engine, bound));
  const isBlocked = standingBlockers(intended.findings, bound.overrides).length > 0;
  for (const line of dryRunLines(intended, call.terminal.paint)) call.terminal.print(line);
  call.terminal.emit(asJson(intended, isBlocked));
  return isBlocked ? exitStatus.blocked : exitStatus.done;
}

function takeHash(path: string, identity: FileIdentity): Promise<string> {
  const { signal } = new AbortController();
  return hashFile({ path, algorithm: 'sha256', identity }, signal);
}

async function intend({ options }: Call, engine: Engine, plan: PublishPlan): Promise<Intended> {
  const opened = await engine.packages.inspect(plan.packagePath);
  const connection = await chooseConnection(engine, options);
  const { destination, findings } = await lookAtServer(engine, connection, plan.packagePath);
  const ofPlan = destination ? findingsForPlan(plan, destination) : findings;
  return {
    plan,
    connection,
    opened,
    destination,
    steps: intendedSteps(plan, connection, opened.info),
    findings: worstFirst([...opened.findings, ...checkPlan(plan, opened.info), ...ofPlan]),
  };
}

function asJson({ plan, connection, destination, steps, findings }: Intended, isBlocked: boolean) {
  const { name, keyId, issuerId, apiUrl } = connection;
  return {
    event: 'dry-run',
    outcome: isBlocked ? 'blocked' : 'would-publish',
    app: destination?.app ?? null,
    account: { name, keyId, issuerId, apiUrl },
    plan,
    steps,
    findings,
    passedOver: passedOver(findings, plan.overrides),
  };
}
