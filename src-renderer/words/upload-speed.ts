import { uploadBounds } from '#shared/domain/upload-bounds';

/** The speed that is meant by what was typed: within the bounds, in tenths of a megabyte a second. */
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
