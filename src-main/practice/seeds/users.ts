import { fixedId } from '../world/ids';
import type { AppRow, UserRow } from '../world/rows';
import type { SeedBuilder } from './seed-builder';

type UserOptions = Pick<UserRow, 'firstName' | 'lastName' | 'roles' | 'visibleAppIds'>;

/** Users without a list of apps see all of them. */
function userOf(address: string, options: UserOptions): UserRow {
  return {
    id: fixedId('user', address),
    username: `${address}@example.com`,
    allAppsVisible: options.visibleAppIds.length === 0,
    provisioningAllowed: options.roles.includes('ADMIN'),
    ...options,
  };
}

/** The users of every scenario are named after their job: no person is made up. */
export function addStandingUsers({ state }: SeedBuilder): void {
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

/** A numbered user who is a tester of an internal group. */
export function addTestingUser({ state }: SeedBuilder, app: AppRow, number: string): UserRow {
  const user = userOf(`tester-${number}`, {
    firstName: 'Tester',
    lastName: number,
    roles: ['DEVELOPER'],
    visibleAppIds: [app.id],
  });
  state.users.push(user);
  return user;
}
