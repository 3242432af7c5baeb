import { pacificDate } from '../protocol/pacific-date';
import { day } from '../world/delays';
import { fixedId } from '../world/ids';
import type {
  AppRow,
  BetaAppLocalizationRow,
  BetaAppReviewDetailRow,
  BetaGroupRow,
} from '../world/rows';
import type { WorldState } from '../world/state';
import { addTestingUser } from './users';

/** What a story is told into: a state, and the time it begins. */
export interface Stage {
  state: WorldState;
  /** The world's clock, in milliseconds. */
  now: number;
  today: Date;
}

/** By the calendar, as text; below zero days is the future. */
export function daysAgo({ today }: Stage, days: number): string {
  return pacificDate(new Date(today.getTime() - days * day));
}

export function addApp(
  { state }: Stage,
  app: Pick<AppRow, 'id' | 'name' | 'bundleId' | 'primaryLocale'>,
): AppRow {
  const sku = app.bundleId.split('.').at(-1)?.toUpperCase() ?? app.id;
  const row = { ...app, sku, contentRightsDeclaration: 'DOES_NOT_USE_THIRD_PARTY_CONTENT' };
  state.apps.push(row);
  return row;
}

export function addInformation(
  { state }: Stage,
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
  { state }: Stage,
  app: AppRow,
  contact: Partial<Omit<BetaAppReviewDetailRow, 'id' | 'appId'>> = {},
): void {
  state.betaAppReviewDetails.push({
    id: fixedId('review-detail', app.id),
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

/** A tester of a group, told from the others by number only; one of an internal group is a user. */
function addTester(stage: Stage, app: AppRow, group: BetaGroupRow, isInvited: boolean): void {
  const { betaTesters } = stage.state;
  const number = String(betaTesters.length + 1).padStart(3, '0');
  const user = group.isInternalGroup ? addTestingUser(stage, app, number) : null;
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

/** Adds a group and so many testers of its own. */
export function addGroup(
  stage: Stage,
  app: AppRow,
  group: Pick<BetaGroupRow, 'name' | 'isInternalGroup' | 'hasAccessToAllBuilds'>,
  testers: number,
): BetaGroupRow {
  const row: BetaGroupRow = {
    id: fixedId('group', app.id, group.name),
    appId: app.id,
    ...group,
    createdDate: daysAgo(stage, 200),
    createdAt: stage.now - 200 * day,
    publicLinkEnabled: false,
    publicLinkId: null,
    publicLinkLimitEnabled: false,
    publicLinkLimit: null,
    publicLink: null,
    feedbackEnabled: true,
  };
  stage.state.betaGroups.push(row);
  for (let count = 0; count < testers; count += 1) addTester(stage, app, row, count % 5 === 4);
  return row;
}
