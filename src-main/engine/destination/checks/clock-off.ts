import type { Finding } from '#shared/domain/finding';
import { message } from '#shared/words/message';
import type { AccountSnapshot } from '../account-snapshot';

const toleranceSeconds = 5 * 60;

/** A wrong clock does no harm here, since Apple's time is used; other programs may fail. */
export function clockOff({ clockBehindSeconds }: AccountSnapshot): Finding | null {
  if (Math.abs(clockBehindSeconds) <= toleranceSeconds) return null;
  const minutes = Math.round(Math.abs(clockBehindSeconds) / 60);
  const difference = { duration: minutes * 60_000 };
  return {
    code: 'clock-off',
    severity: 'note',
    where: message('finding.place.this-computer'),
    title:
      clockBehindSeconds > 0
        ? message('finding.clock-off.title-behind', { difference })
        : message('finding.clock-off.title-ahead', { difference }),
    whatToDo: message('finding.clock-off.fix'),
  };
}
