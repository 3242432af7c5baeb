import { clearableText } from '../protocol/body-rules';
import { signingOf } from '../world/signing';
import type { BundleIdRow } from '../world/signing-rows';
import {
  bundleIdRules,
  registerBundleId,
  removeBundleId,
  renameBundleId,
} from './bundle-id-writes';
import { byOwnId, contains, equals, sortKey } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { Route } from './route';
import { forTeamKeys } from './team-keys';
import { signingPlatforms } from './words';
import { changeRoute, createRoute, removeRoute } from './write-routes';

const includes = ['profiles', 'bundleIdCapabilities', 'app'];

export const bundleIdRoutes: Route[] = forTeamKeys([
  listRoute('bundleIds', ({ moment }) => signingOf(moment).bundleIds, {
    filters: {
      name: contains<BundleIdRow>((bundle) => bundle.name),
      platform: equals<BundleIdRow>((bundle) => bundle.platform, signingPlatforms),
      identifier: contains<BundleIdRow>((bundle) => bundle.identifier),
      seedId: equals<BundleIdRow>((bundle) => bundle.seedId),
      id: byOwnId,
    },
    sorts: {
      name: sortKey<BundleIdRow>((bundle) => bundle.name),
      platform: sortKey<BundleIdRow>((bundle) => bundle.platform),
      identifier: sortKey<BundleIdRow>((bundle) => bundle.identifier),
      seedId: sortKey<BundleIdRow>((bundle) => bundle.seedId),
      id: sortKey<BundleIdRow>((bundle) => bundle.id),
    },
    includes,
  }),
  instanceRoute('bundleIds', { includes }),
  createRoute('bundleIds', {
    access: 'manage',
    attributes: bundleIdRules,
    relationships: {},
    create: registerBundleId,
  }),
  changeRoute<BundleIdRow>('bundleIds', {
    access: 'manage',
    attributes: { name: clearableText },
    change: renameBundleId,
  }),
  removeRoute<BundleIdRow>('bundleIds', 'manage', removeBundleId),
  ...relatedRoutes('bundleIds', 'app'),
  ...relatedRoutes('bundleIds', 'bundleIdCapabilities'),
  ...relatedRoutes('bundleIds', 'profiles'),
]);
