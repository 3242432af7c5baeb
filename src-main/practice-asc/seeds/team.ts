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

/** Adds a group and so many testers of its own, who are told apart by number only. */
export function addGroup(
  stage: Stage,
  app: AppRow,
  group: Pick<BetaGroupRow, 'name' | 'isInternalGroup' | 'hasAccessToAllBuilds'>,
  testers: number,
): BetaGroupRow {
  const { state } = stage;
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
  state.betaGroups.push(row);
  for (let count = 0; count < testers; count += 1) {
    const number = String(state.betaTesters.length + 1).padStart(3, '0');
    state.betaTesters.push({
      id: fixedId('tester', number),
      firstName: null,
      lastName: null,
      email: `tester-${number}@example.com`,
      inviteType: 'EMAIL',
      state: count % 5 === 4 ? 'INVITED' : 'INSTALLED',
      betaGroupIds: [row.id],
    });
  }
  return row;
}
