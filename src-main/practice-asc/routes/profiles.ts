import { signingOf } from '../world/signing';
import type { ProfileRow } from '../world/signing-rows';
import { byOwnId, equals, sortKey } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { Route } from './route';
import { forTeamKeys } from './team-keys';
import { profileStates, profileTypes } from './words';

const includes = ['bundleId', 'devices', 'certificates'];

export const profileRoutes: Route[] = forTeamKeys([
  listRoute('profiles', ({ moment }) => signingOf(moment).profiles, {
    filters: {
      name: equals<ProfileRow>((profile) => profile.name),
      profileType: equals<ProfileRow>((profile) => profile.profileType, profileTypes),
      profileState: equals<ProfileRow>((profile) => profile.profileState, profileStates),
      id: byOwnId,
    },
    sorts: {
      name: sortKey<ProfileRow>((profile) => profile.name),
      profileType: sortKey<ProfileRow>((profile) => profile.profileType),
      profileState: sortKey<ProfileRow>((profile) => profile.profileState),
      id: sortKey<ProfileRow>((profile) => profile.id),
    },
    includes,
  }),
  instanceRoute('profiles', { includes }),
  ...relatedRoutes('profiles', 'bundleId'),
  ...relatedRoutes('profiles', 'certificates'),
  ...relatedRoutes('profiles', 'devices'),
]);
