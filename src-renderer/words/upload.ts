import type { UploadProgress } from '#shared/domain/publish-run';
import { uploadBounds } from '#shared/domain/settings';
import { formatSize, formatSizeOf, formatWhole } from '#shared/words/format';
import { timeLeft } from '#shared/words/time';

/** Bytes that have left this computer, including those in flight. */
export function sentBytes(upload: UploadProgress): number {
  return upload.live?.sent ?? upload.stored;
}

/** Estimated milliseconds left; null until the speed is known. */
export function millisecondsLeft(upload: UploadProgress): number | null {
  const speed = upload.live?.bytesPerSecond ?? null;
  if (speed === null || speed <= 0) return null;
  return ((upload.total - sentBytes(upload)) / speed) * 1000;
}

/** Between 0 and 1. */
export function uploadFraction(upload: UploadProgress): number {
  return upload.total === 0 ? 0 : Math.min(1, sentBytes(upload) / upload.total);
}

/** `212 of 480 MB, 38 MB/s, 7 s left` */
export function uploadWords(upload: UploadProgress): string {
  const words = [formatSizeOf(sentBytes(upload), upload.total)];
  const speed = upload.live?.bytesPerSecond ?? null;
  const left = millisecondsLeft(upload);
  if (speed !== null && speed > 0) words.push(`${formatSize(speed)}/s`);
  if (left !== null && left > 0) words.push(timeLeft(left));
  return words.join(', ');
}

/** `41 of 92 parts stored` */
export function partsWords(upload: UploadProgress): string {
  const noun = upload.parts === 1 ? 'part' : 'parts';
  return `${formatWhole(upload.partsStored)} of ${formatWhole(upload.parts)} ${noun} stored`;
}

/** The speed from what was typed: within the bounds, in tenths of a megabyte per second. */
export function meantSpeed(typed: number): number {
  const tenths = Math.round(typed * 10) / 10;
  return Math.min(uploadBounds.most, Math.max(uploadBounds.least, tenths));
}

/** `A package of 100 MB takes about 1 min 23 s.` */
export function speedHint(megabytes: number): string {
  return `A package of 100 MB takes ${spelled(100 / megabytes)}.`;
}

function spelled(time: number): string {
  if (time < 1) return 'less than 1 s';
  const seconds = Math.round(time);
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60 === 0 && minutes > 0 ? '' : `${seconds % 60} s`;
  return `about ${minutes > 0 ? `${minutes} min ` : ''}${rest}`.trim();
}
