import { fixedId } from './ids';
import {
  type BundleIdRow,
  type CertificateRow,
  type ProfileRow,
  type SigningRows,
  signingId,
} from './signing-rows';

/** The team of sample packages. */
export const teamId = '9NW47H2K3L';
const teamName = 'Northwind Apps';

/** A date that many days from now, as text; negative is the past. */
export type InDays = (days: number) => string;

export function certificateOf(kind: string, type: string, expirationDate: string): CertificateRow {
  const displayName = `${teamName} (${teamId})`;
  return {
    id: signingId('certificate', kind, expirationDate),
    name: `${kind}: ${displayName}`,
    displayName,
    certificateType: type,
    serialNumber: fixedId('serial', kind, expirationDate).replaceAll('-', '').toUpperCase(),
    platform: type === 'IOS_DISTRIBUTION' ? 'IOS' : 'UNIVERSAL',
    expirationDate,
    activated: true,
  };
}

export function makeCertificates(inDays: InDays) {
  return {
    current: certificateOf('Apple Distribution', 'DISTRIBUTION', inDays(240)),
    older: certificateOf('iPhone Distribution', 'IOS_DISTRIBUTION', inDays(12)),
    development: certificateOf('Apple Development', 'DEVELOPMENT', inDays(150)),
  };
}

type ProfileOptions = Pick<ProfileRow, 'name' | 'profileType'> &
  Partial<Pick<ProfileRow, 'profileState' | 'deviceIds' | 'certificateIds'>>;

function profileOf(bundle: BundleIdRow, options: ProfileOptions, inDays: InDays): ProfileRow {
  const isActive = options.profileState !== 'INVALID';
  return {
    id: signingId('profile', options.name),
    platform: 'IOS',
    uuid: fixedId('profile-uuid', options.name),
    createdDate: inDays(isActive ? -125 : -400),
    expirationDate: inDays(isActive ? 240 : -35),
    bundleIdId: bundle.id,
    ...{ profileState: 'ACTIVE', deviceIds: [], certificateIds: [], ...options },
  };
}

/** One profile that delivers, one that is expired, and two that never deliver. */
export function makeProfiles(rows: Omit<SigningRows, 'profiles'>, inDays: InDays) {
  const [bundle] = rows.bundleIds;
  const [current, older, development] = rows.certificates.map(({ id }) => id);
  if (!bundle || !current || !older || !development) return [];
  const deviceIds = rows.devices.filter((row) => row.status === 'ENABLED').map(({ id }) => id);
  const { name } = bundle;
  const profiles: ProfileOptions[] = [
    { name: `${name} App Store`, profileType: 'IOS_APP_STORE', certificateIds: [current] },
    {
      name: `${name} App Store, last year`,
      profileType: 'IOS_APP_STORE',
      profileState: 'INVALID',
      certificateIds: [older],
    },
    {
      name: `${name} Ad Hoc`,
      profileType: 'IOS_APP_ADHOC',
      deviceIds,
      certificateIds: [current],
    },
    {
      name: `${name} Development`,
      profileType: 'IOS_APP_DEVELOPMENT',
      deviceIds,
      certificateIds: [development],
    },
  ];
  return profiles.map((options) => profileOf(bundle, options, inDays));
}
