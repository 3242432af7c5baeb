import { numberOf } from '../faults';
import type { ApiError } from '../protocol/api-error';
import { relationshipError } from '../protocol/entity-errors';
import { pacificDate } from '../protocol/pacific-date';
import { newId } from '../world/ids';
import type { AppStoreVersionRow, Platform } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { versionsBeside } from '../world/store-life';
import type { World } from '../world/world';
import type { ApiRequest } from './route';
import { buildErrors } from './store-build';
import { beginErrors, releaseErrors } from './store-version-checks';
import { sentFields } from './store-version-fields';
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
  const lagging = world.faults.take('version-unseen');
  if (lagging) row.unseenReads = numberOf(lagging, 1);
  world.state.appStoreVersions.push(row);
  copyTexts(row, moment, world);
  return { row };
}
