import { build } from 'plist';
import { der, derTags } from './der';
import type { ProfileRow, SigningRows } from './signing-rows';
import { byId } from './state';

/**
 * One self-signed certificate stands for all that a story begins with: what matters is that it can be read. Its own dates run
 * longer than those of the rows, which follow the practice calendar.
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
