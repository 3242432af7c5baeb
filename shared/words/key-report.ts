/* Who can fix a fault of a key, alike in the window and the command. */
import type { KeyFixer } from '../domain/key-report';
import { type Message, message } from './message';

export function fixerName(fixer: KeyFixer): Message {
  return message(`key-fixer.${fixer}`);
}
