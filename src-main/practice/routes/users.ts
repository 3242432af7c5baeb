import type { UserRow } from '../world/rows';
import { userRoles } from './enum-values';
import { equalsInAnyCase, hasAny, sortKey } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { Route } from './route';

const includes = ['visibleApps'];

const users = listRoute('users', ({ moment }) => moment.state.users, {
  filters: {
    username: equalsInAnyCase<UserRow>((user) => user.username),
    roles: hasAny<UserRow>((user) => user.roles, userRoles),
    visibleApps: hasAny<UserRow>((user) => user.visibleAppIds),
  },
  sorts: {
    username: sortKey<UserRow>((user) => user.username),
    lastName: sortKey<UserRow>((user) => user.lastName),
  },
  includes,
});

/** Only for those who manage the team: a refusal here says nothing about other permissions. */
export const userRoutes: Route[] = forTeamKeys(
  [users, instanceRoute('users', { includes }), ...relatedRoutes('users', 'visibleApps')].map(
    (route) => ({ ...route, access: 'administer' }),
  ),
);

/** The same routes, closed to individual keys. */
export function forTeamKeys(routes: readonly Route[]): Route[] {
  return routes.map((route) => ({ ...route, isForTeamKeys: true }));
}
