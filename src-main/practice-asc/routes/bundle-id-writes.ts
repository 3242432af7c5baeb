import type { ApiError } from '../protocol/api-error';
import { type AttributeRule, clearableText, requiredText } from '../protocol/body-rules';
import { attributeError, stateError } from '../protocol/entity-errors';
import { signingOf } from '../world/signing';
import { signingId } from '../world/signing-id';
import type { BundleIdRow, SigningPlatform } from '../world/signing-rows';
import type { Moment } from '../world/state';
import { teamId } from '../world/usual-certificates';
import type { ApiRequest } from './route';
import { signingPlatforms } from './words';
import type { Made } from './write-routes';

export const bundleIdRules: Record<string, AttributeRule> = {
  name: requiredText,
  platform: { ...requiredText, oneOf: signingPlatforms },
  identifier: requiredText,
  seedId: clearableText,
};

/** Parts of letters, digits and hyphens, with dots between; a star may stand for the last of them. */
const identifierShape = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:\.\*)?$/i;

function nameErrors(name: string): ApiError[] {
  const isPlain = name.trim() !== '' && !/[@&*'"]/.test(name);
  const words = 'A name is needed, and none of the characters @ & * \' and " can be in it';
  return isPlain ? [] : [attributeError('INVALID', 'name', words)];
}

function identifierErrors(identifier: string, moment: Moment): ApiError[] {
  const refused = (words: string) => [attributeError('INVALID', 'identifier', words)];
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

export function registerBundleId({ body, moment }: ApiRequest): Made {
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
    // Every bundle ID can sell from the start.
    capabilities: [{ id: `${id}_IN_APP_PURCHASE`, capabilityType: 'IN_APP_PURCHASE' }],
  };
  signingOf(moment).bundleIds.push(row);
  return { row };
}

/** Only what it is called can change. */
export function renameBundleId(row: BundleIdRow, { body }: ApiRequest): ApiError[] {
  const { name } = body.attributes;
  if (typeof name !== 'string') return [];
  const errors = nameErrors(name);
  if (errors.length === 0) row.name = name;
  return errors;
}

/** Its profiles stay, and are good for nothing any more. */
export function removeBundleId(row: BundleIdRow, { moment }: ApiRequest): ApiError[] {
  const isInUse = moment.state.apps.some((app) => app.bundleId === row.identifier);
  if (isInUse) return [stateError(`An app has the bundle ID '${row.identifier}'; it has to stay`)];
  const rows = signingOf(moment);
  rows.bundleIds = rows.bundleIds.filter((other) => other !== row);
  for (const profile of rows.profiles)
    if (profile.bundleIdId === row.id) profile.profileState = 'INVALID';
  return [];
}
