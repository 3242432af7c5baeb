import type { Role } from '../auth/registered-keys';

/** What a story says about the key and the account, beside what the team has. */
export interface StoryTerms {
  /** The role of the team's own key. */
  role: Role;
  /** Trouble that is there from the beginning, as faults are written. */
  faults: readonly string[];
}

const usual: StoryTerms = { role: 'ADMIN', faults: [] };

const terms: Readonly<Record<string, Partial<StoryTerms>>> = {
  'developer-key': { role: 'DEVELOPER' },
  // A fault can be mended, which is how the agreement is accepted in a rehearsal.
  'expired-agreement': { faults: ['agreement-missing'] },
};

export function termsOf(story: string): StoryTerms {
  return { ...usual, ...terms[story] };
}
