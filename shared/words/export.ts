/* Shared by the plan, the run and the command: what Apple asks about encryption. */
import type { EncryptionDeclaration } from '../domain/destination';
import { type Message, message, type Value } from './message';

const states = {
  CREATED: 'declaration.state.created',
  IN_REVIEW: 'declaration.state.in-review',
  APPROVED: 'declaration.state.approved',
  REJECTED: 'declaration.state.rejected',
  INVALID: 'declaration.state.invalid',
  EXPIRED: 'declaration.state.expired',
} as const;

/** An unknown word of Apple's is shown unchanged. */
export function declarationStateWords(state: string): Message | string {
  if (Object.hasOwn(states, state)) return message(states[state as keyof typeof states]);
  return state === '' ? message('declaration.state.unknown') : state;
}

/** `“Notes are encrypted…” (ID 1234, approved)` */
export function declarationWords({ id, state, description }: EncryptionDeclaration): Message {
  const facts = { id, state: declarationStateWords(state) };
  return description === ''
    ? message('declaration.unnamed', facts)
    : message('declaration.named', { ...facts, name: shortened(description) });
}

/** To choose from. */
export function listOfDeclarations(all: readonly EncryptionDeclaration[]): Value {
  return { list: all.map(declarationWords), or: true };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
