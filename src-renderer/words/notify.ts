import type { EncryptionDeclaration } from '#shared/domain/destination';
import type { NotifyTesters } from '#shared/domain/publish-plan';
import { counted } from '#shared/words/format';
import { say } from '#shared/words/say';
import { dayOf, shortMoment } from '#shared/words/time';

/** The choices of the plan, keyed by the values of their list. */
export type NotifyChoice = 'at-once' | 'after-confirm' | 'at-time' | 'nobody';

export const notifyLabel = 'Emails to testers';
export const notifyTimeLabel = 'Email testers at';

export const notifyOptions: readonly { id: NotifyChoice; name: string }[] = [
  { id: 'at-once', name: 'As soon as they can install' },
  { id: 'after-confirm', name: 'After I confirm' },
  { id: 'at-time', name: 'At a time' },
  { id: 'nobody', name: 'Nobody' },
];

export function choiceOf(notify: NotifyTesters): NotifyChoice {
  return typeof notify === 'object' ? 'at-time' : notify;
}

const sentences: Record<NotifyChoice, string> = {
  'at-once': 'Apple emails testers when they can install the build.',
  'after-confirm':
    'The run waits until you press Email testers. External testers can install the build from then on.',
  'at-time':
    'The run sends one email then, or once Apple has approved the build. Slipway must be running.',
  nobody: 'External testers can’t install the build until you release it in App Store Connect.',
};

/** Below the list: what the choice means. */
export function notifySentence(notify: NotifyTesters): string {
  return sentences[choiceOf(notify)];
}

/** What the plan's sentence says about emails, after the groups; empty for what Apple does anyway. */
export function notifyClause(notify: NotifyTesters, now: number): string {
  if (notify === 'at-once') return '';
  if (notify === 'after-confirm') return ', emails them after you confirm';
  if (notify === 'nobody') return ', emails nobody';
  return `, emails them at ${shortMoment(notify.at, now)}`;
}

const minute = 60_000;

/** The value of a date and time field: local time without its zone, `2026-12-01T09:00`. */
export function localMoment(at: string): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * minute).toISOString().slice(0, 16);
}

/** The time that such a field contains; null while it is invalid. */
export function momentFrom(local: string): string | null {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** The initial suggestion: the full hour after the next. */
export function proposedMoment(now: number): string {
  return new Date(Math.ceil(now / (60 * minute)) * 60 * minute + 60 * minute).toISOString();
}

/** Approved declarations, as a list to choose from. */
export function declarationChoices(
  declarations: readonly EncryptionDeclaration[] | null,
): { value: string; label: string; text: string }[] {
  return (declarations ?? [])
    .filter(({ state }) => state === 'APPROVED')
    .map(({ id, description, createdDate }) => ({
      value: id,
      label: description === '' ? `Declaration ${id}` : description,
      text:
        createdDate === null ? 'Approved' : `Approved, submitted ${dayOf(createdDate, Date.now())}`,
    }));
}

/** What Apple will ask, shown before the upload. */
export function declarationHint(declarations: readonly EncryptionDeclaration[] | null): string {
  const asks =
    'App Store Connect asks for an export compliance declaration before testers get the build.';
  if (declarations === null)
    return `${asks} The app’s declarations could not be read; the run attaches the approved one.`;
  const approved = declarations.filter(({ state }) => state === 'APPROVED').length;
  if (approved === 1) return `${asks} The run attaches the approved one.`;
  if (approved > 1) return `${asks} Choose which one is attached.`;
  const pending =
    declarations.length === 0
      ? ''
      : ` ${counted(declarations.length, 'declaration')} not approved yet.`;
  return `${asks}${pending} ${say('declaration.submit')}`;
}
