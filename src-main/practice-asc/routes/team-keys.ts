import type { Route } from './route';

/** The same routes, closed to individual keys. */
export function forTeamKeys(routes: readonly Route[]): Route[] {
  return routes.map((route) => ({ ...route, isForTeamKeys: true }));
}
