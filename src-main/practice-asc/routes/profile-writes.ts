import type { ApiError } from '../protocol/api-error';
import { type AttributeRule, requiredText } from '../protocol/body-rules';
import { attributeError, relationshipError } from '../protocol/entity-errors';
import { pacificDate } from '../protocol/pacific-date';
import { newId } from '../world/ids';
import { signingOf } from '../world/signing';
import { signingId } from '../world/signing-id';
import type { ProfileRow, SigningPlatform, SigningRows } from '../world/signing-rows';
import { byId, type Moment } from '../world/state';
import type { ApiRequest } from './route';
import { profileTypes } from './words';
import { type Made, relatedId } from './write-routes';

export const profileRules: Record<string, AttributeRule> = {
  name: requiredText,
  profileType: { ...requiredText, oneOf: profileTypes },
};

const isForDevelopment = (type: string) => type.endsWith('_DEVELOPMENT');
/** Whether a profile lists the devices that it works on. */
const listsDevices = (type: string) => isForDevelopment(type) || type.endsWith('_ADHOC');

function wrong(name: string, words: string): ApiError {
  return relationshipError('INVALID', name, words, '/data');
}

function nameErrors(name: string, { profiles }: SigningRows): ApiError[] {
  const isTaken = profiles.some((row) => row.name === name);
  return isTaken ? [attributeError('INVALID', 'name', `There is a profile '${name}' already`)] : [];
}

function certificateErrors(profile: ProfileRow, { certificates }: SigningRows): ApiError[] {
  if (profile.certificateIds.length === 0)
    return [wrong('certificates', 'A profile needs a certificate')];
  return profile.certificateIds.flatMap((id) => {
    const found = byId(certificates, id);
    if (!found) return [wrong('certificates', `There is no certificate with id '${id}'`)];
    const fits =
      /DEVELOPMENT/.test(found.certificateType) === isForDevelopment(profile.profileType);
    const words = `A certificate of the type ${found.certificateType} does not fit`;
    return fits ? [] : [wrong('certificates', words)];
  });
}

function deviceErrors(profile: ProfileRow, { devices }: SigningRows): ApiError[] {
  const { deviceIds, profileType } = profile;
  if (!listsDevices(profileType))
    return deviceIds.length > 0 ? [wrong('devices', `${profileType} takes no devices`)] : [];
  if (deviceIds.length === 0) return [wrong('devices', `${profileType} needs a device`)];
  return deviceIds
    .filter((id) => byId(devices, id)?.status !== 'ENABLED')
    .map((id) => wrong('devices', `No device with id '${id}' is switched on`));
}

function profileErrors(profile: ProfileRow, rows: SigningRows): ApiError[] {
  const { bundleIdId } = profile;
  const isKnown = byId(rows.bundleIds, bundleIdId) !== undefined;
  const words = `There is no bundle ID with id '${bundleIdId}'`;
  return [
    ...nameErrors(profile.name, rows),
    ...(isKnown ? [] : [relationshipError('INVALID', 'bundleId', words, '/data/id')]),
    ...certificateErrors(profile, rows),
    ...deviceErrors(profile, rows),
  ];
}

function platformOf(type: string): SigningPlatform {
  return type.startsWith('MAC') ? 'MAC_OS' : 'IOS';
}

/** A profile is good for as long as all of its certificates are. */
function lastDay(certificateIds: readonly string[], moment: Moment): string {
  const dates = certificateIds.map(
    (id) => byId(signingOf(moment).certificates, id)?.expirationDate ?? '',
  );
  const [first = ''] = dates.sort((one, other) => Date.parse(one) - Date.parse(other));
  return first;
}

export function createProfile(request: ApiRequest): Made {
  const { body, moment } = request;
  const rows = signingOf(moment);
  const profileType = String(body.attributes.profileType);
  const certificateIds = [...(body.relationships.get('certificates') ?? [])];
  const uuid = newId();
  const row: ProfileRow = {
    id: signingId('profile', uuid),
    name: String(body.attributes.name),
    platform: platformOf(profileType),
    profileType,
    profileState: 'ACTIVE',
    uuid,
    createdDate: pacificDate(moment.today),
    expirationDate: lastDay(certificateIds, moment),
    bundleIdId: relatedId(request, 'bundleId'),
    deviceIds: [...(body.relationships.get('devices') ?? [])],
    certificateIds,
  };
  const errors = profileErrors(row, rows);
  if (errors.length > 0) return { errors };
  rows.profiles.push(row);
  return { row };
}

export function removeProfile(row: ProfileRow, { moment }: ApiRequest): ApiError[] {
  const rows = signingOf(moment);
  rows.profiles = rows.profiles.filter((other) => other !== row);
  return [];
}
