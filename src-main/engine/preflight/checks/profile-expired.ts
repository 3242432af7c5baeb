import { type Check, inProfile } from '../check';
import { dayInWords, daysUntil } from '../dates';
import { profiledPrograms, profileName } from '../profiles';

const daysAhead = 14;

const renew =
  'Make a new App Store profile at developer.apple.com under Profiles, or let Xcode manage signing; then export the archive again.';

/** Error 90161 names an expired profile too; one that ends soon still delivers. The first to end is told. */
export const profileExpired: Check = (pkg, today) => {
  const ending = profiledPrograms(pkg)
    .flatMap((program) =>
      program.profile.expires === null ? [] : [{ program, expires: program.profile.expires }],
    )
    .sort((a, b) => a.expires.getTime() - b.expires.getTime());
  const [first] = ending;
  if (first === undefined) return null;
  const { program, expires } = first;
  const days = daysUntil(expires, today);
  if (days >= daysAhead) return null;
  const isOver = expires.getTime() <= today.getTime();
  return {
    code: isOver ? 'profile-expired' : 'profile-expires-soon',
    severity: isOver ? 'blocker' : 'warning',
    where: inProfile(program.bundle, 'ExpirationDate'),
    title: `${profileName(program)} ${isOver ? `expired on ${dayInWords(expires)}` : `expires ${inDays(days, expires)}`}`,
    whatToDo: renew,
  };
};

function inDays(days: number, expires: Date): string {
  if (days === 0) return 'within a day';
  return `in ${days} ${days === 1 ? 'day' : 'days'}, on ${dayInWords(expires)}`;
}
