import type { Moment } from './state';

/** Whether an address is that of a user who sees the app: only they can test it internally. */
export function isUserOf(email: string | null, appId: string, { state }: Moment): boolean {
  const address = email?.toLowerCase();
  const user = state.users.find(({ username }) => username.toLowerCase() === address);
  return user !== undefined && (user.allAppsVisible || user.visibleAppIds.includes(appId));
}
