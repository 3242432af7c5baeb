import type { BuildUploadFileRow, BuildUploadRow } from './rows';

/**
 *   AWAITING_UPLOAD --commit, a little later--> PROCESSING --delivery--> COMPLETE | FAILED
 *
 * A refusal for the daily limit leaves the upload at AWAITING_UPLOAD with the reason beside it.
 */
type UploadState = 'AWAITING_UPLOAD' | 'PROCESSING' | 'COMPLETE' | 'FAILED';

export function uploadStateOf(upload: BuildUploadRow, now: number): UploadState {
  if (upload.processingAt === null || now < upload.processingAt) return 'AWAITING_UPLOAD';
  if (upload.finishedAt === null || now < upload.finishedAt) return 'PROCESSING';
  return upload.outcome;
}

/** `state` of a build upload: remarks appear once the result is there. */
export function uploadVerdict(upload: BuildUploadRow, now: number) {
  const state = uploadStateOf(upload, now);
  const refusedOutright = upload.committedAt !== null && upload.processingAt === null;
  const isDecided = state === 'COMPLETE' || state === 'FAILED' || refusedOutright;
  return {
    errors: isDecided ? upload.errors : [],
    warnings: isDecided ? upload.warnings : [],
    infos: [],
    state,
  };
}

export function fileStateOf(
  file: BuildUploadFileRow,
  upload: BuildUploadRow | undefined,
  now: number,
) {
  if (file.committedAt === null) return 'AWAITING_UPLOAD';
  if (upload?.processingAt === null || upload === undefined) return 'UPLOAD_COMPLETE';
  return now < upload.processingAt ? 'UPLOAD_COMPLETE' : 'COMPLETE';
}
