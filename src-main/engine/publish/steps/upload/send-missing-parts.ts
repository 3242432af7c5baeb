import { raise } from '#shared/errors';
import { readBuildUploadFile, type UploadOperation } from '../../../asc/build-upload-files';
import { isAllowedUploadUrl } from '../../../asc/server-address';
import type { FileIdentity } from '../../../upload/file-identity';
import { assertTiles, missingParts } from '../../../upload/part-plan';
import { runWorker } from '../../../upload/run-worker';
import type { WorkerReport } from '../../../upload/worker-messages';
import type { StepContext } from '../../step';

/** Parts that travel at once. Apple's own tool was seen to use six. */
const lanes = 6;
/** How often addresses may run out before something else must be wrong. */
const freshAddresses = 4;

/** Sends the parts that Apple says it lacks; asks again when addresses have expired. */
export async function sendMissingParts(
  context: StepContext,
  fileId: string,
  file: FileIdentity,
): Promise<void> {
  for (let round = 1; round <= freshAddresses; round += 1) {
    const { operations, state } = await readBuildUploadFile(context.asc, fileId);
    if (operations.length === 0 && state !== 'AWAITING_UPLOAD') return;
    assertTiles(operations, file.size);
    const missing = missingParts(operations);
    await noteParts(context, operations, missing, file.size);
    if (missing.length === 0) return;
    if ((await send(context, file, missing)) === 'stored') return;
  }
  raise('upload-refused', `The addresses for the parts ran out ${freshAddresses} times.`);
}

async function noteParts(
  context: StepContext,
  all: UploadOperation[],
  missing: UploadOperation[],
  total: number,
): Promise<void> {
  const lacking = missing.reduce((sum, part) => sum + part.length, 0);
  await context.note({
    type: 'parts-known',
    parts: all.length,
    partsStored: all.length - missing.length,
    total,
    stored: total - lacking,
  });
}

async function send(
  context: StepContext,
  identity: FileIdentity,
  parts: UploadOperation[],
): Promise<'stored' | 'expired'> {
  const { run } = context.record;
  for (const part of parts) {
    if (!isAllowedUploadUrl(part.url, run.environment)) {
      raise(
        'upload-refused',
        `A part was to be sent to ${new URL(part.url).host}, which is not Apple's storage.`,
      );
    }
  }
  const path = run.plan.packagePath;
  const notes: Promise<void>[] = [];
  let sent = run.upload?.stored ?? 0;
  const hear = (report: WorkerReport): void => {
    if (report.kind === 'sent') {
      sent += report.bytes;
      context.showBytes(sent);
    }
    if (report.kind === 'stored') {
      notes.push(
        context.note({ type: 'part-stored', offset: report.offset, length: report.length }),
      );
    }
  };
  const order = { kind: 'send', path, identity, parts, lanes } as const;
  try {
    const result = await runWorker(context.uploadWorker, order, hear, context.signal);
    await Promise.all(notes);
    return result === 'expired' ? 'expired' : 'stored';
  } finally {
    await Promise.allSettled(notes);
  }
}
