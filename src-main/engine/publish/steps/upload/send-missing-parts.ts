import { raise } from '#shared/errors';
import { readBuildUploadFile, type UploadOperation } from '../../../asc/build-upload-files';
import { isAllowedUploadUrl } from '../../../asc/server-address';
import type { FileIdentity } from '../../../upload/file-identity';
import { assertTiles, missingParts } from '../../../upload/part-plan';
import { runWorker } from '../../../upload/run-worker';
import type { StepContext } from '../../step';
import { SendingHolds } from './sending-holds';
import { SendingProgress } from './sending-progress';
import { SendingWays } from './sending-ways';

/** How often in a row addresses may run out without one part stored, before something else must be wrong. */
const fruitlessRounds = 4;

/** Sends the parts that Apple says it lacks; asks again when addresses have expired. */
export async function sendMissingParts(
  context: StepContext,
  fileId: string,
  file: FileIdentity,
  stop: AbortSignal,
): Promise<void> {
  let best = -1;
  for (let fruitless = 0; fruitless < fruitlessRounds; fruitless += 1) {
    const { operations, state } = await readBuildUploadFile(context.asc, fileId);
    if (operations.length === 0 && state !== 'AWAITING_UPLOAD') return;
    const readAt = Date.now();
    assertTiles(operations, file.size);
    const missing = missingParts(operations);
    const partsStored = operations.length - missing.length;
    await noteParts(context, operations, missing, file.size);
    if (missing.length === 0) return;
    if (partsStored > best) fruitless = 0;
    best = Math.max(best, partsStored);
    if ((await send(context, file, { parts: missing, readAt }, stop)) === 'stored') return;
  }
  raise('upload-refused', `The addresses for the parts ran out ${fruitlessRounds} times.`);
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
  { parts, readAt }: { parts: UploadOperation[]; readAt: number },
  stop: AbortSignal,
): Promise<'stored' | 'expired'> {
  const { run } = context.record;
  assertAllowed(parts, run.environment);
  const ways = new SendingWays(context, parts);
  const holds = new SendingHolds(context);
  const progress = new SendingProgress(context);
  try {
    const result = await runWorker(
      context.uploadWorker,
      {
        kind: 'send',
        path: run.plan.packagePath,
        identity,
        parts,
        readAt,
        lanes: null,
        limits: holds.limits,
        ways: await ways.current(),
      },
      {
        signal: AbortSignal.any([context.signal, stop]),
        hear: (report) => {
          holds.hear(report);
          ways.hear(report);
          progress.hear(report);
        },
        steer: (say) => {
          ways.steer(say);
          return holds.steer(say);
        },
      },
    );
    await progress.written();
    return 'outcome' in result ? result.outcome : 'stored';
  } finally {
    holds.release();
    await progress.settled();
  }
}

function assertAllowed(
  parts: UploadOperation[],
  environment: Parameters<typeof isAllowedUploadUrl>[1],
): void {
  const other = parts.find(({ url }) => !isAllowedUploadUrl(url, environment));
  if (!other) return;
  raise(
    'upload-refused',
    `A part was to be sent to ${new URL(other.url).host}, which is not Apple's storage.`,
  );
}
