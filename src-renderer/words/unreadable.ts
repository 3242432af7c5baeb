import type { UnreadableRun } from '#shared/domain/publish-run';
import { asSentence } from './sentence';
import { fullTime } from './time';

/** When the run was made, as its id says: `20261122-140203-1a2b3c`. Null for a folder that is named otherwise. */
export function madeAt(runId: string): string | null {
  const found = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-/.exec(runId);
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1);
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}

/** `Run of 22 Nov 2026, 14:02`: its app is not known any more. */
export function unreadableName({ id }: UnreadableRun): string {
  const made = madeAt(id);
  return made === null ? `Run ${id}` : `Run of ${fullTime(made)}`;
}

/** What happened, and what is left; that it cannot be read is said beside it. */
export function unreadableSentence({ trouble }: UnreadableRun): string {
  return `${asSentence(trouble.detail)} ${asSentence(trouble.whatToDo)}`;
}

export const unreadableWord = 'Cannot be read';
