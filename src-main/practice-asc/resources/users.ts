import { byId } from '../world/state';
import type { UserRow } from '../world/users';
import { ownFields, resourceType, toMany } from './resource-type';

export const users = resourceType<UserRow>({
  name: 'users',
  find: (id, { state }) => byId(state.users, id),
  attributes: ownFields<UserRow>(
    'username',
    'firstName',
    'lastName',
    'roles',
    'allAppsVisible',
    'provisioningAllowed',
  ),
  relationships: { visibleApps: toMany('apps', (user) => user.visibleAppIds, false) },
});
