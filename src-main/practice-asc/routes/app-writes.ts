import { type ApiError, notFound } from '../protocol/api-error';
import { type AttributeRule, clearableFlag, clearableText } from '../protocol/body-rules';
import { attributeError } from '../protocol/entity-errors';
import { infosOf, infoTextsOf } from '../world/app-infos';
import type { AppRow } from '../world/rows';
import { signingOf } from '../world/signing';
import { byId, type Moment } from '../world/state';
import { removeFromApps } from './beta-tester-writes';
import type { ApiRequest } from './route';

const addresses = [
  'accessibilityUrl',
  'subscriptionStatusUrl',
  'subscriptionStatusUrlForSandbox',
] as const;
const noticeVersion: AttributeRule = { ...clearableText, oneOf: ['V1', 'V2'] };

/** The name, the SKU and the rest are settled when an app is made on the web. */
export const appChangeRules: Record<string, AttributeRule> = {
  accessibilityUrl: clearableText,
  bundleId: clearableText,
  primaryLocale: clearableText,
  subscriptionStatusUrl: clearableText,
  subscriptionStatusUrlVersion: noticeVersion,
  subscriptionStatusUrlForSandbox: clearableText,
  subscriptionStatusUrlVersionForSandbox: noticeVersion,
  contentRightsDeclaration: {
    ...clearableText,
    oneOf: ['DOES_NOT_USE_THIRD_PARTY_CONTENT', 'USES_THIRD_PARTY_CONTENT'],
  },
  streamlinedPurchasingEnabled: clearableFlag,
};

/** What cannot be empty keeps its value when null is sent. */
const neverEmpty = ['bundleId', 'primaryLocale', 'streamlinedPurchasingEnabled'];

function sentFields({ body }: ApiRequest): Partial<AppRow> {
  const sent = Object.entries(body.attributes).filter(
    ([name, value]) => value !== null || !neverEmpty.includes(name),
  );
  return Object.fromEntries(sent);
}

/** A package names its app by the bundle ID: once there is one, the two belong together. */
function bundleIdErrors(app: AppRow, wanted: string, moment: Moment): ApiError[] {
  const refused = (words: string) => [attributeError('INVALID', 'bundleId', words)];
  if (wanted === app.bundleId) return [];
  const { apps, buildUploads, builds } = moment.state;
  if ([...buildUploads, ...builds].some((row) => row.appId === app.id))
    return refused('The bundle ID cannot change once a build was uploaded');
  if (apps.some((other) => other.bundleId === wanted))
    return refused(`Another app has the bundle ID '${wanted}'`);
  const isRegistered = signingOf(moment).bundleIds.some((row) => row.identifier === wanted);
  return isRegistered ? [] : refused(`The team has no bundle ID '${wanted}'`);
}

function localeErrors(app: AppRow, wanted: string, moment: Moment): ApiError[] {
  const texts = infosOf(app, moment).flatMap((info) => infoTextsOf(info, moment));
  if (texts.some((text) => text.locale === wanted)) return [];
  const words = `The app has no information in '${wanted}'`;
  return [attributeError('INVALID', 'primaryLocale', words)];
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

export function changeApp(app: AppRow, request: ApiRequest): ApiError[] {
  const sent = sentFields(request);
  const { moment } = request;
  const { bundleId, primaryLocale } = sent;
  const errors = [
    ...(bundleId === undefined ? [] : bundleIdErrors(app, bundleId, moment)),
    ...(primaryLocale === undefined ? [] : localeErrors(app, primaryLocale, moment)),
    ...addresses
      .filter((name) => sent[name] && !isWebAddress(sent[name]))
      .map((name) => attributeError('INVALID', name, 'This is no address of the web')),
  ];
  if (errors.length === 0) Object.assign(app, sent);
  return errors;
}

/** Takes people out of everything that is tested of an app, all of them or none. */
export function removeTestersFromApp(
  app: AppRow,
  ids: readonly string[],
  request: ApiRequest,
): ApiError[] {
  const { betaTesters } = request.moment.state;
  const missing = ids.find((id) => !byId(betaTesters, id));
  if (missing !== undefined) return [notFound('betaTesters', missing)];
  for (const tester of betaTesters.filter(({ id }) => ids.includes(id)))
    removeFromApps(tester, [app.id], request);
  return [];
}
