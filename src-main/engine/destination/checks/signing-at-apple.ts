import type { Finding } from '#shared/domain/finding';
import { plainSerial, type Unread } from '../../asc/signing';
import type { AccountSnapshot } from '../account-snapshot';

/** What is known of the profile or of the certificate. */
type Word = { is: 'good' } | { is: 'unknown'; why: string } | { is: 'bad'; finding: Finding };

/**
 * Whether the account still has the profile and the certificate that the package was signed with. One that it does not
 * list is unknown, since Xcode manages some itself (app-store-connect.md, packages 5); it is never reported as valid.
 */
export function signingAtApple(seen: AccountSnapshot): Finding[] {
  // A package from the App Store has no profile; an offline check reports that it can't be sent again.
  const { kind, profileUuid } = seen.info.signing;
  if (kind !== 'app-store' || profileUuid === null) return [];
  const words = [profileWord(seen), certificateWord(seen)];
  const bad = words.flatMap((word) => (word.is === 'bad' ? [word.finding] : []));
  const unknown = [...new Set(words.flatMap((word) => (word.is === 'unknown' ? [word.why] : [])))];
  return unknown.length > 0 && bad.length === 0 ? [notKnown(unknown)] : bad;
}

const good: Word = { is: 'good' };
const mayNotRead: Word = {
  is: 'unknown',
  why: 'This key may not read the account’s profiles and certificates.',
};
const unread: Record<Unread, Word> = {
  'not-allowed': mayNotRead,
  'no-answer': {
    is: 'unknown',
    why: 'The account’s profiles and certificates could not be read just now.',
  },
};
const whereProfiles = 'Certificates, Identifiers & Profiles, Profiles';
const whereCertificates = 'Certificates, Identifiers & Profiles, Certificates';

function profileWord({ info, profiles, now }: AccountSnapshot): Word {
  const { profileUuid, profileName, profileExpires } = info.signing;
  const name = `“${profileName ?? profileUuid}”`;
  if (profiles === null) return mayNotRead;
  if (typeof profiles === 'string') return unread[profiles];
  const listed = profiles.find(({ uuid }) => sameText(uuid, profileUuid));
  if (!listed) {
    const why = `The account does not list the profile ${name}: it was deleted, or Xcode manages it.`;
    return { is: 'unknown', why };
  }
  if (isPast(listed.expires, now) && !isPast(profileExpires, now))
    return { is: 'bad', finding: profileExpired(name, listed.expires) };
  if (listed.state === 'INVALID') return { is: 'bad', finding: profileInvalid(name) };
  return good;
}

function certificateWord({ certificates, certificateSerial, ...seen }: AccountSnapshot): Word {
  const { certificateName, certificateExpires } = seen.info.signing;
  const name = `“${certificateName ?? certificateSerial}”`;
  if (certificates === null) return mayNotRead;
  if (typeof certificates === 'string') return unread[certificates];
  if (certificateSerial === null)
    return { is: 'unknown', why: 'Which certificate signed the package is not known.' };
  const listed = certificates.find(
    ({ serialNumber }) => serialNumber === plainSerial(certificateSerial),
  );
  if (listed) {
    const hasExpired = isPast(listed.expires, seen.now) && !isPast(certificateExpires, seen.now);
    return hasExpired ? { is: 'bad', finding: certificateExpired(name, listed.expires) } : good;
  }
  // Revoking a certificate removes it from the list, and invalidates the profiles that contain it.
  const profiles = Array.isArray(seen.profiles) ? seen.profiles : [];
  const profile = profiles.find(({ uuid }) => sameText(uuid, seen.info.signing.profileUuid));
  if (profile?.state === 'INVALID') return { is: 'bad', finding: certificateGone(name) };
  const why = `The account does not list the certificate ${name}: it was revoked, or Apple manages it.`;
  return { is: 'unknown', why };
}

const signAgain = 'Sign with one that is good, archive and export again, and drop the new file.';

function profileExpired(name: string, expires: string | null): Finding {
  return {
    code: 'profile-expired-at-apple',
    severity: 'blocker',
    where: whereProfiles,
    title: `The profile ${name} expired on ${dayOf(expires)}`,
    whatToDo: signAgain,
  };
}

function profileInvalid(name: string): Finding {
  return {
    code: 'profile-invalid-at-apple',
    severity: 'warning',
    where: whereProfiles,
    title: `Apple marks the profile ${name} as invalid`,
    whatToDo: `Its certificate was revoked, or its app ID was changed since. Make the profile anew. ${signAgain}`,
  };
}

function certificateExpired(name: string, expires: string | null): Finding {
  return {
    code: 'certificate-expired-at-apple',
    severity: 'blocker',
    where: whereCertificates,
    title: `The certificate ${name} expired on ${dayOf(expires)}`,
    whatToDo: signAgain,
  };
}

function certificateGone(name: string): Finding {
  return {
    code: 'certificate-gone-at-apple',
    severity: 'warning',
    where: whereCertificates,
    title: `The certificate ${name} was probably revoked: the account no longer lists it`,
    whatToDo: signAgain,
  };
}

function notKnown(why: readonly string[]): Finding {
  return {
    code: 'signing-not-known-at-apple',
    severity: 'note',
    where: 'Certificates, Identifiers & Profiles',
    title: 'Whether Apple still accepts the profile and the certificate is not known',
    whatToDo: `${why.join(' ')} The package itself says that both are good; Apple decides after the upload.`,
  };
}

function sameText(one: string, other: string | null): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

function isPast(date: string | null, now: Date): boolean {
  return date !== null && Date.parse(date) < now.getTime();
}

function dayOf(date: string | null): string {
  return date === null ? 'an unknown day' : new Date(date).toISOString().slice(0, 10);
}
