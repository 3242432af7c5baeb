import type { FaultSet } from '../faults';
import { type ApiError, attributeError, relationshipError } from '../protocol/api-error';
import { fixedId } from './ids';
import type { AppStoreVersionRow } from './rows';
import type { Moment } from './state';

const screenshotRequired: ApiError = {
  status: '409',
  code: 'STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPHONE_67',
  title: 'Screenshots are missing (APP_IPHONE_67)',
  detail: 'At least one screenshot for this display is required',
};

/**
 * What can only be fixed on the web: the practice team's store page is complete, unless a fault says otherwise;
 * removing the fault is how it is fixed in a rehearsal.
 */
export function missingOnStorePage(
  version: AppStoreVersionRow,
  { state }: Moment,
  faults: FaultSet,
): Record<string, ApiError[]> {
  const { id, appId } = version;
  const texts = faults.take('screenshots-missing')
    ? state.appStoreVersionLocalizations.filter((row) => row.versionId === id)
    : [];
  const rating = `/v1/ageRatingDeclarations/${fixedId('app-info-draft', appId)}`;
  const isUnrated = faults.take('age-rating-missing') !== null;
  const isUnpriced = faults.take('price-missing') !== null;
  return {
    ...Object.fromEntries(
      texts.map((row) => [`/v1/appStoreVersionLocalizations/${row.id}`, [screenshotRequired]]),
    ),
    ...(isUnrated && {
      [rating]: [attributeError('REQUIRED', 'gambling', "A value for 'gambling' is required")],
    }),
    ...(isUnpriced && {
      [`/v1/apps/${appId}`]: [
        relationshipError('REQUIRED', 'appPriceSchedule', 'The app has no price yet'),
      ],
    }),
  };
}
