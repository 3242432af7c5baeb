import { build } from 'plist';
import { pacificDate } from '../protocol/pacific-date';
import { type InDays, makeCertificates, makeProfiles, teamId } from './default-signing';
import { day } from './delays';
import { der, derTags } from './der';
import type { AppRow } from './rows';
import {
  type BundleIdRow,
  type DeviceRow,
  type ProfileRow,
  type SigningRows,
  signingId,
} from './signing-rows';
import { byId, type Moment } from './state';

function makeDevices(inDays: InDays): DeviceRow[] {
  const kinds = [
    ['Test phone 1', 'IPHONE', 'iPhone 16', '00008140-000A1B2C3D4E801E', 'ENABLED'],
    ['Test phone 2', 'IPHONE', 'iPhone 15 Pro', '00008130-001122334455001E', 'ENABLED'],
    ['Test tablet', 'IPAD', 'iPad Air', '00008103-00AABBCCDDEE001E', 'ENABLED'],
    ['Drawer phone', 'IPHONE', 'iPhone 11', '00008030-000102030405802E', 'DISABLED'],
  ] as const;
  return kinds.map(([name, deviceClass, model, udid, status]) => ({
    ...{ id: signingId('device', udid), name, platform: 'IOS', udid, deviceClass, status, model },
    addedDate: inDays(-300),
  }));
}

function bundleIdOf(name: string, identifier: string): BundleIdRow {
  const id = signingId('bundle-id', identifier);
  const capabilities = ['IN_APP_PURCHASE', 'PUSH_NOTIFICATIONS'].map((capabilityType) => ({
    id: `${id}_${capabilityType}`,
    capabilityType,
  }));
  return { id, name, platform: 'IOS', identifier, seedId: teamId, capabilities };
}

function makeBundleIds(apps: readonly AppRow[]): BundleIdRow[] {
  const ofApps = apps.map(({ name, bundleId }) => bundleIdOf(name, bundleId));
  return [
    ...ofApps,
    bundleIdOf('Orbit Notes Widget', 'com.northwind.orbit.widget'),
    bundleIdOf('Northwind wildcard', 'com.northwind.*'),
  ];
}

function makeSigning({ state, today }: Moment): SigningRows {
  const inDays: InDays = (days) => pacificDate(new Date(today.getTime() + days * day));
  const { current, older, development } = makeCertificates(inDays);
  const rows = {
    devices: makeDevices(inDays),
    bundleIds: makeBundleIds(state.apps),
    certificates: [current, older, development],
  };
  return { ...rows, profiles: makeProfiles(rows, inDays) };
}

/** The team's signing data: the same in every scenario, so it is created on first use. */
export function signingOf(moment: Moment): SigningRows {
  moment.state.signing ??= makeSigning(moment);
  return moment.state.signing;
}

/**
 * One self-signed certificate serves for all that a scenario starts with: it only has to be readable. Its own dates
 * run longer than those of the rows, which follow the practice calendar.
 */
export const certificateContent =
  'MIIB9DCCAZugAwIBAgIUPQ10SiU/PIaO3Zd7hChOiQXP/7owCgYIKoZIzj0EAwIwTzE4MDYGA1UEAwwvQXBwbGUgRGlzdHJpYnV0aW9uOiBOb3J0aHdpbmQgQXBwcyAoOU5XNDdIMkszTCkxEzARBgNVBAsMCjlOVzQ3SDJLM0wwIBcNMjYxMTIyMTEzMzU1WhgPMjA1MTA3MTQxMTMzNTVaME8xODA2BgNVBAMML0FwcGxlIERpc3RyaWJ1dGlvbjogTm9ydGh3aW5kIEFwcHMgKDlOVzQ3SDJLM0wpMRMwEQYDVQQLDAo5Tlc0N0gySzNMMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEyyO6EP/s9tLo8jUa9L+COaoBDYLHGpvbvBqhABTJGj5No6IL6MYmKQU9dyq3JAkX8YE8NFH4EnWyRpcnNMdnjKNTMFEwHQYDVR0OBBYEFIAw44HfG8KmxFCJvlirWqnwmpfHMB8GA1UdIwQYMBaAFIAw44HfG8KmxFCJvlirWqnwmpfHMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgD5St8IQWVwqhtChSmbxQU7P8DtgsEMZVSrBm2tKIrS8CIGdSSZvcZ28+eYwIUB/2aQTfFGxHUHnydXDhuKMD8yaj';

/** 1.2.840.113549.1.7.1, plain data. */
const plainData = Buffer.from('06092a864886f70d010701', 'hex');

function devicesOf({ deviceIds }: ProfileRow, { devices }: SigningRows): object {
  const udids = deviceIds.map((id) => byId(devices, id)?.udid ?? '');
  return udids.length > 0 ? { ProvisionedDevices: udids } : {};
}

/** A profile as a file, in base64: its property list as plain data, without a signature. */
export function profileContent(profile: ProfileRow, rows: SigningRows): string {
  const { identifier = '', seedId = '' } = byId(rows.bundleIds, profile.bundleIdId) ?? {};
  const list = build({
    Name: profile.name,
    UUID: profile.uuid,
    TeamIdentifier: [seedId],
    CreationDate: new Date(profile.createdDate),
    ExpirationDate: new Date(profile.expirationDate),
    Entitlements: {
      'application-identifier': `${seedId}.${identifier}`,
      'beta-reports-active': profile.profileType === 'IOS_APP_STORE',
      'get-task-allow': profile.profileType === 'IOS_APP_DEVELOPMENT',
    },
    ...devicesOf(profile, rows),
  });
  const content = der(derTags.explicit, der(derTags.octets, Buffer.from(list)));
  return der(derTags.list, plainData, content).toString('base64');
}
