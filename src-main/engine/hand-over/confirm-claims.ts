import { sameVersion } from '#shared/asc/version-numbers';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { findApp, readAppOfBuild, readAppOfVersion } from '../asc/apps';
import { listBuildUploadFiles } from '../asc/build-upload-files';
import { listBuildUploads } from '../asc/build-uploads';
import { readBuild } from '../asc/builds';
import type { AscClient } from '../asc/client';
import { Refusal } from '../asc/refusal';
import { listOpenSubmissions, readSubmission } from '../asc/review-submissions';
import { identityFor } from '../publish/own-upload';
import type { RunRecord } from '../publish/run-record';

/**
 * Holds every ID of a run that comes from a file against App Store Connect: the app, the upload, the build and the App
 * Store version have to be those that the file says, or it could publish something else than it shows. Throws
 * `hand-over-other-app`, and whatever keeps App Store Connect from answering.
 */
export async function confirmClaims(client: AscClient, record: RunRecord): Promise<void> {
  const { run } = record;
  const app = await findApp(client, run.package.bundleId ?? '');
  if (run.app !== null && run.app.id !== app.id) refuse(message('hand-over.claim.app'));
  const known = { ...run, app };
  await confirmUpload(client, { ...record, run: known });
  await confirmBuild(client, known, app.id);
  await confirmStore(client, known, app.id);
}

async function confirmUpload(client: AscClient, { run }: RunRecord): Promise<void> {
  const { buildUpload, buildUploadFile } = run.ids;
  if (buildUpload === null || run.ids.build !== null) return;
  const identity = identityFor(run);
  const uploads = await listBuildUploads(client, identity.appId, identity);
  if (uploads.every(({ id }) => id !== buildUpload)) refuse(message('hand-over.claim.upload'));
  if (buildUploadFile === null || run.committed) return;
  const files = await listBuildUploadFiles(client, buildUpload);
  if (files.every(({ id }) => id !== buildUploadFile)) refuse(message('hand-over.claim.upload'));
}

async function confirmBuild(
  client: AscClient,
  run: RunRecord['run'],
  appId: string,
): Promise<void> {
  const buildId = run.ids.build ?? run.plan.existing?.buildId ?? null;
  if (buildId === null) return;
  const claim = message('hand-over.claim.build');
  const [app, build] = await Promise.all([
    found(claim, readAppOfBuild(client, buildId)),
    found(claim, readBuild(client, buildId)),
  ]);
  const isSame =
    app.id === appId &&
    sameVersion(build.version ?? '', run.package.version ?? '') &&
    sameVersion(build.buildNumber, run.package.buildNumber ?? '');
  if (!isSame) refuse(claim);
}

async function confirmStore(
  client: AscClient,
  { store, package: info }: RunRecord['run'],
  appId: string,
): Promise<void> {
  if (store === null || store.versionId === null) return;
  const claim = message('hand-over.claim.version');
  const version = await found(claim, readAppOfVersion(client, store.versionId));
  if (version.appId !== appId) refuse(claim);
  const { submissionId } = store;
  if (submissionId === null) return;
  const open = await listOpenSubmissions(client, appId, info.platform ?? version.platform);
  if (open.some(({ id }) => id === submissionId)) return;
  // One that is complete is not listed any more.
  const own = await found(
    message('hand-over.claim.submission'),
    readSubmission(client, submissionId),
  );
  const versions = [own.versionId, ...(own.items ?? []).map((item) => item.versionId)];
  if (!versions.includes(store.versionId)) refuse(message('hand-over.claim.submission'));
}

/** What this key cannot see is not there for it. */
async function found<T>(claim: Message, reading: Promise<T>): Promise<T> {
  return reading.catch((thrown: unknown) => {
    if (thrown instanceof Refusal && thrown.answer.status === 404) return refuse(claim);
    throw thrown;
  });
}

function refuse(claim: Message): never {
  return fail('hand-over-other-app', message('error.hand-over-other-app.detail', { claim }));
}
