/* Shared by the plan, the run, the window and the command: when testers are emailed. */
import type { NotifyTesters } from '../domain/publish-plan';
import type { NotifyReason } from '../domain/publish-run';

/** `2026-11-29 14:05 UTC` */
function moment(at: string): string {
  return `${new Date(at).toISOString().replace('T', ' ').slice(0, 16)} UTC`;
}

/** What the plan asks for, for its row of a list. */
export function notifyIntention(notify: NotifyTesters): string {
  if (notify === 'at-once') return 'Apple emails testers as soon as they can install the build';
  if (notify === 'after-confirm') return 'testers are emailed once, after you confirm it';
  if (notify === 'nobody') return 'nobody is emailed';
  return `testers are emailed once, at ${moment(notify.at)}`;
}

/** The result of setting automatic emails; null if App Store Connect does not show it. */
export function notifySetWords(notify: NotifyTesters): string {
  const state = notify === 'at-once' ? 'on' : 'off';
  return `Automatic emails are ${state}: ${notifyIntention(notify)}`;
}

/** Why the run waits for a person, and what pressing the button does. */
export const readyWords: Record<NotifyReason, string> = {
  asked: 'Testers can be emailed now. Nobody is emailed until you say so.',
  'switched-off':
    'Apple has approved the build, but automatic emails were turned off in App Store Connect, so testers don’t get it yet. Email testers to release it.',
  'note-refused':
    'App Store Connect refused a note, so the email did not go out on its own. Change the note first, or email testers now.',
  unanswered:
    'Testers may have been emailed: the request got no answer, and App Store Connect does not show the build as released. Email testers only if they have no email.',
};

/** The button, its question and the command's name for it. */
export const emailTestersLabel = 'Email testers';

/** About a build that nobody is to be emailed about. */
export const heldBackWords =
  'Approved. It stays unreleased to external testers, because nobody is to be emailed';

/** Shown while Apple has approved a build but not released it yet. */
export const releasingWords =
  'Approved by Apple, which releases it to testers now. If it stays like this, release it in App Store Connect.';

export function emailAtWords(at: string): string {
  return `The build is ready. Testers are emailed at ${moment(at)}`;
}

/** After the names of the groups. */
export const canInstallWords = 'can install it in TestFlight';

export const sentWords = {
  yes: 'Testers were emailed',
  perhaps:
    'Testers may have been emailed: the request got no answer. It is not sent again; check in TestFlight',
  elsewhere: 'Testers were emailed from App Store Connect, so no second email was sent',
  no: 'Nobody was emailed',
} as const;
