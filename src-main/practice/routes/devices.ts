import { type ApiError, attributeError } from '../protocol/api-error';
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
  /^(?:[0-9a-f]{40}|[0-9a-f]{8}-[0-9a-f]{16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

function udidError(udid: string, devices: readonly DeviceRow[]): ApiError | null {
  if (!udidShape.test(udid)) {
    return attributeError('INVALID', 'udid', `'${udid}' is not the identifier of a device`);
  }
  const isKnown = devices.some((device) => device.udid.toLowerCase() === udid.toLowerCase());
  return isKnown
    ? attributeError('INVALID', 'udid', `The team has a device '${udid}' already`)
    : null;
}

function register({ body, moment }: ApiRequest): Made {
  const { devices } = signingOf(moment);
  const [name, udid] = [String(body.attributes.name), String(body.attributes.udid)];
  const error = udidError(udid, devices);
  if (error) return { errors: [error] };
  const platform = body.attributes.platform as SigningPlatform;
  const row: DeviceRow = {
    ...{ id: signingId('device', udid.toUpperCase()), name, platform, udid },
    deviceClass: platform === 'MAC_OS' ? 'MAC' : 'IPHONE',
    status: 'ENABLED',
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
