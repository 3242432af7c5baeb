import type { Finding } from '#shared/domain/finding';
import type { AccountSnapshot } from '../account-snapshot';

const toleranceSeconds = 5 * 60;

/** A wrong clock does no harm here, since Apple's time is used; other programs may fail. */
export function clockOff({ clockBehindSeconds }: AccountSnapshot): Finding | null {
  if (Math.abs(clockBehindSeconds) <= toleranceSeconds) return null;
  const minutes = Math.round(Math.abs(clockBehindSeconds) / 60);
  return {
    code: 'clock-off',
    severity: 'note',
    where: 'This computer',
    title: `Its clock is ${minutes} minutes ${clockBehindSeconds > 0 ? 'behind' : 'ahead of'} App Store Connect’s`,
    whatToDo: 'Set the clock by the network. Slipway goes by Apple’s time meanwhile.',
  };
}
