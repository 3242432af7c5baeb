import { type ApiError, attributeError, relationshipError } from '../protocol/api-error';
import { type AttributeRule, requiredText } from '../protocol/body';
import { pacificDate } from '../protocol/pacific-date';
import { newId } from '../world/ids';
import { signingOf } from '../world/signing';
import {
  type ProfileRow,
  type SigningPlatform,
  type SigningRows,
  signingId,
} from '../world/signing-rows';
import { byId, type Moment } from '../world/state';
import { profileStates, profileTypes } from './enum-values';
import { byOwnId, equals, sortKey } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { forTeamKeys } from './users';
import { createRoute, type Made, relatedId, removeRoute } from './write-routes';

const profileRules: Record<string, AttributeRule> = {
  name: requiredText,
  profileType: { ...requiredText, oneOf: profileTypes },
};

const isForDevelopment = (type: string) => type.endsWith('_DEVELOPMENT');
/** Whether a profile lists the devices that it works on. */
const listsDevices = (type: string) => isForDevelopment(type) || type.endsWith('_ADHOC');

function wrong(name: string, message: string): ApiError {
  return relationshipError('INVALID', name, message, '/data');
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
    const message = `A certificate of the type ${found.certificateType} does not fit`;
    return fits ? [] : [wrong('certificates', message)];
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
  const message = `There is no bundle ID with id '${bundleIdId}'`;
  return [
    ...nameErrors(profile.name, rows),
    ...(isKnown ? [] : [relationshipError('INVALID', 'bundleId', message, '/data/id')]),
    ...certificateErrors(profile, rows),
    ...deviceErrors(profile, rows),
  ];
}

function platformOf(type: string): SigningPlatform {
  return type.startsWith('MAC') ? 'MAC_OS' : 'IOS';
}

/** A profile is valid as long as all of its certificates are. */
function lastDay(certificateIds: readonly string[], moment: Moment): string {
  const dates = certificateIds.map(
    (id) => byId(signingOf(moment).certificates, id)?.expirationDate ?? '',
  );
  const [first = ''] = dates.sort((one, other) => Date.parse(one) - Date.parse(other));
  return first;
}

function createProfile(request: ApiRequest): Made {
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

function removeProfile(row: ProfileRow, { moment }: ApiRequest): ApiError[] {
  const rows = signingOf(moment);
  rows.profiles = rows.profiles.filter((other) => other !== row);
  return [];
}

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
