/* Apple's states of builds and reviews, alike in the window and the command. */
import { states } from './en/states';
import type { MessageKey, Text } from './message';

type Kind = keyof typeof states extends `state.${infer Kind}.${string}` ? Kind : never;

/** A state as a message; one that Apple added later is shown as Apple writes it. */
export function stateText(kind: Kind, state: string): Text {
  const key = `state.${kind}.${state}`;
  return isKnown(key) ? { key } : state;
}

function isKnown(key: string): key is MessageKey {
  return Object.hasOwn(states, key);
}
