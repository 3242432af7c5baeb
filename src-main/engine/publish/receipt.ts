import { basename, join } from 'node:path';
import type { Step } from '#shared/domain/publish-run';
import { Receipt } from '#shared/domain/receipt';
import { writeJsonFile } from '../storage/json-file';
import type { RunRecord } from './run-record';

/** Writes what the run did and saw beside its journal. Returns the receipt's path. */
export async function writeReceipt(
  record: RunRecord,
  folder: string,
  endedAt: Date,
): Promise<string> {
  const path = join(folder, 'receipt.json');
  await writeJsonFile(path, receiptOf(record, endedAt));
  return path;
}

function settledStep({ id, progress }: Step): Receipt['steps'][number] | null {
  if (progress.state === 'done')
    return { id, state: 'done', sentence: progress.sentence, endedAt: progress.endedAt };
  return progress.state === 'skipped'
    ? { id, state: 'skipped', sentence: progress.sentence, endedAt: null }
    : null;
}

function receiptOf({ run, sha256, writes }: RunRecord, endedAt: Date): Receipt {
  return Receipt.parse({
    schema: 1,
    runId: run.id,
    environment: run.environment,
    account: { name: run.account.name, keyId: run.account.keyId },
    app: { ...run.app, bundleId: run.package.bundleId },
    package: {
      fileName: basename(run.plan.packagePath),
      size: run.package.size,
      sha256,
      version: run.package.version,
      buildNumber: run.package.buildNumber,
    },
    startedAt: run.createdAt,
    endedAt: endedAt.toISOString(),
    steps: run.steps.map(settledStep).filter((step) => step !== null),
    writes,
    notes: run.plan.scope === 'upload-only' ? [] : run.plan.notes,
    groups: run.groups.filter(({ state }) => state !== 'waiting').map(({ name }) => name),
    reviewState: run.reviewState,
    overrides: run.plan.overrides,
    buildId: run.ids.build,
  });
}
