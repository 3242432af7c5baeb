import { day } from '../world/delays';
import { fixedId } from '../world/ids';
import type {
  AppRow,
  BetaAppLocalizationRow,
  BetaAppReviewDetailRow,
  BetaGroupRow,
} from '../world/rows';
import { daysAgo, type SeedBuilder } from './seed-builder';
import { addTestingUser } from './users';

export function addApp(
  { state }: SeedBuilder,
  app: Pick<AppRow, 'id' | 'name' | 'bundleId' | 'primaryLocale'>,
): AppRow {
  const sku = app.bundleId.split('.').at(-1)?.toUpperCase() ?? app.id;
  const row: AppRow = {
    ...app,
    sku,
    contentRightsDeclaration: 'DOES_NOT_USE_THIRD_PARTY_CONTENT',
    categories: { primaryCategory: 'PRODUCTIVITY' },
  };
  state.apps.push(row);
  return row;
}

export function addInformation(
  { state }: SeedBuilder,
  app: AppRow,
  locale: string,
  texts: Partial<Pick<BetaAppLocalizationRow, 'description' | 'feedbackEmail'>> = {},
): void {
  state.betaAppLocalizations.push({
    id: fixedId('information', app.id, locale),
    appId: app.id,
    locale,
    description: null,
    feedbackEmail: null,
    marketingUrl: null,
    privacyPolicyUrl: null,
    tvOsPrivacyPolicy: null,
    ...texts,
  });
}

export function addReviewContact(
  { state }: SeedBuilder,
  app: AppRow,
  contact: Partial<Omit<BetaAppReviewDetailRow, 'id' | 'appId'>> = {},
): void {
  state.betaAppReviewDetails.push({
    // It has the app's id, as recorded responses show (September 2026).
    id: app.id,
    appId: app.id,
    contactFirstName: 'Release',
    contactLastName: 'Desk',
    contactPhone: '+1 408 555 0100',
    contactEmail: 'release-desk@example.com',
    demoAccountRequired: false,
    demoAccountName: null,
    demoAccountPassword: null,
    notes: null,
    ...contact,
  });
}

/** A numbered tester of a group; a tester of an internal group is a user. */
function addTester(
  builder: SeedBuilder,
  app: AppRow,
  group: BetaGroupRow,
  isInvited: boolean,
): void {
  const { betaTesters } = builder.state;
  const number = String(betaTesters.length + 1).padStart(3, '0');
  const user = group.isInternalGroup ? addTestingUser(builder, app, number) : null;
  betaTesters.push({
    id: fixedId('tester', number),
    firstName: user?.firstName ?? null,
    lastName: user?.lastName ?? null,
    email: user?.username ?? `tester-${number}@example.com`,
    inviteType: 'EMAIL',
    state: isInvited ? 'INVITED' : 'INSTALLED',
    betaGroupIds: [group.id],
  });
}

/** Adds a group with that many testers. */
export function addGroup(
  builder: SeedBuilder,
  app: AppRow,
  group: Pick<BetaGroupRow, 'name' | 'isInternalGroup' | 'hasAccessToAllBuilds'>,
  testers: number,
): BetaGroupRow {
  const row: BetaGroupRow = {
    id: fixedId('group', app.id, group.name),
    appId: app.id,
    ...group,
    createdDate: daysAgo(builder, 200),
    createdAt: builder.now - 200 * day,
    publicLinkEnabled: false,
    publicLinkId: null,
    publicLinkLimitEnabled: false,
    publicLinkLimit: null,
    publicLink: null,
    feedbackEnabled: true,
  };
  builder.state.betaGroups.push(row);
  for (let count = 0; count < testers; count += 1) addTester(builder, app, row, count % 5 === 4);
  return row;
}
