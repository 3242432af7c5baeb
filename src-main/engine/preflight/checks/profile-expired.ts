import { type Check, inProfile } from '../check';
import { dayInWords, daysUntil } from '../dates';

const daysAhead = 14;

const renew =
  'Make a new App Store profile at developer.apple.com under Profiles, or let Xcode manage signing; then export the archive again.';

/** Error 90161 names an expired profile too; one that ends soon still delivers. */
export const profileExpired: Check = (pkg, today) => {
  const expires = pkg.profile.state === 'read' ? pkg.profile.profile.expires : null;
  if (expires === null) return null;
  const days = daysUntil(expires, today);
  if (days >= daysAhead) return null;
  const isOver = expires.getTime() <= today.getTime();
  return {
    code: isOver ? 'profile-expired' : 'profile-expires-soon',
    severity: isOver ? 'blocker' : 'warning',
    where: inProfile(pkg, 'ExpirationDate'),
    title: `The provisioning profile ${isOver ? `expired on ${dayInWords(expires)}` : `expires ${inDays(days, expires)}`}`,
    whatToDo: renew,
  };
};

function inDays(days: number, expires: Date): string {
  if (days === 0) return 'within a day';
  return `in ${days} ${days === 1 ? 'day' : 'days'}, on ${dayInWords(expires)}`;
}
