import { isInGroup } from '../world/build-life';
import type { BetaGroupRow, BetaTesterRow, BuildRow } from '../world/rows';
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

function hasGroup(build: BuildRow, groupId: string, moment: Moment): boolean {
  const group = byId(moment.state.betaGroups, groupId);
  return group !== undefined && isInGroup(build, group, moment);
}

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
      idsWhere(seenBuilds(moment), (build) => hasGroup(build, group.id, moment)),
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
  return idsWhere(
    seenBuilds(moment),
    (build) =>
      build.individualTesterIds.includes(tester.id) ||
      tester.betaGroupIds.some((groupId) => hasGroup(build, groupId, moment)),
  );
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
