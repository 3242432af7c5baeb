import type { ApiError } from '../protocol/api-error';
import { attributeError, relationshipError } from '../protocol/entity-errors';
import type { AppStoreVersionRow } from '../world/rows';
import type { Moment } from '../world/state';
import { isOpen, isOut, versionsBeside } from '../world/store-life';
import { compareVersions, isVersionText, sameVersion } from '../world/trains';

/** The number of a version: well formed, not used before, and above what is out. */
export function numberErrors(version: AppStoreVersionRow, moment: Moment): ApiError[] {
  const stated = version.versionString;
  if (!isVersionText(stated)) {
    const words = `'${stated}' is not one to three whole numbers with dots between`;
    return [attributeError('INVALID', 'versionString', words)];
  }
  const others = versionsBeside(version, moment).filter((other) => other.id !== version.id);
  if (others.some((other) => sameVersion(other.versionString, stated))) {
    const words = `The version number '${stated}' has been used already`;
    return [attributeError('INVALID.DUPLICATE', 'versionString', words)];
  }
  const isTooLow = others.some(
    (other) => isOut(other, moment) && compareVersions(other.versionString, stated) > 0,
  );
  const words = `The version number '${stated}' must be higher than that of the released version`;
  return isTooLow ? [attributeError('INVALID', 'versionString', words)] : [];
}

/** Why no version can be begun. The answer never names the one in the way. */
export function beginErrors(version: AppStoreVersionRow, moment: Moment): ApiError[] {
  const numbers = numberErrors(version, moment);
  const hasOpen = versionsBeside(version, moment).some((other) => isOpen(other, moment));
  const isUsed = numbers.some((error) => error.code.endsWith('.DUPLICATE'));
  if (!hasOpen && !isUsed) return numbers;
  const words = 'A new version of the app cannot be created in its current state';
  return [relationshipError('INVALID', 'app', words), ...(isUsed ? numbers : [])];
}

const hour = 3_600_000;

/** A date goes with a scheduled release, and with no other. */
export function releaseErrors(version: AppStoreVersionRow, { today }: Moment): ApiError[] {
  const { releaseType, earliestReleaseDate: date } = version;
  const wrong = (words: string) => [attributeError('INVALID', 'earliestReleaseDate', words)];
  if (releaseType !== 'SCHEDULED') {
    return date === null ? [] : wrong(`A ${releaseType} release has no earliest release date`);
  }
  if (date === null) {
    const words = 'A scheduled release needs its earliest release date';
    return [attributeError('REQUIRED', 'earliestReleaseDate', words)];
  }
  const time = Date.parse(date);
  if (Number.isNaN(time) || !/(?:Z|[+-]\d{2}:?\d{2})$/.test(date)) {
    return wrong('The date has to be ISO 8601 with an offset');
  }
  if (time % hour !== 0) return wrong('The release can only begin on the hour');
  return time > today.getTime() ? [] : wrong('The date has to be in the future');
}
