import { type ApiError, attributeError, relationshipError } from '../protocol/api-error';
import { clearableText } from '../protocol/body';
import { newId } from '../world/ids';
import type { AppStoreVersionRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { isEditable, isFirstVersion, versionStateOf } from '../world/store-lifecycle';
import type { AppStoreVersionLocalizationRow, StoreTexts } from '../world/store-rows';
import type { ApiRequest } from './route';
import { limitErrors, localeErrors, noteErrors } from './text-checks';
import { type Made, relatedId } from './write-routes';

const textNames = [
  'description',
  'keywords',
  'marketingUrl',
  'promotionalText',
  'supportUrl',
  'whatsNew',
] as const;

export const storeTextRules = Object.fromEntries(textNames.map((name) => [name, clearableText]));

const longest = { keywords: 100, promotionalText: 170 } as const;

function sentTexts({ body }: ApiRequest): Partial<StoreTexts> {
  const sent = textNames.filter((name) => body.attributes[name] !== undefined);
  return Object.fromEntries(sent.map((name) => [name, body.attributes[name]]));
}

function addressErrors(name: 'marketingUrl' | 'supportUrl', text: unknown): ApiError[] {
  if (typeof text !== 'string' || (/^https?:\/\//.test(text) && URL.canParse(text))) return [];
  return [attributeError('INVALID', name, 'This is no web address')];
}

function textErrors(texts: Partial<StoreTexts>): ApiError[] {
  return [
    ...noteErrors('description', texts.description),
    ...noteErrors('whatsNew', texts.whatsNew),
    ...limitErrors('keywords', texts.keywords, longest.keywords),
    ...limitErrors('promotionalText', texts.promotionalText, longest.promotionalText),
    ...addressErrors('marketingUrl', texts.marketingUrl),
    ...addressErrors('supportUrl', texts.supportUrl),
  ];
}

/** Promotional text can always be edited, the two addresses until the review begins. */
function isOpenNow(name: string, version: AppStoreVersionRow, moment: Moment): boolean {
  const state = versionStateOf(version, moment);
  if (name === 'promotionalText') return true;
  if (isEditable(version, moment) || state === 'READY_FOR_REVIEW') return true;
  return state === 'WAITING_FOR_REVIEW' && name.endsWith('Url');
}

function lockedError(name: string): ApiError {
  const message = `The attribute '${name}' cannot be edited at this time`;
  return { ...attributeError('INVALID', name, message), code: 'STATE_ERROR' };
}

function lockErrors(
  texts: Partial<StoreTexts>,
  version: AppStoreVersionRow,
  moment: Moment,
): ApiError[] {
  const locked = Object.keys(texts).filter((name) => !isOpenNow(name, version, moment));
  // A first version has no What's New.
  const isTooEarly = Boolean(texts.whatsNew) && isFirstVersion(version, moment);
  if (isTooEarly && !locked.includes('whatsNew')) locked.push('whatsNew');
  return locked.map(lockedError);
}

export function createStoreTexts(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const versionId = relatedId(request, 'appStoreVersion');
  const version = byId(moment.state.appStoreVersions, versionId);
  if (!version) {
    const message = `There is no App Store version with id '${versionId}'`;
    return { errors: [relationshipError('INVALID', 'appStoreVersion', message, '/data/id')] };
  }
  const locale = String(body.attributes.locale);
  const rows = moment.state.appStoreVersionLocalizations;
  const taken = rows.filter((row) => row.versionId === versionId).map((row) => row.locale);
  const texts = sentTexts(request);
  const locked = isOpenNow('locale', version, moment) ? [] : [lockedError('locale')];
  const errors = [
    ...locked,
    ...localeErrors(locale, taken),
    ...lockErrors(texts, version, moment),
    ...textErrors(texts),
  ];
  if (errors.length > 0) return { errors };
  const none = Object.fromEntries(textNames.map((name) => [name, null])) as unknown as StoreTexts;
  const row: AppStoreVersionLocalizationRow = {
    id: newId(),
    versionId,
    locale,
    ...none,
    ...texts,
    screenshots: [],
  };
  world.state.appStoreVersionLocalizations.push(row);
  return { row };
}

export function changeStoreTexts(
  row: AppStoreVersionLocalizationRow,
  request: ApiRequest,
): ApiError[] {
  const { moment } = request;
  const version = byId(moment.state.appStoreVersions, row.versionId);
  const texts = sentTexts(request);
  const locked = version ? lockErrors(texts, version, moment) : [];
  const errors = locked.length > 0 ? locked : textErrors(texts);
  if (errors.length === 0) Object.assign(row, texts);
  return errors;
}

/** The app's primary language stays with every version. */
export function removeStoreTexts(
  row: AppStoreVersionLocalizationRow,
  { moment, world }: ApiRequest,
): ApiError[] {
  const { state } = world;
  const version = byId(state.appStoreVersions, row.versionId);
  const app = byId(state.apps, version?.appId ?? '');
  const isPrimary = app?.primaryLocale === row.locale;
  if (isPrimary || (version && !isEditable(version, moment))) return [lockedError('locale')];
  state.appStoreVersionLocalizations = state.appStoreVersionLocalizations.filter(
    (other) => other !== row,
  );
  return [];
}
