import { signingOf } from '../world/signing';
import type { ProfileRow } from '../world/signing-rows';
import { byOwnId, equals, sortKey } from './filters';
import { createProfile, profileRules, removeProfile } from './profile-writes';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { Route } from './route';
import { forTeamKeys } from './team-keys';
import { profileStates, profileTypes } from './words';
import { createRoute, removeRoute } from './write-routes';

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
  createRoute('profiles', {
    access: 'manage',
    attributes: profileRules,
    relationships: {
      bundleId: { type: 'bundleIds', isRequired: true },
      devices: { type: 'devices', isToMany: true },
      certificates: { type: 'certificates', isToMany: true, isRequired: true },
    },
    create: createProfile,
  }),
  removeRoute<ProfileRow>('profiles', 'manage', removeProfile),
  ...relatedRoutes('profiles', 'bundleId'),
  ...relatedRoutes('profiles', 'certificates'),
  ...relatedRoutes('profiles', 'devices'),
]);
