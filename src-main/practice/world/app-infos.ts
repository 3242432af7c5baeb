import type { ChosenCategories } from './app-categories';
import { fixedId } from './ids';
import type { AppInfoTexts, AppRow, AppStoreVersionRow } from './rows';
import type { Moment } from './state';
import { isOpen, isOut, versionStateOf } from './store-lifecycle';

/** An app's information: the released one, and another for the version in preparation. */
export interface AppInfo {
  id: string;
  app: AppRow;
  state: string;
  /** Whether it is the released one. */
  isLive: boolean;
}

export interface AppInfoText extends Required<AppInfoTexts> {
  id: string;
  info: AppInfo;
  locale: string;
}

function textsIn({ name, infoTexts }: AppRow, locale: string): Required<AppInfoTexts> {
  const usual = { name, subtitle: null, privacyPolicyUrl: 'https://example.com/privacy' };
  return { ...usual, ...infoTexts?.[locale] };
}

/** Where the states of an app's information differ from those of a version. */
const stateNames: Record<string, string> = {
  PENDING_DEVELOPER_RELEASE: 'PENDING_RELEASE',
  PENDING_APPLE_RELEASE: 'PENDING_RELEASE',
  PROCESSING_FOR_DISTRIBUTION: 'PENDING_RELEASE',
  METADATA_REJECTED: 'REJECTED',
  INVALID_BINARY: 'REJECTED',
  WAITING_FOR_EXPORT_COMPLIANCE: 'WAITING_FOR_REVIEW',
};

function versionsOf(app: AppRow, { state }: Moment): AppStoreVersionRow[] {
  return state.appStoreVersions.filter((version) => version.appId === app.id);
}

export function infosOf(app: AppRow, moment: Moment): AppInfo[] {
  const versions = versionsOf(app, moment);
  const isLive = versions.some((version) => isOut(version, moment));
  const open = openVersionOf(app, moment);
  const read = open ? versionStateOf(open, moment) : 'PREPARE_FOR_SUBMISSION';
  const live = { id: fixedId('app-info', app.id), app, state: 'READY_FOR_DISTRIBUTION', isLive };
  const state = stateNames[read] ?? read;
  const draft = { id: fixedId('app-info-draft', app.id), app, state, isLive: false };
  return [...(isLive ? [live] : []), ...(open || !isLive ? [draft] : [])];
}

function openVersionOf(app: AppRow, moment: Moment): AppStoreVersionRow | undefined {
  return versionsOf(app, moment).find((version) => isOpen(version, moment));
}

/** Those of the version in preparation count for its information only, until it is released. */
export function categoriesOf({ app, isLive }: AppInfo, moment: Moment): ChosenCategories {
  const open = isLive ? undefined : openVersionOf(app, moment);
  const released = versionsOf(app, moment).filter((version) => isOut(version, moment));
  const latest = released.findLast((version) => version.categories !== undefined);
  return open?.categories ?? latest?.categories ?? app.categories ?? {};
}

export function chooseCategories({ app }: AppInfo, chosen: ChosenCategories, moment: Moment): void {
  const holder = openVersionOf(app, moment) ?? app;
  holder.categories = chosen;
}

/** A language exists from the first version that has texts in it. */
export function infoTextsOf(info: AppInfo, moment: Moment): AppInfoText[] {
  const versionIds = versionsOf(info.app, moment).map((version) => version.id);
  const texts = moment.state.appStoreVersionLocalizations.filter((row) =>
    versionIds.includes(row.versionId),
  );
  const locales = new Set([info.app.primaryLocale, ...texts.map((row) => row.locale)]);
  return [...locales].map((locale) => ({
    id: fixedId('app-info-text', info.id, locale),
    info,
    locale,
    ...textsIn(info.app, locale),
  }));
}

export function allInfos(moment: Moment): AppInfo[] {
  return moment.state.apps.flatMap((app) => infosOf(app, moment));
}
