import { clearableText, requiredText } from '../protocol/body-rules';
import { appIdsOf, buildIdsOf } from '../resources/testers';
import { groupsOf } from '../world/build-life';
import type { BetaGroupRow, BetaTesterRow } from '../world/rows';
import type { Moment } from '../world/state';
import {
  changeGroup,
  createGroup,
  groupChangeRules,
  groupCreateRules,
  removeGroup,
} from './beta-group-writes';
import { createTester, removeFromApps, removeTester } from './beta-tester-writes';
import { addBuilds, removeBuilds } from './build-groups';
import { byOwnId, equals, equalsFlag, equalsInAnyCase, hasAny, sortKey } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { Route } from './route';
import {
  addTesterBuilds,
  addTesters,
  joinGroups,
  leaveGroups,
  removeTesterBuilds,
  removeTesters,
} from './tester-links';
import { changeRoute, createRoute, linkageEditRoute, removeRoute } from './write-routes';

const groupIncludes = {
  includes: ['app', 'builds', 'betaTesters', 'betaRecruitmentCriteria'],
  includeLimits: { builds: 1000 },
};

function buildsWith(group: BetaGroupRow, moment: Moment): string[] {
  const having = moment.state.builds.filter((build) =>
    groupsOf(build, moment).some((held) => held.id === group.id),
  );
  return having.map((build) => build.id);
}

export const betaGroupRoutes: Route[] = [
  listRoute('betaGroups', ({ moment }) => moment.state.betaGroups, {
    filters: {
      name: equals<BetaGroupRow>((group) => group.name),
      isInternalGroup: equalsFlag<BetaGroupRow>((group) => group.isInternalGroup),
      publicLinkEnabled: equalsFlag<BetaGroupRow>((group) => group.publicLinkEnabled),
      publicLinkLimitEnabled: equalsFlag<BetaGroupRow>((group) => group.publicLinkLimitEnabled),
      publicLink: equals<BetaGroupRow>((group) => group.publicLink),
      app: equals<BetaGroupRow>((group) => group.appId),
      builds: hasAny<BetaGroupRow>(buildsWith),
      id: byOwnId,
    },
    sorts: {
      name: sortKey<BetaGroupRow>((group) => group.name),
      createdDate: sortKey<BetaGroupRow>((group) => group.createdAt),
      publicLinkEnabled: sortKey<BetaGroupRow>((group) => Number(group.publicLinkEnabled)),
      publicLinkLimit: sortKey<BetaGroupRow>((group) => group.publicLinkLimit ?? 0),
    },
    ...groupIncludes,
  }),
  instanceRoute('betaGroups', groupIncludes),
  ...relatedRoutes('betaGroups', 'app'),
  ...relatedRoutes('betaGroups', 'builds'),
  ...relatedRoutes('betaGroups', 'betaTesters'),
  linkageEditRoute<BetaGroupRow>('POST', 'betaGroups', 'builds', 'builds', addBuilds),
  linkageEditRoute<BetaGroupRow>('DELETE', 'betaGroups', 'builds', 'builds', removeBuilds),
  createRoute('betaGroups', {
    access: 'manage',
    attributes: groupCreateRules,
    relationships: {
      app: { type: 'apps', isRequired: true },
      builds: { type: 'builds', isToMany: true },
      betaTesters: { type: 'betaTesters', isToMany: true },
    },
    create: createGroup,
  }),
  changeRoute<BetaGroupRow>('betaGroups', {
    access: 'manage',
    attributes: groupChangeRules,
    change: changeGroup,
  }),
  removeRoute<BetaGroupRow>('betaGroups', 'manage', removeGroup),
  linkageEditRoute<BetaGroupRow>('POST', 'betaGroups', 'betaTesters', 'betaTesters', addTesters),
  linkageEditRoute<BetaGroupRow>(
    'DELETE',
    'betaGroups',
    'betaTesters',
    'betaTesters',
    removeTesters,
  ),
];

const testerIncludes = ['apps', 'betaGroups', 'builds'];

export const betaTesterRoutes: Route[] = [
  listRoute('betaTesters', ({ moment }) => moment.state.betaTesters, {
    filters: {
      firstName: equals<BetaTesterRow>((tester) => tester.firstName),
      lastName: equals<BetaTesterRow>((tester) => tester.lastName),
      email: equalsInAnyCase<BetaTesterRow>((tester) => tester.email),
      inviteType: equals<BetaTesterRow>((tester) => tester.inviteType, ['EMAIL', 'PUBLIC_LINK']),
      apps: hasAny<BetaTesterRow>(appIdsOf),
      betaGroups: hasAny<BetaTesterRow>((tester) => tester.betaGroupIds),
      builds: hasAny<BetaTesterRow>(buildIdsOf),
      id: byOwnId,
    },
    sorts: {
      firstName: sortKey<BetaTesterRow>((tester) => tester.firstName ?? ''),
      lastName: sortKey<BetaTesterRow>((tester) => tester.lastName ?? ''),
      email: sortKey<BetaTesterRow>((tester) => tester.email ?? ''),
      inviteType: sortKey<BetaTesterRow>((tester) => tester.inviteType),
      state: sortKey<BetaTesterRow>((tester) => tester.state),
    },
    includes: testerIncludes,
  }),
  instanceRoute('betaTesters', { includes: testerIncludes }),
  ...relatedRoutes('betaTesters', 'apps'),
  ...relatedRoutes('betaTesters', 'betaGroups'),
  ...relatedRoutes('betaTesters', 'builds'),
  createRoute('betaTesters', {
    access: 'manage',
    attributes: { email: requiredText, firstName: clearableText, lastName: clearableText },
    relationships: {
      betaGroups: { type: 'betaGroups', isToMany: true },
      builds: { type: 'builds', isToMany: true },
    },
    create: createTester,
  }),
  removeRoute<BetaTesterRow>('betaTesters', 'manage', removeTester),
  linkageEditRoute<BetaTesterRow>('DELETE', 'betaTesters', 'apps', 'apps', removeFromApps),
  linkageEditRoute<BetaTesterRow>('POST', 'betaTesters', 'betaGroups', 'betaGroups', joinGroups),
  linkageEditRoute<BetaTesterRow>('DELETE', 'betaTesters', 'betaGroups', 'betaGroups', leaveGroups),
  linkageEditRoute<BetaTesterRow>('POST', 'betaTesters', 'builds', 'builds', addTesterBuilds),
  linkageEditRoute<BetaTesterRow>('DELETE', 'betaTesters', 'builds', 'builds', removeTesterBuilds),
];
