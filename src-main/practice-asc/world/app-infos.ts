import { fixedId } from './ids';
import type { AppRow, AppStoreVersionRow } from './rows';
import type { Moment } from './state';
import { isOpen, isOut, versionStateOf } from './store-life';

/** What the store says of an app: one that is out, and beside it one for the version under way. */
export interface AppInfo {
  id: string;
  app: AppRow;
  state: string;
}

export interface AppInfoText {
  id: string;
  info: AppInfo;
  locale: string;
}

/** Where the words for an app's information differ from those for a version. */
const ownWords: Record<string, string> = {
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
  const open = versions.find((version) => isOpen(version, moment));
  const read = open ? versionStateOf(open, moment) : 'PREPARE_FOR_SUBMISSION';
  const live = { id: fixedId('app-info', app.id), app, state: 'READY_FOR_DISTRIBUTION' };
  const draft = { id: fixedId('app-info-draft', app.id), app, state: ownWords[read] ?? read };
  return [...(isLive ? [live] : []), ...(open || !isLive ? [draft] : [])];
}

/** A language comes with the first version that has texts in it. */
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
  }));
}

export function allInfos(moment: Moment): AppInfo[] {
  return moment.state.apps.flatMap((app) => infosOf(app, moment));
}
