import { raise } from '#shared/errors';
import { deleteBuildUpload, listBuildUploads, readBuildUpload } from '../asc/build-uploads';
import type { AscClient } from '../asc/client';
import { Refusal } from '../asc/refusal';
import type { RunRecord } from './run-record';
import { identityFor } from './steps/upload';

/**
 * Removes this run's delivery at Apple while it still waits for the file. Returns whether there was
 * one to remove. Raises `run-past-withdrawal` once Apple has taken it: then it can only be expired.
 */
export async function withdrawUpload(client: AscClient, record: RunRecord): Promise<boolean> {
  const id = record.run.ids.buildUpload ?? (await findUnanswered(client, record));
  if (!id) return false;
  try {
    const { state } = await readBuildUpload(client, id);
    if (state !== 'AWAITING_UPLOAD')
      raise('run-past-withdrawal', 'Apple has taken the whole file. The run is paused.');
    await deleteBuildUpload(client, id);
    return true;
  } catch (thrown) {
    // Already gone is what was wanted.
    if (thrown instanceof Refusal && thrown.answer.status === 404) return true;
    throw thrown;
  }
}

/** A delivery that was asked for and never answered may exist all the same. */
async function findUnanswered(
  client: AscClient,
  { run, openIntents }: RunRecord,
): Promise<string | null> {
  if (!openIntents.some(({ what }) => what === 'build upload')) return null;
  const build = identityFor(run);
  const uploads = await listBuildUploads(client, build.appId, build);
  return uploads.find(({ state }) => state === 'AWAITING_UPLOAD')?.id ?? null;
}
