import { basename } from 'node:path';
import { packageFileType } from '#shared/domain/package-file';
import { sendsPackage } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import {
  commitBuildUploadFile,
  createBuildUploadFile,
  listBuildUploadFiles,
  readBuildUploadFile,
} from '../../asc/build-upload-files';
import { createBuildUpload, readBuildUpload } from '../../asc/build-uploads';
import { Refusal } from '../../asc/refusal';
import { assertSameAt, type FileIdentity } from '../../storage/file-identity';
import { fileReservation, findChecked, isChange, raiseOther, recognize } from '../checked-file';
import { findOwnUpload, identityFor } from '../own-upload';
import { commitWrite, uploadWrite } from '../run-event';
import { done, type RunStep, type StepContext } from '../step';
import { writeOnce } from '../write';
import { hashAlongside, recallHash, recallUpload, sendMissingParts } from './send-parts';

/** Reserves an upload at Apple, sends the missing parts of the package, and commits it. */
export const upload: RunStep = {
  id: 'upload',
  skipped: ({ scope }) => {
    if (scope === 'notes-only') return message('step.skipped.notes-only');
    return sendsPackage({ scope }) ? null : message('step.skipped.existing-build');
  },
  isKnown: ({ run, sha256 }) => run.ids.buildUpload !== null && run.committed && sha256 !== null,
  async run(context) {
    await recallUpload(context);
    if (context.record.run.committed || (await isCommitted(context))) {
      await recallHash(context);
      return done(result(context.record.run));
    }
    const file = await findChecked(context);
    if (!file) return { outcome: 'check-again' };
    const buildUploadId = context.record.run.ids.buildUpload ?? (await createUpload(context));
    const fileId =
      context.record.run.ids.buildUploadFile ?? (await reserveFile(context, buildUploadId, file));
    await inTurn(context, () => sendChecked(context, fileId, file));
    await commitFile(context, buildUploadId, fileId);
    return done(result(context.record.run));
  },
};

function result({ upload }: PublishRun): Message {
  return upload === null
    ? message('step.upload.result-whole')
    : message('step.upload.result', { parts: upload.parts });
}

/** Uploads at Apple are reserved at once, so that the number is ours; only the bytes are queued. */
function inTurn(context: StepContext, work: () => Promise<void>): Promise<void> {
  const { name, bundleId, buildNumber } = context.record.run.package;
  const { turns, waits, signal } = context;
  return turns.take(
    { name: `${name ?? bundleId ?? ''} (${buildNumber ?? ''})`, waits, signal },
    work,
  );
}

/** A commit without a response may have been applied: then the file is no longer needed. */
async function isCommitted(context: StepContext): Promise<boolean> {
  const { openIntents, run } = context.record;
  const { buildUpload, buildUploadFile } = run.ids;
  const mayBe = openIntents.some(({ what }) => what === commitWrite);
  if (!mayBe || !buildUpload || !buildUploadFile) return false;
  return noteIfTaken(context, buildUpload, buildUploadFile);
}

/** How often in a row the file may change, and prove to be the same, without another part stored. */
const maxFruitless = 3;

/** Sends the bytes that were checked and no others. A file that was only touched, or copied, is accepted. */
async function sendChecked(
  context: StepContext,
  fileId: string,
  checked: FileIdentity,
): Promise<void> {
  let file = checked;
  let best = -1;
  for (let fruitless = 0; ; fruitless += 1) {
    try {
      await sendAndHash(context, fileId, file);
      return await assertSameAt(context.record.run.plan.packagePath, file);
    } catch (thrown) {
      if (!isChange(thrown) || context.signal.aborted) throw thrown;
      const stored = context.record.run.upload?.partsStored ?? 0;
      if (stored > best) fruitless = 0;
      best = Math.max(best, stored);
      const recognized = fruitless < maxFruitless ? await recognize(context) : null;
      file = recognized ?? (await raiseOther(context, thrown));
    }
  }
}

/** Both read the file at once; when one fails the other is stopped before the error is thrown. */
async function sendAndHash(
  context: StepContext,
  fileId: string,
  file: FileIdentity,
): Promise<void> {
  const stop = new AbortController();
  const both = [
    sendMissingParts(context, fileId, file, stop.signal),
    hashAlongside(context, file, stop.signal),
  ];
  try {
    await Promise.all(both);
  } catch (thrown) {
    stop.abort();
    await Promise.allSettled(both);
    throw thrown;
  }
}

async function createUpload(context: StepContext): Promise<string> {
  const build = identityFor(context.record.run);
  return writeOnce(context, {
    what: uploadWrite,
    repeats: 'once',
    find: async () => (await findOwnUpload(context.asc, context.record))?.id ?? null,
    send: async () => {
      const { id: value, requestId } = await createBuildUpload(context.asc, build).catch(
        explainDuplicate,
      );
      return { value, requestId };
    },
    fact: (buildUploadId) => ({ type: 'upload-created', buildUploadId }),
  });
}

async function reserveFile(
  context: StepContext,
  buildUploadId: string,
  file: FileIdentity,
): Promise<string> {
  return writeOnce(context, {
    what: fileReservation,
    repeats: 'once',
    find: async () => {
      const files = await listBuildUploadFiles(context.asc, buildUploadId);
      return files.find(({ fileSize }) => (fileSize ?? file.size) === file.size)?.id ?? null;
    },
    send: async () => {
      const name = plainName(basename(context.record.run.plan.packagePath));
      const { id: value, requestId } = await createBuildUploadFile(context.asc, buildUploadId, {
        name,
        size: file.size,
        uti: packageFileType(context.record.run.package.platform),
      });
      return { value, requestId };
    },
    fact: (fileId) => ({ type: 'file-reserved', fileId, ...file }),
  });
}

/** File names at Apple are kept plain: other characters have not been seen to work. */
function plainName(name: string): string {
  return name.normalize('NFKD').replaceAll(/[^\w.-]+/g, '-');
}

function explainDuplicate(thrown: unknown): never {
  if (!(thrown instanceof Refusal) || !thrown.has('ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE'))
    throw thrown;
  // The same code is given for a number that is too low, which nobody has used.
  if (thrown.mentions(/\bhigher\b|\bgreater\b/i)) throw thrown;
  return fail('build-already-used', thrown.error.detail, {
    apple: thrown.answer,
    cause: thrown,
  });
}

/** Commits the file. The next step, which waits for the build, sees whether Apple has accepted it. */
async function commitFile(
  context: StepContext,
  buildUploadId: string,
  fileId: string,
): Promise<void> {
  if (context.record.isDoubtful && (await noteIfTaken(context, buildUploadId, fileId))) return;
  await writeOnce(context, {
    what: commitWrite,
    repeats: 'once',
    find: () => readTaken(context, buildUploadId, fileId),
    send: async () => ({
      value: true as const,
      ...(await commitBuildUploadFile(context.asc, fileId).catch(explain)),
    }),
  });
  await context.note({ type: 'upload-committed' });
}

/** Whether Apple has accepted the whole file, from any attempt. */
async function noteIfTaken(
  context: StepContext,
  buildUploadId: string,
  fileId: string,
): Promise<boolean> {
  const isTaken = (await readTaken(context, buildUploadId, fileId)) ?? false;
  if (isTaken) await context.note({ type: 'upload-committed' });
  return isTaken;
}

async function readTaken(
  context: StepContext,
  buildUploadId: string,
  fileId: string,
): Promise<true | null> {
  const file = await readBuildUploadFile(context.asc, fileId);
  if (file.state === 'UPLOAD_COMPLETE' || file.state === 'COMPLETE') return true;
  const { state } = await readBuildUpload(context.asc, buildUploadId);
  return state === null || state === 'AWAITING_UPLOAD' ? null : true;
}

function explain(thrown: unknown): never {
  if (!(thrown instanceof Refusal) || thrown.answer.status !== 409) throw thrown;
  return fail('upload-incomplete', thrown.error.detail, { apple: thrown.answer, cause: thrown });
}
