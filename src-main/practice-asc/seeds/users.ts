import { fixedId } from '../world/ids';
import type { AppRow } from '../world/rows';
import type { UserRow } from '../world/users';
import type { Stage } from './team';

type UserWish = Pick<UserRow, 'firstName' | 'lastName' | 'roles' | 'visibleAppIds'>;

/** Whoever is told of no apps sees them all. */
function userOf(address: string, wish: UserWish): UserRow {
  return {
    id: fixedId('user', address),
    username: `${address}@example.com`,
    allAppsVisible: wish.visibleAppIds.length === 0,
    provisioningAllowed: wish.roles.includes('ADMIN'),
    ...wish,
  };
}

/** The people of every story are named for what they do: nobody is made up. */
export function addStandingUsers({ state }: Stage): void {
  const firstApp = state.apps.slice(0, 1).map(({ id }) => id);
  const kinds: [string, string, string, string[], string[]][] = [
    ['account-holder', 'Account', 'Holder', ['ACCOUNT_HOLDER', 'ADMIN'], []],
    ['admin', 'Team', 'Admin', ['ADMIN'], []],
    ['release-desk', 'Release', 'Desk', ['APP_MANAGER'], []],
    ['build-machine', 'Build', 'Machine', ['DEVELOPER'], firstApp],
  ];
  const users = kinds.map(([address, firstName, lastName, roles, visibleAppIds]) =>
    userOf(address, { firstName, lastName, roles, visibleAppIds }),
  );
  state.users.unshift(...users);
}

/** A user for an internal group to have as a tester, told from the others by a number. */
export function addTestingUser({ state }: Stage, app: AppRow, number: string): UserRow {
  const user = userOf(`tester-${number}`, {
    firstName: 'Tester',
    lastName: number,
    roles: ['DEVELOPER'],
    visibleAppIds: [app.id],
  });
  state.users.push(user);
  return user;
}
