import type { Role } from '../auth/registered-keys';
import { emptyState, type WorldState } from '../world/state';
import { seedEveryday } from './everyday';
import { seedLooseEnds } from './loose-ends';
import { seedPhasedRelease, seedRejectedBuild, seedVersionInReview } from './next-version';
import type { SeedBuilder } from './seed-builder';
import { addStandingUsers } from './users';
import { seedFiftyLocales, seedFirstRelease, seedInReview, seedLargeTeam } from './variants';

const builders = {
  everyday: seedEveryday,
  'first-release': seedFirstRelease,
  'in-review': seedInReview,
  'version-in-review': seedVersionInReview,
  'rejected-build': seedRejectedBuild,
  'phased-release-running': seedPhasedRelease,
  'loose-ends': seedLooseEnds,
  'large-team': seedLargeTeam,
  'fifty-locales': seedFiftyLocales,
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

/** A scenario as people see it when they choose one. */
interface ScenarioText {
  title: string;
  /** One sentence. */
  says: string;
}

const texts: Readonly<Record<string, ScenarioText>> = {
  everyday: {
    title: 'An everyday release',
    says: 'One app in good order with a version out, and one whose test information was never finished.',
  },
  'first-release': {
    title: 'The first release ever',
    says: 'An app that has no build yet: nothing to compare with, and everything asked for the first time.',
  },
  'in-review': {
    title: 'A build in beta review',
    says: 'Another build is with beta review, so a new one has to replace it or wait.',
  },
  'version-in-review': {
    title: 'A version in review',
    says: 'The next version waits for App Store review, so nothing of it can be changed without canceling.',
  },
  'rejected-build': {
    title: 'A rejected build',
    says: 'Beta review and App Store review both turned the next version down.',
  },
  'phased-release-running': {
    title: 'A phased release that runs',
    says: 'The next version came out two days ago, and reaches its users little by little.',
  },
  'loose-ends': {
    title: 'Loose ends',
    says: 'Colleagues left things half done: compliance unanswered, two groups of one name, a note missing, a draft of somebody else’s.',
  },
  'large-team': {
    title: 'A large team',
    says: 'Forty apps, two thousand builds and three hundred testers: every list is longer than a page.',
  },
  'fifty-locales': {
    title: 'Fifty languages',
    says: 'An app that speaks every language there is, with a note in each.',
  },
  'expired-agreement': {
    title: 'An expired agreement',
    says: 'Nothing is answered until a new agreement is accepted.',
  },
  'developer-key': {
    title: 'A key with a small role',
    says: 'The key may bring builds, and not run TestFlight.',
  },
};

/** The text of a scenario; one without text is shown by its name. */
export function scenarioText(name: string): ScenarioText {
  const [first = '', ...rest] = name.replaceAll('-', ' ');
  return texts[name] ?? { title: `${first.toUpperCase()}${rest.join('')}`, says: '' };
}

/** What a scenario sets for the key and the account, beyond the team's data. */
interface ScenarioTerms {
  /** The role of the team's own key. */
  role: Role;
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
