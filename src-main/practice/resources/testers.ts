import { isInGroup, isVisible } from '../world/build-lifecycle';
import type { BetaGroupRow, BetaTesterRow, BuildRow, UserRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { seenBuilds } from './builds';
import {
  absentFields,
  emptyOne,
  idsWhere,
  namedOnly,
  ownFields,
  resourceType,
  toMany,
  toOne,
} from './resource-type';

export const betaGroups = resourceType<BetaGroupRow>({
  name: 'betaGroups',
  find: (id, { state }) => byId(state.betaGroups, id),
  attributes: {
    ...ownFields<BetaGroupRow>(
      'name',
      'createdDate',
      'isInternalGroup',
      'hasAccessToAllBuilds',
      'publicLinkEnabled',
      'publicLinkId',
      'publicLinkLimitEnabled',
      'publicLinkLimit',
      'publicLink',
      'feedbackEnabled',
    ),
    iosBuildsAvailableForAppleSiliconMac: (group) =>
      group.iosBuildsAvailableForAppleSiliconMac ?? null,
    iosBuildsAvailableForAppleVision: (group) => group.iosBuildsAvailableForAppleVision ?? null,
  },
  relationships: {
    app: toOne('apps', (group) => group.appId),
    builds: toMany('builds', (group, moment) =>
      idsWhere(seenBuilds(moment), (build) => isInGroup(build, group, moment)),
    ),
    betaTesters: toMany('betaTesters', (group, { state }) =>
      idsWhere(state.betaTesters, (tester) => tester.betaGroupIds.includes(group.id)),
    ),
    betaRecruitmentCriteria: emptyOne('betaRecruitmentCriteria'),
    ...namedOnly<BetaGroupRow>('betaRecruitmentCriterionCompatibleBuildCheck'),
  },
});

export function appIdsOf(tester: BetaTesterRow, { state }: Moment): string[] {
  const groups = state.betaGroups.filter((group) => tester.betaGroupIds.includes(group.id));
  return [...new Set(groups.map((group) => group.appId))];
}

export function buildIdsOf(tester: BetaTesterRow, moment: Moment): string[] {
  const { state, now } = moment;
  const groups = tester.betaGroupIds
    .map((id) => byId(state.betaGroups, id))
    .filter((group) => group !== undefined);
  // A group only has builds of its app: checking that first skips most builds of a large team.
  const isTesting = (build: BuildRow) =>
    build.individualTesterIds.includes(tester.id) ||
    groups.some((group) => group.appId === build.appId && isInGroup(build, group, moment));
  return idsWhere(state.builds, (build) => isTesting(build) && isVisible(build, now));
}

export const betaTesters = resourceType<BetaTesterRow>({
  name: 'betaTesters',
  find: (id, { state }) => byId(state.betaTesters, id),
  attributes: {
    ...ownFields<BetaTesterRow>('firstName', 'lastName', 'email', 'inviteType', 'state'),
    ...absentFields<BetaTesterRow>('appDevices'),
  },
  relationships: {
    apps: toMany('apps', appIdsOf),
    betaGroups: toMany('betaGroups', (tester) => tester.betaGroupIds),
    builds: toMany('builds', buildIdsOf),
  },
});

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
  relationships: { visibleApps: toMany('apps', (user) => user.visibleAppIds) },
});
