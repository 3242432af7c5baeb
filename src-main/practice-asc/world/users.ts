import type { Moment } from './state';

/** Somebody who belongs to the team and may sign in. */
export interface UserRow {
  id: string;
  /** The email address. */
  username: string;
  firstName: string;
  lastName: string;
  roles: string[];
  /** Whether every app can be seen; if not, those below. */
  allAppsVisible: boolean;
  provisioningAllowed: boolean;
  visibleAppIds: string[];
}

/** Whether an address is that of a user who sees the app: only they can test it internally. */
export function isUserOf(email: string | null, appId: string, { state }: Moment): boolean {
  const address = email?.toLowerCase();
  const user = state.users.find(({ username }) => username.toLowerCase() === address);
  return user !== undefined && (user.allAppsVisible || user.visibleAppIds.includes(appId));
}
