import {
  type ApiError,
  attributeError,
  relationshipError,
  stateError,
} from '../protocol/api-error';
import { type AttributeRule, clearableText, requiredText } from '../protocol/body';
import { teamId } from '../world/default-signing';
import { signingOf } from '../world/signing';
import {
  type BundleIdRow,
  type CapabilityRow,
  type SigningPlatform,
  signingId,
} from '../world/signing-rows';
import { byId, type Moment } from '../world/state';
import { capabilityTypes, signingPlatforms } from './enum-values';
import { byOwnId, contains, equals, sortKey } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { forTeamKeys } from './users';
import { changeRoute, createRoute, type Made, relatedId, removeRoute } from './write-routes';

const bundleIdRules: Record<string, AttributeRule> = {
  name: requiredText,
  platform: { ...requiredText, oneOf: signingPlatforms },
  identifier: requiredText,
  seedId: clearableText,
};

/** Components of letters, digits and hyphens, separated by dots; a star may replace the last one. */
const identifierShape = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:\.\*)?$/i;

function nameErrors(name: string): ApiError[] {
  const isPlain = name.trim() !== '' && !/[@&*'"]/.test(name);
  const message = 'A name is needed, and none of the characters @ & * \' and " can be in it';
  return isPlain ? [] : [attributeError('INVALID', 'name', message)];
}

function identifierErrors(identifier: string, moment: Moment): ApiError[] {
  const refused = (message: string) => [attributeError('INVALID', 'identifier', message)];
  if (!identifierShape.test(identifier)) return refused(`'${identifier}' is not a bundle ID`);
  const isTaken = signingOf(moment).bundleIds.some(
    (row) => row.identifier.toLowerCase() === identifier.toLowerCase(),
  );
  return isTaken ? refused(`A bundle ID '${identifier}' is not available any more`) : [];
}

function seedErrors(seedId: unknown): ApiError[] {
  if (typeof seedId !== 'string' || seedId === teamId) return [];
  return [attributeError('INVALID', 'seedId', `'${seedId}' is not a prefix of this team`)];
}

function registerBundleId({ body, moment }: ApiRequest): Made {
  const [name, identifier] = [String(body.attributes.name), String(body.attributes.identifier)];
  const errors = [
    ...nameErrors(name),
    ...identifierErrors(identifier, moment),
    ...seedErrors(body.attributes.seedId),
  ];
  if (errors.length > 0) return { errors };
  const id = signingId('bundle-id', identifier);
  const row: BundleIdRow = {
    id,
    name,
    platform: body.attributes.platform as SigningPlatform,
    identifier,
    seedId: teamId,
    // Every bundle ID has in-app purchase from the start.
    capabilities: [{ id: `${id}_IN_APP_PURCHASE`, capabilityType: 'IN_APP_PURCHASE' }],
  };
  signingOf(moment).bundleIds.push(row);
  return { row };
}

/** Only its name can change. */
function renameBundleId(row: BundleIdRow, { body }: ApiRequest): ApiError[] {
  const { name } = body.attributes;
  if (typeof name !== 'string') return [];
  const errors = nameErrors(name);
  if (errors.length === 0) row.name = name;
  return errors;
}

/** Its profiles remain, but become invalid. */
function removeBundleId(row: BundleIdRow, { moment }: ApiRequest): ApiError[] {
  const isInUse = moment.state.apps.some((app) => app.bundleId === row.identifier);
  if (isInUse) return [stateError(`An app has the bundle ID '${row.identifier}'; it has to stay`)];
  const rows = signingOf(moment);
  rows.bundleIds = rows.bundleIds.filter((other) => other !== row);
  for (const profile of rows.profiles)
    if (profile.bundleIdId === row.id) profile.profileState = 'INVALID';
  return [];
}

const settings: AttributeRule = { kind: 'list', isNullable: true };

function settingsIn({ body }: ApiRequest): Pick<CapabilityRow, 'settings'> {
  const sent = body.attributes.settings;
  return Array.isArray(sent) ? { settings: sent } : {};
}

function repeatedErrors(bundle: BundleIdRow, capabilityType: string): ApiError[] {
  const isThere = bundle.capabilities.some((row) => row.capabilityType === capabilityType);
  if (!isThere) return [];
  const message = `The bundle ID '${bundle.identifier}' has the capability ${capabilityType} already`;
  return [attributeError('INVALID.DUPLICATE', 'capabilityType', message)];
}

function enableCapability(request: ApiRequest): Made {
  const id = relatedId(request, 'bundleId');
  const bundle = byId(signingOf(request.moment).bundleIds, id);
  if (!bundle) {
    const message = `There is no bundle ID with id '${id}'`;
    return { errors: [relationshipError('INVALID', 'bundleId', message, '/data/id')] };
  }
  const capabilityType = String(request.body.attributes.capabilityType);
  const errors = repeatedErrors(bundle, capabilityType);
  if (errors.length > 0) return { errors };
  const row: CapabilityRow = {
    id: `${bundle.id}_${capabilityType}`,
    capabilityType,
    ...settingsIn(request),
  };
  bundle.capabilities.push(row);
  return { row };
}

function bundleWith(row: CapabilityRow, moment: Moment): BundleIdRow | undefined {
  return signingOf(moment).bundleIds.find((bundle) => bundle.capabilities.includes(row));
}

function changeCapability(row: CapabilityRow, request: ApiRequest): ApiError[] {
  const { capabilityType } = request.body.attributes;
  const bundle = bundleWith(row, request.moment);
  if (typeof capabilityType === 'string' && capabilityType !== row.capabilityType) {
    const errors = bundle ? repeatedErrors(bundle, capabilityType) : [];
    if (errors.length > 0) return errors;
    row.capabilityType = capabilityType;
  }
  Object.assign(row, settingsIn(request));
  return [];
}

function disableCapability(row: CapabilityRow, { moment }: ApiRequest): ApiError[] {
  const bundle = bundleWith(row, moment);
  if (bundle) bundle.capabilities = bundle.capabilities.filter((other) => other !== row);
  return [];
}

/** The capabilities of a bundle ID. They are listed under their bundle ID. */
export const bundleIdCapabilityRoutes: Route[] = forTeamKeys([
  createRoute('bundleIdCapabilities', {
    access: 'manage',
    attributes: {
      capabilityType: { kind: 'text', isRequired: true, oneOf: capabilityTypes },
      settings,
    },
    relationships: { bundleId: { type: 'bundleIds', isRequired: true } },
    create: enableCapability,
  }),
  changeRoute<CapabilityRow>('bundleIdCapabilities', {
    access: 'manage',
    attributes: { capabilityType: { kind: 'text', oneOf: capabilityTypes }, settings },
    change: changeCapability,
  }),
  removeRoute<CapabilityRow>('bundleIdCapabilities', 'manage', disableCapability),
]);

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
