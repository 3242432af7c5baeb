import { resolve } from 'node:path';
import type { Environment } from '#shared/domain/account';
import { assess } from '#shared/domain/assessment';
import { isComplianceAnswered } from '#shared/domain/export-compliance';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { PackageChanges } from '#shared/domain/package-summary';
import { PublishPlan, type PublishPlanInput } from '#shared/domain/publish-plan';
import { toAppError } from '#shared/errors';
import type { AscClient } from '../asc/client';
import type { Connection } from '../connection';
import { subjectOf } from '../destination/read-destination';
import type { Engine } from '../engine';
import type { EngineParts } from '../engine-parts';
import type { OpenedPackages } from '../package/opened-packages';
import type { Runs } from '../publish/runs';
import type { PackageAssessment, PlanAssessment } from './plan-assessment';
import { plannedSteps } from './planned-steps';
import { readAccount, withoutApp } from './read-account';

interface Parts extends Pick<EngineParts, 'presetOf' | 'keyOf'> {
  opened: OpenedPackages;
  runs: Pick<Runs, 'admit' | 'admitExisting'>;
  connect(connection: Connection): AscClient;
  destinations: Engine['destinations'];
  /** What is new in it since the last package of its app that was published there; null for the first one. */
  changes(opened: OpenedPackage, environment: Environment): Promise<PackageChanges | null>;
}

/** Assesses plans as their runs would, and writes nothing anywhere. */
export class PlanAssessor {
  constructor(private readonly parts: Parts) {}

  /** Raises whatever a run of this plan would be refused with at its beginning. */
  async assess(
    connection: Connection,
    input: PublishPlanInput,
    { readsGroups = false }: { readsGroups?: boolean } = {},
  ): Promise<PlanAssessment> {
    if (input.scope === 'existing-build') return this.assessExisting(connection, input);
    const { opened: packages, runs, connect, presetOf, keyOf } = this.parts;
    const wished = PublishPlan.parse({ ...input, packagePath: resolve(input.packagePath) });
    const opened = await packages.recall(wished.packagePath);
    const plan = await runs.admit(connection, wished, opened);
    const preset = presetOf(connection.accountId, opened.info.bundleId);
    const key = await keyOf(connection.accountId);
    const offline = assess(plan, { package: opened, preset, key });
    const read = await readAccount(connect(connection), subjectOf(opened), plan, readsGroups).catch(
      (thrown: unknown) => {
        // The package alone keeps a run from asking.
        if (offline.blockers.length === 0) throw thrown;
        return toAppError(thrown);
      },
    );
    const isRead = 'account' in read;
    return {
      ...(isRead ? assess(plan, { package: opened, account: read.account, preset, key }) : offline),
      plan,
      opened,
      info: opened.info,
      app: isRead ? (read.seen?.app ?? null) : null,
      groups: isRead ? read.groups : [],
      error: isRead ? null : read,
      steps: plannedSteps(plan, connection, opened.info),
    };
  }

  private async assessExisting(
    connection: Connection,
    input: PublishPlanInput,
  ): Promise<PlanAssessment> {
    const { runs, connect, presetOf, keyOf } = this.parts;
    const { plan, info, build } = await runs.admitExisting(connection, input);
    const subject = { info, certificateSerial: null };
    const { account, seen, groups } = await readAccount(connect(connection), subject, plan);
    return {
      ...assess(plan, {
        package: { info, findings: [], isComplianceAnswered: isComplianceAnswered(build) },
        account,
        preset: presetOf(connection.accountId, info.bundleId),
        key: await keyOf(connection.accountId),
      }),
      plan,
      opened: null,
      info,
      app: seen?.app ?? null,
      groups,
      error: null,
      steps: plannedSteps(plan, connection, info),
    };
  }

  /** Without a connection, what the file alone says; nobody is asked. */
  async check(path: string, connection: Connection | null): Promise<PackageAssessment> {
    const { opened: packages, destinations, changes, presetOf } = this.parts;
    const opened = await packages.recall(path);
    if (connection === null) {
      const known = { package: opened };
      return { ...assess(null, known), opened, changes: await changes(opened, 'live') };
    }
    const account = await destinations.read(connection, path, opened.mark).catch(withoutApp);
    return {
      ...assess(null, {
        package: opened,
        account,
        preset: presetOf(connection.accountId, opened.info.bundleId),
      }),
      opened,
      changes: 'changes' in account ? account.changes : null,
    };
  }
}
