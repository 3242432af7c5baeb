import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PublishRun } from '#shared/domain/publish-run';
import { raise } from '#shared/errors';
import { createBuildUploadFile, listBuildUploadFiles } from '../../asc/build-upload-files';
import { type BuildIdentity, createBuildUpload, listBuildUploads } from '../../asc/build-uploads';
import { Refusal } from '../../asc/refusal';
import {
  assertSameAt,
  assertSameFile,
  type FileIdentity,
  identityOf,
} from '../../upload/file-identity';
import { assertBound } from '../bind-overrides';
import { done, known, type RunStep, type StepContext } from '../step';
import { writeOnce } from '../write';
import { commitFile } from './upload/commit-file';
import { hashAlongside } from './upload/hash-alongside';
import { sendMissingParts } from './upload/send-missing-parts';

/** Reserves a place at Apple, sends what is missing of the package, and says that it is complete. */
export const upload: RunStep = {
  id: 'upload',
  skipped: ({ scope }) =>
    scope === 'skip-upload' ? 'takes up the build that is already at Apple' : null,
  async run(context) {
    const file = await identify(context);
    const buildUploadId = context.record.run.ids.buildUpload ?? (await createUpload(context));
    const fileId =
      context.record.run.ids.buildUploadFile ?? (await reserveFile(context, buildUploadId, file));
    if (!context.record.committed) {
      await inTurn(context, () => sendAndHash(context, fileId, file));
      await assertSameAt(context.record.run.plan.packagePath, file);
      await commitFile(context, buildUploadId, fileId);
    }
    return done(sentence(context.record.run));
  },
};

function sentence({ upload }: PublishRun): string {
  const parts = upload?.parts === 1 ? 'in 1 part' : `in ${upload?.parts ?? 0} parts`;
  return `Sent ${parts}; Apple confirms the whole file`;
}

/** Places at Apple are taken at once, so that the number is ours; only the bytes wait for each other. */
function inTurn(context: StepContext, work: () => Promise<void>): Promise<void> {
  const { name, buildNumber } = context.record.run.package;
  const { turns, holds, signal } = context;
  return turns.take({ name: `${name ?? 'A package'} (${buildNumber ?? ''})`, holds, signal }, work);
}

/** Both read the file at once; when one fails the other is ended before the trouble goes up. */
async function sendAndHash(
  context: StepContext,
  fileId: string,
  file: FileIdentity,
): Promise<void> {
  const stop = new AbortController();
  const both = [
    sendMissingParts(context, fileId, file, stop.signal),
    hashAlongside(context, stop.signal),
  ];
  try {
    await Promise.all(both);
  } catch (thrown) {
    stop.abort();
    await Promise.allSettled(both);
    throw thrown;
  }
}

/** The build as this run asks for it, in the package's own spelling. */
export function identityFor(run: PublishRun): BuildIdentity {
  return {
    appId: known(run.app?.id, 'app'),
    version: known(run.package.version, 'version'),
    buildNumber: known(run.package.buildNumber, 'build number'),
    platform: run.package.platform ?? 'IOS',
  };
}

async function createUpload(context: StepContext): Promise<string> {
  const build = identityFor(context.record.run);
  return writeOnce(context, {
    what: 'build upload',
    repeats: 'once',
    find: async () => {
      const uploads = await listBuildUploads(context.asc, build.appId, build);
      return uploads.find(({ state }) => state === 'AWAITING_UPLOAD')?.id ?? null;
    },
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
    what: 'upload file',
    repeats: 'once',
    find: async () => {
      const files = await listBuildUploadFiles(context.asc, buildUploadId);
      return files.find(({ fileSize }) => fileSize === file.size)?.id ?? null;
    },
    send: async () => {
      const name = plainName(basename(context.record.run.plan.packagePath));
      const { id: value, requestId } = await createBuildUploadFile(context.asc, buildUploadId, {
        name,
        size: file.size,
      });
      return { value, requestId };
    },
    fact: (fileId) => ({ type: 'file-reserved', fileId, ...file }),
  });
}

/** The file as it is now; the same one as when its place was reserved, or trouble. */
async function identify(context: StepContext): Promise<FileIdentity> {
  const { packagePath } = context.record.run.plan;
  const stats = await stat(packagePath).catch((cause: unknown) =>
    raise('package-not-found', `${packagePath} is gone. What was sent so far is kept.`, { cause }),
  );
  const now = identityOf(stats);
  assertBound(context.record.run.plan, now);
  if (context.record.identity) assertSameFile(context.record.identity, now, packagePath);
  return now;
}

/** Apple's file names are kept plain: other characters were not seen to work. */
function plainName(name: string): string {
  return name.normalize('NFKD').replaceAll(/[^\w.-]+/g, '-');
}

function explainDuplicate(thrown: unknown): never {
  if (!(thrown instanceof Refusal) || !thrown.has('ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE'))
    throw thrown;
  return raise('build-already-used', thrown.trouble.detail, {
    apple: thrown.answer,
    cause: thrown,
  });
}
