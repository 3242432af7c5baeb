/* What the system's dialogs have in common. */
import { message, type Value } from './message';

export interface Question {
  /** The headline: the action and its object. */
  message: string;
  detail: string;
  /** The confirm button. The other one cancels, and Enter presses it. */
  act: string;
}

/** More names than these do not help a person to decide, and would push the buttons off the screen. */
const shownNames = 8;

/** The first names, and how many more there are. */
export function shortList(items: readonly Value[]): Value {
  if (items.length <= shownNames) return { list: [...items] };
  const more = message('confirm.more', { count: items.length - shownNames });
  return { list: [...items.slice(0, shownNames), more] };
}

/** Names come from packages, servers and the page: none may break the dialog's lines or reverse its text. */
export function asLine(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
