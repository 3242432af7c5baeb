/* Shared by the plan, the run and the command: what Apple asks about encryption. */
import type { EncryptionDeclaration } from '../domain/destination';

const states: Record<string, string> = {
  CREATED: 'created, not submitted to Apple',
  IN_REVIEW: 'in review at Apple',
  APPROVED: 'approved',
  REJECTED: 'rejected by Apple',
  INVALID: 'invalid',
  EXPIRED: 'expired',
};

/** An unknown word of Apple's is shown unchanged. */
export function declarationStateWords(state: string): string {
  return states[state] ?? (state || 'in an unknown state');
}

/** `“Notes are encrypted…” (ID 1234, approved)` */
export function declarationWords({ id, state, description }: EncryptionDeclaration): string {
  const name = description === '' ? 'No description' : shortened(description);
  return `“${name}” (ID ${id}, ${declarationStateWords(state)})`;
}

export function listOfDeclarations(all: readonly EncryptionDeclaration[]): string {
  return all.map(declarationWords).join('; ');
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** What to do about it at App Store Connect. */
export const declareWords =
  'In App Store Connect, open App Information, App Encryption Documentation, and submit a declaration. Then resume the run, which attaches it. You can also attach it to the build there under TestFlight.';
