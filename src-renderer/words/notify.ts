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
