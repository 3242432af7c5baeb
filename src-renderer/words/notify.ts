import type { EncryptionDeclaration } from '#shared/domain/destination';
import type { NotifyTesters } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';

/** The choices of the plan, keyed by the values of their list. */
export type NotifyChoice = 'at-once' | 'after-confirm' | 'at-time' | 'nobody';

const choices = ['at-once', 'after-confirm', 'at-time', 'nobody'] as const;

export function notifyOptions(): { id: NotifyChoice; name: string }[] {
  return choices.map((id) => ({ id, name: say(`testers.email.${id}`) }));
}

export function choiceOf(notify: NotifyTesters): NotifyChoice {
  return typeof notify === 'object' ? 'at-time' : notify;
}

/** Below the list: what the choice means. */
export function notifySentence(notify: NotifyTesters): string {
  return say(`testers.email.${choiceOf(notify)}-means`);
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
      label: description === '' ? say('plan.declaration.unnamed', { id }) : description,
      text:
        createdDate === null
          ? say('plan.declaration.approved')
          : say('plan.declaration.approved-since', { day: { day: createdDate } }),
    }));
}

/** What Apple will ask, shown before the upload. */
export function declarationHint(declarations: readonly EncryptionDeclaration[] | null): string {
  return [say('plan.declaration.asks'), ...declarationAdvice(declarations)].join(' ');
}

function declarationAdvice(declarations: readonly EncryptionDeclaration[] | null): string[] {
  if (declarations === null) return [say('plan.declaration.unread')];
  const approved = declarations.filter(({ state }) => state === 'APPROVED').length;
  if (approved === 1) return [say('plan.declaration.attached')];
  if (approved > 1) return [say('plan.declaration.choose')];
  const count = declarations.length;
  const pending = count === 0 ? [] : [say('plan.declaration.pending', { count })];
  return [...pending, say('declaration.submit')];
}
