import type { PublishRun } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { findApp } from '../asc/apps';
import { listBuildUploadFiles } from '../asc/build-upload-files';
import {
  type BuildIdentity,
  type BuildUpload,
  deleteBuildUpload,
  listBuildUploads,
  readBuildUpload,
} from '../asc/build-uploads';
import type { AscClient } from '../asc/client';
import { Refusal } from '../asc/refusal';
import type { RunRecord } from './run-record';
import { known } from './step';

/** The build that this run creates, in the package's own spelling. */
export function identityFor(run: PublishRun): BuildIdentity {
  return {
    appId: known(run.app?.id, 'app'),
    version: known(run.package.version, 'version'),
    // Not shown: a missing number is a bug.
    buildNumber: known(run.package.buildNumber, 'build number'),
    platform: run.package.platform ?? 'IOS',
  };
}

/** Clocks that are compared may differ by this much, in milliseconds. */
const clockToleranceMs = 2 * 60_000;

/**
 * The build upload that this run created and whose ID it does not know. One that already has its file is
 * only recognized as its own when the run certainly created one: another client may have published the same number.
 */
export async function findOwnUpload(
  client: AscClient,
  record: RunRecord,
): Promise<BuildUpload | null> {
  const { run, place, isDoubtful } = record;
  if (place === 'none' && !isDoubtful) return null;
  const app = run.app ?? (await findApp(client, run.package.bundleId ?? ''));
  const build = identityFor({ ...run, app });
  const uploads = await listBuildUploads(client, build.appId, build);
  if (place === 'none' || place === 'lost') return findLost(client, record, uploads);
  const waiting = uploads.find(({ state }) => state === 'AWAITING_UPLOAD');
  if (waiting || place === 'asked') return waiting ?? null;
  const [only, ...others] = uploads;
  return only && others.length === 0 ? only : null;
}

/**
 * The upload that this run created if its journal has lost that. Nothing records that it created one, so the upload
 * itself must show it: it was created since the run started, and expects a file of this run's size. While the journal
 * has a gap for it, one that expects no file yet is accepted, as reserved and then forgotten.
 */
async function findLost(
  client: AscClient,
  { run, place, identity }: RunRecord,
  uploads: readonly BuildUpload[],
): Promise<BuildUpload | null> {
  const begun = Date.parse(run.createdAt) + client.skewSeconds * 1000 - clockToleranceMs;
  const own: BuildUpload[] = [];
  for (const upload of uploads) {
    const made = Date.parse(upload.createdDate ?? '');
    if (made < begun || upload.state === 'FAILED') continue;
    const files = await listBuildUploadFiles(client, upload.id);
    const fits = files.some(({ fileSize }) => fileSize === (identity?.size ?? run.package.size));
    const isBare = files.length === 0 && upload.state === 'AWAITING_UPLOAD' && !Number.isNaN(made);
    if (fits || (isBare && place === 'lost')) own.push(upload);
  }
  const [only, ...others] = own;
  return only && others.length === 0 ? only : null;
}

/**
 * Removes this run's upload at Apple while it still waits for the file. Returns whether there was
 * one to remove. Throws `run-past-withdrawal` once Apple has accepted it: then the build can only be expired.
 */
export async function withdrawUpload(client: AscClient, record: RunRecord): Promise<boolean> {
  const id = record.run.ids.buildUpload ?? (await findOwnUpload(client, record))?.id;
  if (!id) return false;
  try {
    const { state } = await readBuildUpload(client, id);
    // If the state is absent, Apple refuses a delete that comes too late (app-store-connect.md, uploads 16).
    if (state !== null && state !== 'AWAITING_UPLOAD')
      fail('run-past-withdrawal', message('error.run-past-withdrawal.detail'));
    await deleteBuildUpload(client, id);
    return true;
  } catch (thrown) {
    // Already deleted is the desired result.
    if (thrown instanceof Refusal && thrown.answer.status === 404) return true;
    throw thrown;
  }
}
