import { lookup } from 'node:dns/promises';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { SendReport } from '../../../processes/uploader';
import {
  type BuildUploadFile,
  listBuildUploadFiles,
  readBuildUploadFile,
  type UploadOperation,
} from '../../asc/build-upload-files';
import { readBuildUpload } from '../../asc/build-uploads';
import { isAllowedUploadUrl, isKnownUploadHost, isPublicAddress } from '../../asc/server-address';
import { joinSignals, orAborted } from '../../join-signals';
import { type FileIdentity, identityAt, isSameFile } from '../../storage/file-identity';
import { assertSendable, missingParts } from '../../upload/parts';
import { runWorker } from '../../upload/run-worker';
import { hashIn } from '../bind-overrides';
import { raiseOther } from '../checked-file';
import { findOwnUpload } from '../own-upload';
import { lookForLong } from '../read-back';
import { stopReasonOf } from '../run-lock';
import type { StepContext } from '../step';
import { PartRoutes, SendingWaits } from './sending-waits';

/** A pause takes effect within two seconds: parts in flight may take this long to finish. */
const pauseGraceMs = 1_000;
/** How often in a row URLs may expire without one part stored, before something else must be wrong. */
const fruitlessRounds = 4;

/** Sends the parts that Apple lacks; requests new ones when URLs have expired. */
export async function sendMissingParts(
  context: StepContext,
  fileId: string,
  file: FileIdentity,
  stop: AbortSignal,
): Promise<void> {
  let best = -1;
  for (let fruitless = 0; fruitless < fruitlessRounds; fruitless += 1) {
    const { operations, state } = await readReserved(context, fileId);
    if (operations.length === 0 && state !== 'AWAITING_UPLOAD') return;
    const readAt = Date.now();
    assertSendable(operations, file.size);
    const missing = missingParts(operations);
    const partsStored = operations.length - missing.length;
    await noteParts(context, operations, missing, file.size);
    if (missing.length === 0) return;
    if (partsStored > best) fruitless = 0;
    best = Math.max(best, partsStored);
    if ((await send(context, file, { parts: missing, readAt }, stop)) === 'stored') return;
  }
  fail('upload-refused', message('error.upload-refused.expired', { times: fruitlessRounds }));
}

/** A new reservation may be shown without its parts for a while. */
async function readReserved(context: StepContext, fileId: string): Promise<BuildUploadFile> {
  const look = async (): Promise<BuildUploadFile | null> => {
    const file = await readBuildUploadFile(context.asc, fileId);
    const isOver = ['UPLOAD_COMPLETE', 'COMPLETE', 'FAILED'].includes(file.state ?? '');
    return file.operations.length > 0 || isOver ? file : null;
  };
  const shown = await lookForLong(context, message('wait.parts'), look);
  return shown ?? readBuildUploadFile(context.asc, fileId);
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
  await assertAllowed(context, parts);
  const routes = new PartRoutes(context, parts);
  const waits = new SendingWaits(context);
  const progress = new SendingProgress(context);
  const { signal, release } = joinSignals(context.signal, stop);
  try {
    // The system's proxy lookup may take a long time.
    const found = await orAborted(routes.current(), signal);
    const { outcome } = await runWorker(
      context.uploadWorker,
      'send',
      {
        path: run.plan.packagePath,
        identity,
        parts,
        readAt,
        concurrency: null,
        limits: waits.limits,
        routes: found,
        trusted: await orAborted(routes.trusted(found), signal),
      },
      {
        signal,
        graceMs: () => graceFor(context.signal),
        onReport: (report) => {
          waits.onReport(report);
          routes.onReport(report);
          progress.onReport(report);
        },
        control: (send) => {
          routes.control(send);
          return waits.control(send);
        },
      },
    );
    await progress.written();
    return outcome;
  } finally {
    release();
    waits.release();
    await progress.settled();
  }
}

/** Only for a pause: a cancel, or a file that must not be sent because it has changed, stops at once. */
function graceFor(signal: AbortSignal): number {
  return signal.aborted && stopReasonOf(signal) === 'pause' ? pauseGraceMs : 0;
}

async function assertAllowed(
  { record, report }: StepContext,
  parts: UploadOperation[],
): Promise<void> {
  const { environment } = record.run;
  const other = parts.find(({ url }) => !isAllowedUploadUrl(url, environment));
  if (other) refuseHost(URL.canParse(other.url) ? new URL(other.url).host : null);
  if (environment === 'practice') return;
  const hosts = new Set(parts.map(({ url }) => new URL(url).hostname));
  for (const host of hosts) {
    if (isKnownUploadHost(host)) continue;
    // When only a proxy can resolve the name, nothing is found here.
    const addresses = await lookup(host, { all: true }).catch(() => []);
    if (addresses.some(({ address }) => !isPublicAddress(address))) refuseHost(host);
    await report(message('step.upload.to-host', { host }));
  }
}

function refuseHost(host: string | null): never {
  return fail(
    'part-list-refused',
    host === null
      ? message('error.part-list-refused.no-address')
      : message('error.part-list-refused.host', { host }),
  );
}

/**
 * Asks Apple for the state of an earlier process's upload: the journal may have lost it. What Apple has
 * accepted is neither sent nor committed again, and no longer needs a file on this computer.
 */
export async function recallUpload(context: StepContext): Promise<void> {
  const { run, isDoubtful } = context.record;
  if (!isDoubtful) return;
  const id = run.ids.buildUpload ?? (await findAgain(context));
  if (id === null || run.committed) return;
  if (await isTaken(context, id)) await context.note({ type: 'upload-committed' });
}

async function findAgain(context: StepContext): Promise<string | null> {
  const upload = await findOwnUpload(context.asc, context.record);
  if (upload) await context.note({ type: 'upload-created', buildUploadId: upload.id });
  return upload?.id ?? null;
}

async function isTaken({ asc }: StepContext, buildUploadId: string): Promise<boolean> {
  const { state } = await readBuildUpload(asc, buildUploadId);
  if (state !== null && state !== 'AWAITING_UPLOAD') return true;
  const files = await listBuildUploadFiles(asc, buildUploadId);
  return files.some((file) => file.state === 'UPLOAD_COMPLETE' || file.state === 'COMPLETE');
}

/** The checksum of the sent file, for the receipt, as long as that exact file is still there. */
export async function recallHash(context: StepContext): Promise<void> {
  const { identity, sha256, run } = context.record;
  if (sha256 !== null) return;
  const now = await identityAt(run.plan.packagePath).catch(() => null);
  if (identity && now && isSameFile(identity, now))
    await hashAlongside(context, identity, context.signal);
}

/** Journals the parts that the worker reports as stored, and shows the bytes in flight. */
class SendingProgress {
  private readonly notes: Promise<void>[] = [];
  private sent: number;

  constructor(private readonly context: StepContext) {
    this.sent = context.record.run.upload?.stored ?? 0;
  }

  onReport(report: SendReport): void {
    if (report.kind === 'discarded' && report.bytes > 0)
      this.notes.push(this.context.note({ type: 'bytes-discarded', bytes: report.bytes }));
    if (report.kind !== 'progress') return;
    this.sent += report.sent;
    this.context.showBytes(this.sent);
    for (const { offset, length } of report.stored)
      this.notes.push(this.context.note({ type: 'part-stored', offset, length }));
  }

  /** Rejects when the journal could not be written. */
  async written(): Promise<void> {
    await Promise.all(this.notes);
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.notes);
  }
}

/**
 * Computes the package's SHA-256 in a separate thread while the parts are sent; the receipt contains it. Computed
 * again at each attempt: a different hash exposes a changed file whose timestamps did not change.
 */
export async function hashAlongside(
  context: StepContext,
  file: FileIdentity,
  stop: AbortSignal,
): Promise<void> {
  const { signal, release } = joinSignals(context.signal, stop);
  const path = context.record.run.plan.packagePath;
  const sha256 = await hashIn(context.uploadWorker, signal)(path, file).finally(release);
  const known = context.record.sha256;
  if (known === null) await context.note({ type: 'package-hashed', sha256 });
  else if (known !== sha256) await raiseOther(context);
}
