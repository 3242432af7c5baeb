import type { UploadProgress } from '#shared/domain/publish-run';
import { formatWhole } from './quantity';
import { formatSize, formatSizeOf } from './size';
import { timeLeft } from './time';

/** Bytes that have left this computer, in flight ones too while they move. */
export function sentBytes(upload: UploadProgress): number {
  return upload.live?.sent ?? upload.stored;
}

/** Milliseconds that are probably left; null until the speed is known. */
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
