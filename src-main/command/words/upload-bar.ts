import type { UploadProgress } from '#shared/domain/publish-run';
import { formatSizeOf } from '#shared/words/format';
import { say } from '#shared/words/say';
import { timeLeft } from '#shared/words/time';
import { type Paint, widthOf } from './format';

/** Narrower than this a bar shows less than its percentage does. */
const narrowest = 10;
const widest = 30;

/** An upload in one line of at most `width` columns. What there is no room for is left out, the percentage last. */
export function uploadLine(upload: UploadProgress, width: number, paint: Paint): string {
  const { total, live } = upload;
  const sent = live?.sent ?? upload.stored;
  const share = total === 0 ? 0 : Math.min(1, sent / total);
  const speed = live?.bytesPerSecond ?? null;
  // Rounded down: 100 % is only what is all there.
  const percent = say('command.run.percent', { share: Math.floor(share * 100) / 100 });
  const size = formatSizeOf(sent, total);
  const rate =
    speed === null ? null : say('command.run.rate', { speed: { bytes: Math.round(speed) } });
  const isLeft = speed !== null && speed > 0 && sent < total;
  const left = isLeft ? timeLeft(((total - sent) / speed) * 1000) : null;
  const words = [size, rate, left].filter((one) => one !== null);
  while (words.length > 0 && widthOf([percent, ...words].join('  ')) > width) words.pop();
  const text = [percent, ...words].join('  ');
  const room = Math.min(widest, width - widthOf(text) - 2);
  return room < narrowest ? text : `${bar(share, room, paint)}  ${text}`;
}

function bar(share: number, width: number, paint: Paint): string {
  const full = Math.floor(share * width);
  return paint.good('█'.repeat(full)) + paint.dim('░'.repeat(width - full));
}
