import { pacificDate } from '../protocol/pacific-date';
import { day } from './delays';
import type { AppRow } from './rows';
import { signingId } from './signing-id';
import type { BundleIdRow, DeviceRow, SigningRows } from './signing-rows';
import type { Moment } from './state';
import { type InDays, makeCertificates, teamId } from './usual-certificates';
import { makeProfiles } from './usual-profiles';

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

/** The team's signing side: the same in every story, so it is made when somebody first looks. */
export function signingOf(moment: Moment): SigningRows {
  moment.state.signing ??= makeSigning(moment);
  return moment.state.signing;
}
