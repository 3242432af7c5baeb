import type { BuildRow } from './rows';
import { byId, type WorldState } from './state';

/**
 * What Apple takes a delivery with and refuses a submission for review for: its mails about these
 * speak of the submission, and the build reads INVALID some minutes after it.
 */
const refusedCodes = ['91055', '91056', '91064'];

/** Whether a build will not get past the look that comes before every review. */
export function isRefusedAtReview(build: BuildRow, { buildUploads }: WorldState): boolean {
  const upload = build.uploadId === null ? undefined : byId(buildUploads, build.uploadId);
  return upload?.warnings.some(({ code }) => refusedCodes.includes(code)) === true;
}
