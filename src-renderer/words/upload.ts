import type { StepState, UploadProgress } from '#shared/domain/publish-run';
import { sentBytes } from '#shared/domain/run-readers';
import { uploadBounds } from '#shared/domain/settings';
import { formatSize, formatSizeOf, wholeDuration } from '#shared/words/format';
import { inWords, say } from '#shared/words/say';
import { timeLeft } from '#shared/words/time';

/** Estimated milliseconds left; null until the speed is known. */
export function millisecondsLeft(upload: UploadProgress): number | null {
  const speed = upload.live?.bytesPerSecond ?? null;
  if (speed === null || speed <= 0) return null;
  return ((upload.total - sentBytes(upload)) / speed) * 1000;
}

/** `212 of 480 MB, 38 MB/s, 7 s left` */
export function uploadWords(upload: UploadProgress): string {
  const size = formatSizeOf(sentBytes(upload), upload.total);
  const bytesPerSecond = upload.live?.bytesPerSecond ?? null;
  // Once everything is sent, the last speed says nothing.
  const isSent = sentBytes(upload) >= upload.total;
  if (bytesPerSecond === null || bytesPerSecond <= 0 || isSent) return size;
  const speed = formatSize(bytesPerSecond);
  const left = millisecondsLeft(upload);
  return left === null || left <= 0
    ? say('run-view.upload.size-speed', { size, speed })
    : say('run-view.upload.size-speed-left', { size, speed, left: timeLeft(left) });
}

/** `41 of 92 parts confirmed by App Store Connect` */
export function partsWords(upload: UploadProgress): string {
  return say('run-view.upload.parts', { stored: upload.partsStored, parts: upload.parts });
}

/** What the step does once every part is stored, such as finding out what became of a lost answer; null before that. */
export function afterPartsWords(upload: UploadProgress, progress: StepState): string | null {
  if (progress.state !== 'running' || upload.partsStored < upload.parts) return null;
  const { sentence } = progress;
  return typeof sentence === 'object' && sentence.key === 'wait.write'
    ? inWords(sentence)
    : say('run-view.upload.completing');
}

/** The speed from what was typed: within the bounds, in tenths of a megabyte per second. */
export function meantSpeed(typed: number): number {
  const tenths = Math.round(typed * 10) / 10;
  return Math.min(uploadBounds.most, Math.max(uploadBounds.least, tenths));
}

/** `A 100 MB package takes about 1 min 23 s.` */
export function speedHint(megabytes: number): string {
  const seconds = 100 / megabytes;
  return seconds < 1
    ? say('run-view.upload.speed-hint-fast')
    : say('run-view.upload.speed-hint', { duration: wholeDuration(Math.round(seconds) * 1000) });
}
