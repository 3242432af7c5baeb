import type { Role } from './registered-keys';

/** The permission a request needs: read, upload builds, manage TestFlight, or manage the team. */
export type Access = 'read' | 'upload' | 'manage' | 'administer';

const rolesFor: Record<Access, readonly Role[]> = {
  read: ['ADMIN', 'ACCOUNT_HOLDER', 'APP_MANAGER', 'DEVELOPER', 'MARKETING', 'CUSTOMER_SUPPORT'],
  upload: ['ADMIN', 'ACCOUNT_HOLDER', 'APP_MANAGER', 'DEVELOPER'],
  manage: ['ADMIN', 'ACCOUNT_HOLDER', 'APP_MANAGER'],
  administer: ['ADMIN', 'ACCOUNT_HOLDER'],
};

export function mayDo(role: Role, access: Access): boolean {
  return rolesFor[access].includes(role);
}

const notMatched = ['limit', 'cursor', 'sort'];

function comparable(target: string): string {
  const url = new URL(target, 'http://localhost');
  for (const name of notMatched) url.searchParams.delete(name);
  url.searchParams.sort();
  return `${url.pathname}?${url.searchParams}`;
}

/** A token may be bound to a list of `GET /v1/path?query`; it can never write. */
export function isWithinScope(
  scope: readonly string[] | null,
  method: string,
  target: string,
): boolean {
  if (scope === null) return true;
  if (method !== 'GET') return false;
  const asked = comparable(target);
  return scope.some((entry) => {
    const [verb, place] = entry.split(' ', 2);
    return verb === 'GET' && place !== undefined && comparable(place) === asked;
  });
}
