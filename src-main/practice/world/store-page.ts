import type { FaultSet } from '../faults';
import { type ApiError, attributeError, relationshipError } from '../protocol/api-error';
import { categoriesOf, infosOf, infoTextsOf } from './app-infos';
import { fixedId } from './ids';
import type { AppRow, AppStoreVersionRow } from './rows';
import { byId, type Moment } from './state';
import type { AppStoreVersionLocalizationRow } from './store-rows';

/*
 * What can only be fixed on the web: the practice team's store pages are complete, unless their rows or a fault say
 * otherwise. What is missing shows when it is read, and is refused at submission.
 */

/** Screenshots in one language for one kind of display. */
export interface ScreenshotSet {
  id: string;
  textsId: string;
  screenshotDisplayType: string;
  /** Screenshots in it: a set may be empty. */
  count: number;
}

const usualDisplays = ['APP_IPHONE_67'];
const usualCount = 3;

export function screenshotSetsOf(
  { id, screenshots, screenshotsEach = usualCount }: AppStoreVersionLocalizationRow,
  { lacks }: Moment,
): ScreenshotSet[] {
  const displays = lacks?.screenshots ? [] : (screenshots ?? usualDisplays);
  return displays.map((screenshotDisplayType) => ({
    id: fixedId('screenshots', id, screenshotDisplayType),
    textsId: id,
    screenshotDisplayType,
    count: screenshotsEach,
  }));
}

/** Apple's names of the questions of the age rating without an answer. */
export function unansweredOf({ unansweredAgeRating }: AppRow, { lacks }: Moment): string[] {
  return [...(unansweredAgeRating ?? []), ...(lacks?.ageRating ? ['gambling'] : [])];
}

const screenshotRequired: ApiError = {
  status: '409',
  code: 'STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPHONE_67',
  title: 'Screenshots are missing (APP_IPHONE_67)',
  detail: 'At least one screenshot for this display is required',
};

/** A language without screenshots shows those of the primary language, which has to have some. */
function withoutScreenshots(
  version: AppStoreVersionRow,
  app: AppRow,
  moment: Moment,
): AppStoreVersionLocalizationRow[] {
  const without = moment.state.appStoreVersionLocalizations.filter(
    (row) =>
      row.versionId === version.id &&
      screenshotSetsOf(row, moment).every(({ count }) => count === 0),
  );
  return without.some(({ locale }) => locale === app.primaryLocale) ? without : [];
}

function required(name: string): ApiError {
  return attributeError('REQUIRED', name, `A value for '${name}' is required`);
}

function missingOfInfo(app: AppRow, moment: Moment): Record<string, ApiError[]> {
  const info = infosOf(app, moment).at(-1);
  if (!info) return {};
  const found: Record<string, ApiError[]> = {};
  const unanswered = unansweredOf(app, moment);
  if (unanswered.length > 0)
    found[`/v1/ageRatingDeclarations/${info.id}`] = unanswered.map(required);
  if (!categoriesOf(info, moment).primaryCategory)
    found[`/v1/appInfos/${info.id}`] = [
      relationshipError(
        'REQUIRED',
        'primaryCategory',
        "The relationship 'primaryCategory' is required",
      ),
    ];
  for (const text of infoTextsOf(info, moment)) {
    const isPrimary = text.locale === app.primaryLocale;
    const missing = [
      ...(text.name ? [] : ['name']),
      ...(text.privacyPolicyUrl || !isPrimary ? [] : ['privacyPolicyUrl']),
    ];
    if (missing.length > 0) found[`/v1/appInfoLocalizations/${text.id}`] = missing.map(required);
  }
  return found;
}

export function missingOnStorePage(
  version: AppStoreVersionRow,
  moment: Moment,
  faults: FaultSet,
): Record<string, ApiError[]> {
  const app = byId(moment.state.apps, version.appId);
  if (!app) return {};
  const isUnpriced = faults.take('price-missing') !== null;
  return {
    ...Object.fromEntries(
      withoutScreenshots(version, app, moment).map((row) => [
        `/v1/appStoreVersionLocalizations/${row.id}`,
        [screenshotRequired],
      ]),
    ),
    ...missingOfInfo(app, moment),
    ...(version.copyright
      ? {}
      : { [`/v1/appStoreVersions/${version.id}`]: [required('copyright')] }),
    ...(isUnpriced && {
      [`/v1/apps/${app.id}`]: [
        relationshipError('REQUIRED', 'appPriceSchedule', 'The app has no price yet'),
      ],
    }),
  };
}
