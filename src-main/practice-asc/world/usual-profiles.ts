import { fixedId } from './ids';
import { signingId } from './signing-id';
import type { BundleIdRow, ProfileRow, SigningRows } from './signing-rows';
import type { InDays } from './usual-certificates';

type ProfileWish = Pick<ProfileRow, 'name' | 'profileType'> &
  Partial<Pick<ProfileRow, 'profileState' | 'deviceIds' | 'certificateIds'>>;

function profileOf(bundle: BundleIdRow, wish: ProfileWish, inDays: InDays): ProfileRow {
  const isActive = wish.profileState !== 'INVALID';
  return {
    id: signingId('profile', wish.name),
    platform: 'IOS',
    uuid: fixedId('profile-uuid', wish.name),
    createdDate: inDays(isActive ? -125 : -400),
    expirationDate: inDays(isActive ? 240 : -35),
    bundleIdId: bundle.id,
    ...{ profileState: 'ACTIVE', deviceIds: [], certificateIds: [], ...wish },
  };
}

/** One profile that delivers, one that ran out, and two that never deliver. */
export function makeProfiles(rows: Omit<SigningRows, 'profiles'>, inDays: InDays) {
  const [bundle] = rows.bundleIds;
  const [current, older, development] = rows.certificates.map(({ id }) => id);
  if (!bundle || !current || !older || !development) return [];
  const deviceIds = rows.devices.filter((row) => row.status === 'ENABLED').map(({ id }) => id);
  const { name } = bundle;
  const wishes: ProfileWish[] = [
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
  return wishes.map((wish) => profileOf(bundle, wish, inDays));
}
