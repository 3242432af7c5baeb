import type { Finding } from '#shared/domain/finding';
import { isSameText, type Message, message } from '#shared/words/message';
import { plainSerial, type Unread } from '../../asc/signing';
import type { AccountSnapshot } from '../account-snapshot';

/** What is known of the profile or of the certificate. */
type State = { is: 'good' } | { is: 'unknown'; why: Message } | { is: 'bad'; finding: Finding };

/**
 * Whether the account still has the profile and the certificate that the package was signed with. One that it does not
 * list is unknown, since Xcode manages some itself (app-store-connect.md, packages 5); it is never reported as valid.
 */
export function signingAtApple(seen: AccountSnapshot): Finding[] {
  // A package from the App Store has no profile; an offline check reports that it can't be sent again.
  const { kind, profileUuid } = seen.info.signing;
  if (kind !== 'app-store' || profileUuid === null) return [];
  const states = [profileState(seen), certificateState(seen)];
  const bad = states.flatMap((state) => (state.is === 'bad' ? [state.finding] : []));
  if (bad.length > 0) return bad;
  const reasons = states.flatMap((state) => (state.is === 'unknown' ? [state.why] : []));
  return notKnown(reasons);
}

const good: State = { is: 'good' };
const mayNotRead: State = {
  is: 'unknown',
  why: message('finding.signing-not-known-at-apple.not-allowed'),
};
const unread: Record<Unread, State> = {
  'not-allowed': mayNotRead,
  'no-answer': {
    is: 'unknown',
    why: message('finding.signing-not-known-at-apple.no-answer'),
  },
};

function profileState({ info, profiles, now }: AccountSnapshot): State {
  const { profileUuid, profileName, profileExpires } = info.signing;
  const name = profileName ?? profileUuid ?? '';
  if (profiles === null) return mayNotRead;
  if (typeof profiles === 'string') return unread[profiles];
  const listed = profiles.find(({ uuid }) => sameText(uuid, profileUuid));
  if (!listed)
    return { is: 'unknown', why: message('finding.signing-not-known-at-apple.profile', { name }) };
  if (isPast(listed.expires, now) && !isPast(profileExpires, now))
    return { is: 'bad', finding: profileExpired(name, listed.expires) };
  if (listed.state === 'INVALID') return { is: 'bad', finding: profileInvalid(name) };
  return good;
}

function certificateState({ certificates, certificateSerial, ...seen }: AccountSnapshot): State {
  const { certificateName, certificateExpires } = seen.info.signing;
  const name = certificateName ?? certificateSerial ?? '';
  if (certificates === null) return mayNotRead;
  if (typeof certificates === 'string') return unread[certificates];
  if (certificateSerial === null)
    return { is: 'unknown', why: message('finding.signing-not-known-at-apple.signer') };
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
  return {
    is: 'unknown',
    why: message('finding.signing-not-known-at-apple.certificate', { name }),
  };
}

function profileExpired(name: string, expires: string | null): Finding {
  return {
    code: 'profile-expired-at-apple',
    severity: 'blocker',
    where: message('finding.place.profiles'),
    title: message('finding.profile-expired-at-apple.title', { name, day: { day: expires ?? '' } }),
    whatToDo: message('finding.profile-expired-at-apple.fix'),
  };
}

function profileInvalid(name: string): Finding {
  return {
    code: 'profile-invalid-at-apple',
    severity: 'warning',
    where: message('finding.place.profiles'),
    title: message('finding.profile-invalid-at-apple.title', { name }),
    why: message('finding.profile-invalid-at-apple.why'),
    whatToDo: message('finding.profile-invalid-at-apple.fix'),
  };
}

function certificateExpired(name: string, expires: string | null): Finding {
  return {
    code: 'certificate-expired-at-apple',
    severity: 'blocker',
    where: message('finding.place.certificates'),
    title: message('finding.certificate-expired-at-apple.title', {
      name,
      day: { day: expires ?? '' },
    }),
    whatToDo: message('finding.certificate-expired-at-apple.fix'),
  };
}

function certificateGone(name: string): Finding {
  return {
    code: 'certificate-gone-at-apple',
    severity: 'warning',
    where: message('finding.place.certificates'),
    title: message('finding.certificate-gone-at-apple.title', { name }),
    why: message('finding.certificate-gone-at-apple.why'),
    whatToDo: message('finding.certificate-gone-at-apple.fix'),
  };
}

/** At most one reason for the profile and one for the certificate, which may be the same. */
function notKnown([first, second]: readonly Message[]): Finding[] {
  if (first === undefined) return [];
  const isOne = second === undefined || isSameText(first, second);
  return [
    {
      code: 'signing-not-known-at-apple',
      severity: 'note',
      where: message('finding.place.signing'),
      title: message('finding.signing-not-known-at-apple.title'),
      whatToDo: isOne
        ? message('finding.signing-not-known-at-apple.fix', { reason: first })
        : message('finding.signing-not-known-at-apple.fix-two', { first, second }),
    },
  ];
}

function sameText(one: string, other: string | null): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

function isPast(date: string | null, now: Date): boolean {
  return date !== null && Date.parse(date) < now.getTime();
}
