import { emptyState, type WorldState } from '../world/state';
import { tellEveryday } from './everyday';
import { tellFiftyLocales } from './fifty-locales';
import { tellFirstRelease } from './first-release';
import { tellInReview } from './in-review';
import { tellLargeTeam } from './large-team';
import { tellLooseEnds } from './loose-ends';
import { tellPhasedRelease, tellRejectedBuild, tellVersionInReview } from './next-version';
import type { Stage } from './team';
import { addStandingUsers } from './users';

const stories = {
  everyday: tellEveryday,
  'first-release': tellFirstRelease,
  'in-review': tellInReview,
  'version-in-review': tellVersionInReview,
  'rejected-build': tellRejectedBuild,
  'phased-release-running': tellPhasedRelease,
  'loose-ends': tellLooseEnds,
  'large-team': tellLargeTeam,
  'fifty-locales': tellFiftyLocales,
  // What these two are about is in their terms.
  'expired-agreement': tellEveryday,
  'developer-key': tellEveryday,
} as const satisfies Record<string, (stage: Stage) => void>;

/** The stories that a practice world can begin with. */
export type SeedName = keyof typeof stories;

export const seedNames = Object.keys(stories) as SeedName[];

export function isSeedName(text: string): text is SeedName {
  return Object.hasOwn(stories, text);
}

/** A fresh world. `now` is the world's clock in milliseconds, `today` the calendar. */
export function seedWorld(
  seed: SeedName,
  begin: { now: number; today: Date; secret: string },
): WorldState {
  const state = emptyState(begin.secret);
  const stage = { state, now: begin.now, today: begin.today };
  stories[seed](stage);
  addStandingUsers(stage);
  return state;
}
