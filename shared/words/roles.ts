/* Apple’s roles and what they allow, alike in the window and the command. */
import type { KeyFeature, KeyRole } from '../asc/roles';
import { type Message, message } from './message';

/** As App Store Connect names it: `App Manager`. */
export function roleName(role: KeyRole): Message {
  return message(`role.${role}`);
}

/** Begins with a verb in lowercase, for lists: `edit What to Test`. */
export function featureName(feature: KeyFeature): Message {
  return message(`feature.${feature}`);
}
