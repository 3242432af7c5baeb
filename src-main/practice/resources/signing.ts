import { certificateContent, profileContent, signingOf } from '../world/signing';
import type {
  BundleIdRow,
  CapabilityRow,
  CertificateRow,
  DeviceRow,
  ProfileRow,
} from '../world/signing-rows';
import { byId } from '../world/state';
import { emptyOne, idsWhere, ownFields, resourceType, toMany, toOne } from './resource-type';

export const devices = resourceType<DeviceRow>({
  name: 'devices',
  find: (id, moment) => byId(signingOf(moment).devices, id),
  attributes: ownFields<DeviceRow>(
    'name',
    'platform',
    'udid',
    'deviceClass',
    'status',
    'model',
    'addedDate',
  ),
  relationships: {},
});

export const bundleIds = resourceType<BundleIdRow>({
  name: 'bundleIds',
  find: (id, moment) => byId(signingOf(moment).bundleIds, id),
  attributes: ownFields<BundleIdRow>('name', 'platform', 'identifier', 'seedId'),
  relationships: {
    profiles: toMany('profiles', (bundle, moment) =>
      idsWhere(signingOf(moment).profiles, (profile) => profile.bundleIdId === bundle.id),
    ),
    bundleIdCapabilities: toMany('bundleIdCapabilities', (bundle) =>
      bundle.capabilities.map(({ id }) => id),
    ),
    app: toOne(
      'apps',
      (bundle, { state }) => state.apps.find((app) => app.bundleId === bundle.identifier)?.id,
    ),
  },
});

export const bundleIdCapabilities = resourceType<CapabilityRow>({
  name: 'bundleIdCapabilities',
  find: (id, moment) =>
    byId(
      signingOf(moment).bundleIds.flatMap((bundle) => bundle.capabilities),
      id,
    ),
  attributes: {
    ...ownFields<CapabilityRow>('capabilityType'),
    settings: ({ settings }) => settings ?? [],
  },
  relationships: {},
});

export const certificates = resourceType<CertificateRow>({
  name: 'certificates',
  find: (id, moment) => byId(signingOf(moment).certificates, id),
  attributes: {
    ...ownFields<CertificateRow>(
      'name',
      'certificateType',
      'displayName',
      'serialNumber',
      'platform',
      'expirationDate',
      'activated',
    ),
    certificateContent: ({ content }) => content ?? certificateContent,
    // Recorded responses have it although Apple's schema does not (September 2026).
    csrContent: () => null,
  },
  relationships: { passTypeId: emptyOne('passTypeIds') },
});

export const profiles = resourceType<ProfileRow>({
  name: 'profiles',
  find: (id, moment) => byId(signingOf(moment).profiles, id),
  attributes: {
    ...ownFields<ProfileRow>(
      'name',
      'platform',
      'profileType',
      'profileState',
      'uuid',
      'createdDate',
      'expirationDate',
    ),
    profileContent: (profile, moment) => profileContent(profile, signingOf(moment)),
  },
  relationships: {
    // A deleted bundle ID leaves its profiles behind.
    bundleId: toOne(
      'bundleIds',
      (profile, moment) => byId(signingOf(moment).bundleIds, profile.bundleIdId)?.id,
    ),
    devices: toMany('devices', (profile) => profile.deviceIds),
    certificates: toMany('certificates', (profile) => profile.certificateIds),
  },
});
