import { raise } from '#shared/errors';
import { commitBuildUploadFile, readBuildUploadFile } from '../../../asc/build-upload-files';
import { readBuildUpload } from '../../../asc/build-uploads';
import { Refusal } from '../../../asc/refusal';
import type { StepContext } from '../../step';
import { writeOnce } from '../../write';

/** Says that the file is whole, and believes it only once Apple shows it. */
export async function commitFile(
  context: StepContext,
  buildUploadId: string,
  fileId: string,
): Promise<void> {
  const isTaken = (): Promise<true | null> => readTaken(context, buildUploadId, fileId);
  if (!(await isTaken())) {
    await writeOnce(context, {
      what: 'upload complete',
      repeats: 'once',
      find: isTaken,
      send: async () => ({
        value: true as const,
        ...(await commitBuildUploadFile(context.asc, fileId).catch(explain)),
      }),
    });
  }
  await context.note({ type: 'upload-committed' });
}

async function readTaken(
  context: StepContext,
  buildUploadId: string,
  fileId: string,
): Promise<true | null> {
  const file = await readBuildUploadFile(context.asc, fileId);
  if (file.state === 'UPLOAD_COMPLETE' || file.state === 'COMPLETE') return true;
  const { state } = await readBuildUpload(context.asc, buildUploadId);
  return state === 'AWAITING_UPLOAD' ? null : true;
}

function explain(thrown: unknown): never {
  if (!(thrown instanceof Refusal) || thrown.answer.status !== 409) throw thrown;
  return raise('upload-incomplete', thrown.trouble.detail, { apple: thrown.answer, cause: thrown });
}
