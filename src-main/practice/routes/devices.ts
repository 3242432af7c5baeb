import { type ApiError, attributeError, forbidden } from '../protocol/api-error';
import { clearableText, requiredText } from '../protocol/body';
import { pacificDate } from '../protocol/pacific-date';
import { signingOf } from '../world/signing';
import { type DeviceRow, type SigningPlatform, signingId } from '../world/signing-rows';
import { deviceStates, signingPlatforms } from './enum-values';
import { byOwnId, equals, equalsInAnyCase, sortKey } from './filters';
import { instanceRoute, listRoute } from './read-routes';
import type { ApiRequest, Route } from './route';
import { forTeamKeys } from './users';
import { changeRoute, createRoute, type Made } from './write-routes';

/** Forty digits for older phones, eight and sixteen for newer ones, or the UUID of a Mac. */
const udidShape =
  /^(?:[0-9a-f]{40}|[0-9a-f]{8}-?[0-9a-f]{16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** A year's places for one product family; a disabled device keeps its place (app-store-connect.md, devices 3). */
const placesOfFamily = 100;

/** As it is listed: a newer one that came without its hyphen gets it. */
function listedUdid(udid: string): string {
  return /^[0-9a-f]{24}$/i.test(udid) ? `${udid.slice(0, 8)}-${udid.slice(8)}` : udid;
}

function udidError(udid: string, devices: readonly DeviceRow[]): ApiError | null {
  if (!udidShape.test(udid)) {
    return attributeError('INVALID', 'udid', `'${udid}' is not the identifier of a device`);
  }
  const isKnown = devices.some(
    (device) => device.udid.toLowerCase() === listedUdid(udid).toLowerCase(),
  );
  return isKnown ? alreadyThere(udid) : null;
}

/** Only its words tell it from other refusals (app-store-connect.md, devices 2). */
function alreadyThere(udid: string): ApiError {
  return {
    status: '409',
    code: 'ENTITY_ERROR',
    title: 'The entity is not acceptable',
    detail: `A device with number '${udid}' already exists on this team.`,
  };
}

const familyNames: Readonly<Record<string, string>> = { IPHONE: 'iPhone', MAC: 'Mac' };

function register({ body, moment, world }: ApiRequest): Made {
  const { devices } = signingOf(moment);
  const [name, udid] = [String(body.attributes.name), String(body.attributes.udid)];
  const error = udidError(udid, devices);
  if (error) return { errors: [error] };
  const platform = body.attributes.platform as SigningPlatform;
  const listed = listedUdid(udid);
  const deviceClass = platform === 'MAC_OS' ? 'MAC' : 'IPHONE';
  const family = devices.filter((device) => device.deviceClass === deviceClass);
  if (family.length >= placesOfFamily || world.faults.take('device-limit')) {
    const kind = familyNames[deviceClass];
    const words = `Your development team has reached the maximum number of registered ${kind} devices.`;
    return { errors: [forbidden(words)] };
  }
  const row: DeviceRow = {
    ...{ id: signingId('device', listed.toUpperCase()), name, platform, udid: listed },
    deviceClass,
    status: world.faults.take('device-processing') ? 'PROCESSING' : 'ENABLED',
    model: null,
    addedDate: pacificDate(moment.today),
  };
  devices.push(row);
  return { row };
}

/** A device can be renamed, disabled and enabled, but not deleted. */
function change(device: DeviceRow, { body }: ApiRequest): ApiError[] {
  const { name, status } = body.attributes;
  if (typeof name === 'string') device.name = name;
  if (status === 'ENABLED' || status === 'DISABLED') device.status = status;
  return [];
}

export const deviceRoutes: Route[] = forTeamKeys([
  listRoute('devices', ({ moment }) => signingOf(moment).devices, {
    filters: {
      name: equals<DeviceRow>((device) => device.name),
      platform: equals<DeviceRow>((device) => device.platform, signingPlatforms),
      udid: equalsInAnyCase<DeviceRow>((device) => device.udid),
      status: equals<DeviceRow>((device) => device.status, deviceStates),
      id: byOwnId,
    },
    sorts: {
      name: sortKey<DeviceRow>((device) => device.name),
      platform: sortKey<DeviceRow>((device) => device.platform),
      udid: sortKey<DeviceRow>((device) => device.udid),
      status: sortKey<DeviceRow>((device) => device.status),
      id: sortKey<DeviceRow>((device) => device.id),
    },
  }),
  instanceRoute('devices'),
  createRoute('devices', {
    access: 'manage',
    attributes: {
      name: requiredText,
      platform: { ...requiredText, oneOf: signingPlatforms },
      udid: requiredText,
    },
    relationships: {},
    create: register,
  }),
  changeRoute<DeviceRow>('devices', {
    access: 'manage',
    attributes: { name: clearableText, status: { ...clearableText, oneOf: deviceStates } },
    change,
  }),
]);
