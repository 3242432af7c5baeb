import type { FaultSet } from '../faults';
import type { ApiError } from '../protocol/api-error';
import { attributeError, relationshipError } from '../protocol/entity-errors';
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
 * What only the web page can mend: the practice team's store page is in order, unless a fault says
 * otherwise, and taking the fault back is how it is mended in a rehearsal.
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
