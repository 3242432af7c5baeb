import type { UserRow } from '../world/users';
import { equalsInAnyCase, hasAny, sortKey } from './filters';
import { listRoute } from './read-routes';
import type { Route } from './route';
import { forTeamKeys } from './team-keys';
import { userRoles } from './words';

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
  includes: ['visibleApps'],
});

/** Only for those who run the team: a refusal here says nothing about the rest. */
export const userRoutes: Route[] = forTeamKeys([{ ...users, access: 'administer' }]);
