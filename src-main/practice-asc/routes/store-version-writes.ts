import type { ApiError } from '../protocol/api-error';
import { attributeError, relationshipError, stateError } from '../protocol/entity-errors';
import { pacificDate } from '../protocol/pacific-date';
import { newId } from '../world/ids';
import type { AppStoreVersionRow, Platform } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { isEditable, versionStateOf, versionsBeside } from '../world/store-life';
import type { World } from '../world/world';
import type { ApiRequest } from './route';
import { buildErrors, swapBuild } from './store-build';
import { beginErrors, numberErrors, releaseErrors } from './store-version-checks';
import { type Made, relatedId } from './write-routes';

const plainFields = ['copyright', 'usesIdfa'] as const;
const fields = [
  'versionString',
  'reviewType',
  'releaseType',
  'earliestReleaseDate',
  'downloadable',
  ...plainFields,
] as const;
/** What can be empty; the others keep their value when null is sent. */
const clearable: readonly string[] = ['earliestReleaseDate', ...plainFields];

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

/** Texts and contact come over from the version before; What's New begins empty. */
function copyTexts(version: AppStoreVersionRow, moment: Moment, { state }: World): void {
  const previous = versionsBeside(version, moment).findLast((other) => other !== version);
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
  const words = 'There are no such localizations; they come with the version';
  return [
    ...beginErrors(version, moment),
    ...releaseErrors(version, moment),
    ...(buildId === undefined ? [] : buildErrors(version, buildId, moment)),
    ...(texts.length > 0
      ? [relationshipError('INVALID', 'appStoreVersionLocalizations', words)]
      : []),
  ];
}

export function createVersion(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const appId = relatedId(request, 'app');
  if (!byId(moment.state.apps, appId)) {
    const words = `There is no app with id '${appId}'`;
    return { errors: [relationshipError('INVALID', 'app', words, '/data/id')] };
  }
  const row = freshVersion(request, appId);
  const errors = createErrors(row, request);
  if (errors.length > 0) return { errors };
  row.buildId = body.relationships.get('build')?.[0] ?? null;
  world.state.appStoreVersions.push(row);
  copyTexts(row, moment, world);
  return { row };
}

const underReview = ['READY_FOR_REVIEW', 'WAITING_FOR_REVIEW', 'IN_REVIEW'];
const releaseFields: readonly string[] = ['releaseType', 'earliestReleaseDate', 'dueAt'];

/** How it is released can be changed until it is approved; the rest only while it is a draft. */
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
  const words = `The attribute '${locked}' can not be modified in the current state`;
  return [attributeError('INVALID', locked, words)];
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

/** Only a draft that was never released can go, and everything of it goes along. */
export function removeVersion(version: AppStoreVersionRow, request: ApiRequest): ApiError[] {
  const { moment, world } = request;
  if (!isEditable(version, moment)) {
    const words = `A version that reads ${versionStateOf(version, moment)} cannot be deleted`;
    return [stateError(words)];
  }
  const { state } = world;
  const isOfOther = (row: { versionId: string }) => row.versionId !== version.id;
  state.appStoreVersions = state.appStoreVersions.filter((other) => other !== version);
  state.appStoreVersionLocalizations = state.appStoreVersionLocalizations.filter(isOfOther);
  state.appStoreReviewDetails = state.appStoreReviewDetails.filter(isOfOther);
  state.phasedReleases = state.phasedReleases.filter(isOfOther);
  state.reviewSubmissionItems = state.reviewSubmissionItems.filter(isOfOther);
  return [];
}
