import { type KeyFeature, KeyRole, roleAllows } from '#shared/asc/roles';

/** The permission a request needs: read, upload builds, manage TestFlight, or manage the team. */
export type Access = 'read' | 'upload' | 'manage' | 'administer';

/** One of the features of each permission: Apple's table allows all of them to the same roles. */
const features: Record<Access, KeyFeature> = {
  read: 'read',
  upload: 'upload',
  manage: 'notes',
  administer: 'users',
};

/** The roles as people write them in a fault: `app-manager`. */
export const roleNames = KeyRole.options.map((role) => role.toLowerCase().replaceAll('_', '-'));

export function roleNamed(name: string): KeyRole {
  return KeyRole.parse(name.toUpperCase().replaceAll('-', '_'));
}

export function mayDo(role: KeyRole, access: Access): boolean {
  return roleAllows(role, features[access]) === 'yes';
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
