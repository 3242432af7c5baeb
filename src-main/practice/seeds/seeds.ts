import type { KeyRole } from '#shared/asc/roles';
import { emptyState, type WorldState } from '../world/state';
import { seedEveryday } from './everyday';
import { seedLargeApp } from './large-app';
import { seedLooseEnds } from './loose-ends';
import { seedPhasedRelease, seedRejectedBuild, seedVersionInReview } from './next-version';
import type { SeedBuilder } from './seed-builder';
import { addStandingUsers } from './users';
import { seedFiftyLocales, seedFirstRelease, seedInReview, seedLargeTeam } from './variants';
import { seedWhiteLabel } from './white-label';

const builders = {
  everyday: seedEveryday,
  'first-release': seedFirstRelease,
  'in-review': seedInReview,
  'version-in-review': seedVersionInReview,
  'rejected-build': seedRejectedBuild,
  'phased-release-running': seedPhasedRelease,
  'loose-ends': seedLooseEnds,
  'large-team': seedLargeTeam,
  'large-app': seedLargeApp,
  'fifty-locales': seedFiftyLocales,
  'white-label': seedWhiteLabel,
  // These two differ from everyday only in their terms.
  'expired-agreement': seedEveryday,
  'developer-key': seedEveryday,
} as const satisfies Record<string, (builder: SeedBuilder) => void>;

/** The scenarios that a practice world can start with. */
export type SeedName = keyof typeof builders;

export const seedNames = Object.keys(builders) as SeedName[];

export function isSeedName(text: string): text is SeedName {
  return Object.hasOwn(builders, text);
}

/** A new world. `now` is the world's clock in milliseconds, `today` the calendar. */
export function seedWorld(
  seed: SeedName,
  begin: { now: number; today: Date; secret: string },
): WorldState {
  const state = emptyState(begin.secret);
  const builder = { state, now: begin.now, today: begin.today };
  builders[seed](builder);
  addStandingUsers(builder);
  return state;
}

/** What a scenario sets for the key and the account, beyond the team's data. */
interface ScenarioTerms {
  /** The role of the team's own key. */
  role: KeyRole;
  /** Faults that are set from the start, as they are written. */
  faults: readonly string[];
}

const usual: ScenarioTerms = { role: 'ADMIN', faults: [] };

const terms: Readonly<Record<string, Partial<ScenarioTerms>>> = {
  'developer-key': { role: 'DEVELOPER' },
  // A fault can be removed: this is how the agreement is accepted in a rehearsal.
  'expired-agreement': { faults: ['agreement-missing'] },
};

export function termsOf(scenario: string): ScenarioTerms {
  return { ...usual, ...terms[scenario] };
}
