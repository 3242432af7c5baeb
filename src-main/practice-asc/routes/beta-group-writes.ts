import type { ApiError } from '../protocol/api-error';
import { type AttributeRule, clearableFlag, clearableText } from '../protocol/body-rules';
import { attributeError, relationshipError } from '../protocol/entity-errors';
import { pacificDate } from '../protocol/pacific-date';
import { newId } from '../world/ids';
import type { BetaGroupRow } from '../world/rows';
import { byId } from '../world/state';
import { testerTroubles } from './beta-tester-checks';
import { addBuilds } from './build-groups';
import type { ApiRequest } from './route';
import { type Made, relatedId } from './write-routes';

/** A public link lets in so many people at most. */
const mostByLink = 10_000;

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
  publicLinkLimit: { kind: 'whole-number', isNullable: true, atLeast: 1, atMost: mostByLink },
  feedbackEnabled: clearableFlag,
};

export const groupCreateRules: Record<string, AttributeRule> = {
  name: { kind: 'text', isRequired: true },
  isInternalGroup: clearableFlag,
  hasAccessToAllBuilds: clearableFlag,
  ...sharedRules,
};

/** Whether a group is internal, and whether it takes every build, is settled when it is made. */
export const groupChangeRules: Record<string, AttributeRule> = {
  name: clearableText,
  ...sharedRules,
  iosBuildsAvailableForAppleSiliconMac: clearableFlag,
  iosBuildsAvailableForAppleVision: clearableFlag,
};

/** Flags that are cleared are off; only the limit can be without a value. */
function sentFields({ body }: ApiRequest): Partial<BetaGroupRow> {
  const sent = fieldNames.filter((name) => body.attributes[name] !== undefined);
  const emptyOf = (name: string) =>
    name === 'publicLinkLimit' ? null : name === 'name' ? '' : false;
  return Object.fromEntries(sent.map((name) => [name, body.attributes[name] ?? emptyOf(name)]));
}

/** A public link is for people from outside: no internal group can have one. */
function linkErrors(group: BetaGroupRow): ApiError[] {
  const named = linkNames.find((name) => Boolean(group[name]));
  if (group.isInternalGroup && named) {
    const words = 'A public link cannot be used with an internal group';
    return [attributeError('INVALID', named, words)];
  }
  if (group.publicLinkLimitEnabled && group.publicLinkLimit === null) {
    const words = "A value for 'publicLinkLimit' is required to limit the public link";
    return [attributeError('REQUIRED', 'publicLinkLimit', words)];
  }
  return [];
}

function groupErrors(group: BetaGroupRow): ApiError[] {
  if (!group.name.trim()) return [attributeError('REQUIRED', 'name', 'A group needs a name')];
  if (!group.isInternalGroup && group.hasAccessToAllBuilds) {
    const words = 'Only an internal group can have access to all builds';
    return [attributeError('INVALID', 'hasAccessToAllBuilds', words)];
  }
  return linkErrors(group);
}

/** The link leads to the practice server: one that looked real might lead to somebody's group. */
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

/** What a create names and is not there is a fault of its body, not of its address. */
function asSent(name: string, errors: readonly ApiError[]): ApiError[] {
  return errors.map((error) =>
    error.status === '404' ? relationshipError('INVALID', name, error.detail, '/data') : error,
  );
}

/** Names may repeat: asking twice makes two groups. */
export function createGroup(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const appId = relatedId(request, 'app');
  if (!byId(moment.state.apps, appId)) {
    const words = `There is no app with id '${appId}'`;
    return { errors: [relationshipError('INVALID', 'app', words, '/data/id')] };
  }
  const row = freshGroup(request, appId);
  const testerIds = body.relationships.get('betaTesters') ?? [];
  const checks = [
    () => groupErrors(row),
    () => asSent('betaTesters', testerTroubles(testerIds, [row], moment)),
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

export function changeGroup(group: BetaGroupRow, request: ApiRequest): ApiError[] {
  const wanted = withLink({ ...group, ...sentFields(request) }, request.moment.origin);
  const errors = groupErrors(wanted);
  if (errors.length === 0) Object.assign(group, wanted);
  return errors;
}

/** Its testers stay testers of the team; builds are no longer with it. */
export function removeGroup(group: BetaGroupRow, { world }: ApiRequest): ApiError[] {
  const { state } = world;
  state.betaGroups = state.betaGroups.filter((other) => other !== group);
  for (const row of [...state.betaTesters, ...state.builds]) {
    row.betaGroupIds = row.betaGroupIds.filter((id) => id !== group.id);
  }
  return [];
}
