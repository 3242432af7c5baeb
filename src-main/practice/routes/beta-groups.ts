import {
  type ApiError,
  attributeError,
  relationshipError,
  stateError,
} from '../protocol/api-error';
import { type AttributeRule, clearableFlag, clearableText, requiredText } from '../protocol/body';
import { pacificDate } from '../protocol/pacific-date';
import { appIdsOf, buildIdsOf } from '../resources/testers';
import { groupsOf } from '../world/build-lifecycle';
import { newId } from '../world/ids';
import type { BetaGroupRow, BetaTesterRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { createTester, removeFromApps, removeTester, testerErrors } from './beta-tester-writes';
import { addBuilds, removeBuilds } from './build-groups';
import { byOwnId, equals, equalsFlag, equalsInAnyCase, hasAny, sortKey } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import {
  addTesterBuilds,
  addTesters,
  joinGroups,
  leaveGroups,
  removeTesterBuilds,
  removeTesters,
} from './tester-links';
import {
  changeRoute,
  createRoute,
  linkageEditRoute,
  type Made,
  relatedId,
  removeRoute,
} from './write-routes';

/** The maximum number of testers of a public link. */
const maxByPublicLink = 10_000;

const linkNames = ['publicLinkEnabled', 'publicLinkLimitEnabled', 'publicLinkLimit'] as const;
const fieldNames = [
  'name',
  ...linkNames,
  'feedbackEnabled',
  'iosBuildsAvailableForAppleSiliconMac',
  'iosBuildsAvailableForAppleVision',
] as const;

const sharedRules: Record<string, AttributeRule> = {
  publicLinkEnabled: clearableFlag,
  publicLinkLimitEnabled: clearableFlag,
  publicLinkLimit: { kind: 'whole-number', isNullable: true, atLeast: 1, atMost: maxByPublicLink },
  feedbackEnabled: clearableFlag,
};

const groupCreateRules: Record<string, AttributeRule> = {
  name: { kind: 'text', isRequired: true },
  isInternalGroup: clearableFlag,
  hasAccessToAllBuilds: clearableFlag,
  ...sharedRules,
};

/** Whether a group is internal, and whether it receives every build, is fixed when it is created. */
const groupChangeRules: Record<string, AttributeRule> = {
  name: clearableText,
  ...sharedRules,
  iosBuildsAvailableForAppleSiliconMac: clearableFlag,
  iosBuildsAvailableForAppleVision: clearableFlag,
};

/** Cleared flags are off; only the limit can be without a value. */
function sentFields({ body }: ApiRequest): Partial<BetaGroupRow> {
  const sent = fieldNames.filter((name) => body.attributes[name] !== undefined);
  const emptyOf = (name: string) =>
    name === 'publicLinkLimit' ? null : name === 'name' ? '' : false;
  return Object.fromEntries(sent.map((name) => [name, body.attributes[name] ?? emptyOf(name)]));
}

/** A public link is for external testers: an internal group cannot have one. */
function linkErrors(group: BetaGroupRow): ApiError[] {
  const named = linkNames.find((name) => Boolean(group[name]));
  if (group.isInternalGroup && named) {
    const message = 'A public link cannot be used with an internal group';
    return [attributeError('INVALID', named, message)];
  }
  if (group.publicLinkLimitEnabled && group.publicLinkLimit === null) {
    const message = "A value for 'publicLinkLimit' is required to limit the public link";
    return [attributeError('REQUIRED', 'publicLinkLimit', message)];
  }
  return [];
}

function groupErrors(group: BetaGroupRow): ApiError[] {
  if (!group.name.trim()) return [attributeError('REQUIRED', 'name', 'A group needs a name')];
  if (!group.isInternalGroup && group.hasAccessToAllBuilds) {
    const message = 'Only an internal group can have access to all builds';
    return [attributeError('INVALID', 'hasAccessToAllBuilds', message)];
  }
  return linkErrors(group);
}

/** The link points to the practice server: one that looked real might belong to a real group. */
function withLink(group: BetaGroupRow, origin: string): BetaGroupRow {
  if (!group.publicLinkEnabled) return { ...group, publicLink: null };
  const publicLinkId = group.publicLinkId ?? newId().slice(0, 8);
  return { ...group, publicLinkId, publicLink: `${origin}/join/${publicLinkId}` };
}

function freshGroup(request: ApiRequest, appId: string): BetaGroupRow {
  const { body, moment } = request;
  const group: BetaGroupRow = {
    id: newId(),
    appId,
    name: '',
    createdDate: pacificDate(moment.today),
    createdAt: moment.now,
    isInternalGroup: body.attributes.isInternalGroup === true,
    hasAccessToAllBuilds: body.attributes.hasAccessToAllBuilds === true,
    publicLinkEnabled: false,
    publicLinkId: null,
    publicLinkLimitEnabled: false,
    publicLinkLimit: null,
    publicLink: null,
    feedbackEnabled: true,
    ...sentFields(request),
  };
  return withLink(group, moment.origin);
}

/** A missing resource named in a create is an error of its body, not of its address. */
function asSent(name: string, errors: readonly ApiError[]): ApiError[] {
  return errors.map((error) =>
    error.status === '404' ? relationshipError('INVALID', name, error.detail, '/data') : error,
  );
}

/** Names may repeat: creating twice makes two groups. */
function createGroup(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const appId = relatedId(request, 'app');
  if (!byId(moment.state.apps, appId)) {
    const message = `There is no app with id '${appId}'`;
    return { errors: [relationshipError('INVALID', 'app', message, '/data/id')] };
  }
  const row = freshGroup(request, appId);
  const testerIds = body.relationships.get('betaTesters') ?? [];
  const checks = [
    () => groupErrors(row),
    () => asSent('betaTesters', testerErrors(testerIds, [row], moment)),
    () => asSent('builds', addBuilds(row, body.relationships.get('builds') ?? [], request)),
  ];
  for (const check of checks) {
    const errors = check();
    if (errors.length > 0) return { errors };
  }
  world.state.betaGroups.push(row);
  for (const id of testerIds) byId(world.state.betaTesters, id)?.betaGroupIds.push(row.id);
  return { row };
}

function changeGroup(group: BetaGroupRow, request: ApiRequest): ApiError[] {
  const wanted = withLink({ ...group, ...sentFields(request) }, request.moment.origin);
  const errors = groupErrors(wanted);
  if (errors.length === 0) Object.assign(group, wanted);
  return errors;
}

/** Its testers remain testers of the team; it loses its builds. */
function removeGroup(group: BetaGroupRow, { world }: ApiRequest): ApiError[] {
  const { state } = world;
  state.betaGroups = state.betaGroups.filter((other) => other !== group);
  for (const row of [...state.betaTesters, ...state.builds]) {
    row.betaGroupIds = row.betaGroupIds.filter((id) => id !== group.id);
  }
  return [];
}

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

/** Emails an invitation again. Not idempotent: each success is one more email. */
function invite(request: ApiRequest): Made {
  const { body, moment } = request;
  const appId = relatedId(request, 'app');
  const testerId = body.relationships.get('betaTester')?.[0] ?? '';
  const tester = byId(moment.state.betaTesters, testerId);
  const missing = (name: string, id: string) => ({
    errors: [
      relationshipError('INVALID', name, `There is no resource with id '${id}'`, '/data/id'),
    ],
  });
  if (!byId(moment.state.apps, appId)) return missing('app', appId);
  if (!tester) return missing('betaTester', testerId);
  if (!appIdsOf(tester, moment).includes(appId)) {
    const message = 'The tester is in no group of the app and has no build of it';
    return { errors: [relationshipError('INVALID', 'betaTester', message)] };
  }
  if (tester.email === null) return { errors: [stateError('The tester joined by a public link')] };
  if (tester.state === 'ACCEPTED' || tester.state === 'INSTALLED')
    return { errors: [stateError('The tester has accepted the invitation already')] };
  tester.state = 'INVITED';
  return { row: { id: newId() } };
}

export const betaTesterInvitationRoutes: Route[] = [
  createRoute('betaTesterInvitations', {
    access: 'manage',
    attributes: {},
    relationships: {
      app: { type: 'apps', isRequired: true },
      betaTester: { type: 'betaTesters' },
    },
    create: invite,
  }),
];
