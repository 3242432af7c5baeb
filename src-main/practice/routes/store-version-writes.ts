import { numberOf } from '../faults';
import {
  type ApiError,
  attributeError,
  relationshipError,
  stateError,
} from '../protocol/api-error';
import { pacificDate } from '../protocol/pacific-date';
import { newId } from '../world/ids';
import type { AppStoreVersionRow, Platform } from '../world/rows';
import { byId, type Moment } from '../world/state';
import {
  isEditable,
  isOpen,
  isOut,
  versionStateOf,
  versionsBeside,
} from '../world/store-lifecycle';
import { compareVersions, isVersionText, sameVersion } from '../world/trains';
import type { World } from '../world/world';
import type { ApiRequest } from './route';
import { buildErrors, swapBuild } from './store-build';
import { type Made, relatedId } from './write-routes';

function freshVersion(request: ApiRequest, appId: string): AppStoreVersionRow {
  return {
    id: newId(),
    appId,
    platform: request.body.attributes.platform as Platform,
    versionString: '',
    appVersionState: 'PREPARE_FOR_SUBMISSION',
    releaseType: 'AFTER_APPROVAL',
    reviewType: 'APP_STORE',
    copyright: null,
    earliestReleaseDate: null,
    dueAt: null,
    usesIdfa: null,
    downloadable: true,
    createdDate: pacificDate(request.moment.today),
    buildId: null,
    releasedAt: null,
    releasedDate: null,
    ...sentFields(request),
  };
}

/** Texts, copyright and contact are copied from the previous version; What's New starts empty. */
function copyTexts(version: AppStoreVersionRow, moment: Moment, { state }: World): void {
  const previous = versionsBeside(version, moment).findLast((other) => other !== version);
  version.copyright ??= previous?.copyright ?? null;
  const texts = state.appStoreVersionLocalizations.filter((row) => row.versionId === previous?.id);
  for (const row of texts) {
    const copy = { ...row, id: newId(), versionId: version.id, whatsNew: null };
    state.appStoreVersionLocalizations.push(copy);
  }
  if (texts.length === 0) {
    state.appStoreVersionLocalizations.push({
      id: newId(),
      versionId: version.id,
      locale: byId(state.apps, version.appId)?.primaryLocale ?? 'en-US',
      description: null,
      keywords: null,
      marketingUrl: null,
      promotionalText: null,
      supportUrl: null,
      whatsNew: null,
    });
  }
  const detail = state.appStoreReviewDetails.find((row) => row.versionId === previous?.id);
  if (detail) {
    state.appStoreReviewDetails.push({ ...detail, id: newId(), versionId: version.id });
  }
}

function createErrors(version: AppStoreVersionRow, { body, moment }: ApiRequest): ApiError[] {
  const buildId = body.relationships.get('build')?.[0];
  const texts = body.relationships.get('appStoreVersionLocalizations') ?? [];
  const message = 'There are no such localizations; they come with the version';
  return [
    ...beginErrors(version, moment),
    ...releaseErrors(version, moment),
    ...(buildId === undefined ? [] : buildErrors(version, buildId, moment)),
    ...(texts.length > 0
      ? [relationshipError('INVALID', 'appStoreVersionLocalizations', message)]
      : []),
  ];
}

export function createVersion(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const appId = relatedId(request, 'app');
  if (!byId(moment.state.apps, appId)) {
    const message = `There is no app with id '${appId}'`;
    return { errors: [relationshipError('INVALID', 'app', message, '/data/id')] };
  }
  const row = freshVersion(request, appId);
  const errors = createErrors(row, request);
  if (errors.length > 0) return { errors };
  row.buildId = body.relationships.get('build')?.[0] ?? null;
  const lagging = world.faults.take('version-unseen');
  if (lagging) row.unseenReads = numberOf(lagging, 1);
  world.state.appStoreVersions.push(row);
  copyTexts(row, moment, world);
  return { row };
}

const underReview = ['READY_FOR_REVIEW', 'WAITING_FOR_REVIEW', 'IN_REVIEW'];
const releaseFields: readonly string[] = ['releaseType', 'earliestReleaseDate', 'dueAt'];

/** The release type can change until approval; the rest only while it is a draft. */
function lockErrors(
  version: AppStoreVersionRow,
  changed: readonly string[],
  moment: Moment,
): ApiError[] {
  if (isEditable(version, moment)) return [];
  const isUnderReview = underReview.includes(versionStateOf(version, moment));
  const locked = changed.find(
    (name) => name !== 'downloadable' && !(isUnderReview && releaseFields.includes(name)),
  );
  if (locked === undefined) return [];
  const message = `The attribute '${locked}' can not be modified in the current state`;
  return [attributeError('INVALID', locked, message)];
}

function changeErrors(
  version: AppStoreVersionRow,
  wanted: AppStoreVersionRow,
  changed: readonly string[],
  moment: Moment,
): ApiError[] {
  const locked = lockErrors(version, changed, moment);
  if (locked.length > 0) return locked;
  const isRenamed = wanted.versionString !== version.versionString;
  const isRescheduled = changed.some((name) => releaseFields.includes(name));
  return [
    ...(isRenamed ? numberErrors(wanted, moment) : []),
    ...(isRescheduled ? releaseErrors(wanted, moment) : []),
  ];
}

export function changeVersion(version: AppStoreVersionRow, request: ApiRequest): ApiError[] {
  const { body, moment } = request;
  const sent = sentFields(request);
  const wanted = { ...version, ...sent };
  const changed = Object.entries(sent)
    .filter(([name, value]) => version[name as keyof AppStoreVersionRow] !== value)
    .map(([name]) => name);
  const errors = changeErrors(version, wanted, changed, moment);
  if (errors.length > 0) return errors;
  const buildId = body.relationships.get('build')?.[0];
  if (buildId !== undefined) {
    const refused = swapBuild(wanted, buildId, request);
    if (refused.length > 0) return refused;
  }
  Object.assign(version, wanted);
  return [];
}

/** Only a draft that was never released can be deleted, along with everything in it. */
export function removeVersion(version: AppStoreVersionRow, request: ApiRequest): ApiError[] {
  const { moment, world } = request;
  if (!isEditable(version, moment)) {
    const message = `A version that reads ${versionStateOf(version, moment)} cannot be deleted`;
    return [stateError(message)];
  }
  const { state } = world;
  const isOfOther = (row: { versionId: string | null }) => row.versionId !== version.id;
  state.appStoreVersions = state.appStoreVersions.filter((other) => other !== version);
  state.appStoreVersionLocalizations = state.appStoreVersionLocalizations.filter(isOfOther);
  state.appStoreReviewDetails = state.appStoreReviewDetails.filter(isOfOther);
  state.phasedReleases = state.phasedReleases.filter(isOfOther);
  state.reviewSubmissionItems = state.reviewSubmissionItems.filter(isOfOther);
  return [];
}

const plainFields = ['copyright', 'usesIdfa'] as const;
const fields = [
  'versionString',
  'reviewType',
  'releaseType',
  'earliestReleaseDate',
  'downloadable',
  ...plainFields,
] as const;
/** Optional attributes; the others keep their value when null is sent. */
const clearable: readonly string[] = ['earliestReleaseDate', ...plainFields];

/** The attributes of a write, converted for the row. */
function sentFields({ body, moment }: ApiRequest): Partial<AppStoreVersionRow> {
  const sent = fields.filter((name) => {
    const value = body.attributes[name];
    return value !== undefined && (value !== null || clearable.includes(name));
  });
  const found = Object.fromEntries(sent.map((name) => [name, body.attributes[name]]));
  const date = found.earliestReleaseDate;
  if (date === undefined) return found;
  const due = typeof date === 'string' ? Date.parse(date) - moment.today.getTime() : null;
  return { ...found, dueAt: due === null ? null : moment.now + due };
}

/** A version number: well-formed, not used before, and above the released one. */
function numberErrors(version: AppStoreVersionRow, moment: Moment): ApiError[] {
  const stated = version.versionString;
  if (!isVersionText(stated)) {
    const message = `'${stated}' is not one to three whole numbers with dots between`;
    return [attributeError('INVALID', 'versionString', message)];
  }
  const others = versionsBeside(version, moment).filter((other) => other.id !== version.id);
  if (others.some((other) => sameVersion(other.versionString, stated))) {
    const message = `The version number '${stated}' has been used already`;
    return [attributeError('INVALID.DUPLICATE', 'versionString', message)];
  }
  const isTooLow = others.some(
    (other) => isOut(other, moment) && compareVersions(other.versionString, stated) > 0,
  );
  const message = `The version number '${stated}' must be higher than that of the released version`;
  return isTooLow ? [attributeError('INVALID', 'versionString', message)] : [];
}

/** Why no version can be created. The response never names the one in the way. */
function beginErrors(version: AppStoreVersionRow, moment: Moment): ApiError[] {
  const numbers = numberErrors(version, moment);
  const hasOpen = versionsBeside(version, moment).some((other) => isOpen(other, moment));
  const isUsed = numbers.some((error) => error.code.endsWith('.DUPLICATE'));
  if (!hasOpen && !isUsed) return numbers;
  const message = 'A new version of the app cannot be created in its current state';
  return [relationshipError('INVALID', 'app', message), ...(isUsed ? numbers : [])];
}

const hour = 3_600_000;

/** Only a scheduled release has a date. */
function releaseErrors(version: AppStoreVersionRow, { today }: Moment): ApiError[] {
  const { releaseType, earliestReleaseDate: date } = version;
  const wrong = (message: string) => [attributeError('INVALID', 'earliestReleaseDate', message)];
  if (releaseType !== 'SCHEDULED') {
    return date === null ? [] : wrong(`A ${releaseType} release has no earliest release date`);
  }
  if (date === null) {
    const message = 'A scheduled release needs its earliest release date';
    return [attributeError('REQUIRED', 'earliestReleaseDate', message)];
  }
  const time = Date.parse(date);
  if (Number.isNaN(time) || !/(?:Z|[+-]\d{2}:?\d{2})$/.test(date)) {
    return wrong('The date has to be ISO 8601 with an offset');
  }
  if (time % hour !== 0) return wrong('The release can only begin on the hour');
  return time > today.getTime() ? [] : wrong('The date has to be in the future');
}
