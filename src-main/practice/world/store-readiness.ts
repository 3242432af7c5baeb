import type { FaultSet } from '../faults';
import { type ApiError, attributeError, relationshipError } from '../protocol/api-error';
import { missingContacts } from './review';
import type { AppStoreVersionRow } from './rows';
import { byId, type Moment } from './state';
import { isFirstVersion } from './store-lifecycle';
import { missingOnStorePage } from './store-page';

/** What is still missing, by the path of the incomplete resource. */
type MissingItems = Record<string, ApiError[]>;

function required(name: string): ApiError {
  return attributeError('REQUIRED', name, `A value for '${name}' is required`);
}

function requiredLink(name: string): ApiError {
  return relationshipError('REQUIRED', name, `The relationship '${name}' is required`);
}

function ofBuild(version: AppStoreVersionRow, { state, now }: Moment): MissingItems {
  const build = version.buildId === null ? undefined : byId(state.builds, version.buildId);
  if (!build) return { [`/v1/appStoreVersions/${version.id}`]: [requiredLink('build')] };
  const path = `/v1/builds/${build.id}`;
  if (build.usesNonExemptEncryption === null) {
    return { [path]: [required('usesNonExemptEncryption')] };
  }
  const isDeclared =
    build.declarationApprovedAt !== undefined && now >= build.declarationApprovedAt;
  if (build.usesNonExemptEncryption && !isDeclared) {
    return { [path]: [requiredLink('appEncryptionDeclaration')] };
  }
  return {};
}

const everyLocale = ['description', 'keywords', 'supportUrl'] as const;

function ofTexts(version: AppStoreVersionRow, moment: Moment): MissingItems {
  const names = isFirstVersion(version, moment)
    ? everyLocale
    : ([...everyLocale, 'whatsNew'] as const);
  const found: MissingItems = {};
  for (const row of moment.state.appStoreVersionLocalizations) {
    const missing = row.versionId === version.id ? names.filter((name) => !row[name]) : [];
    if (missing.length > 0)
      found[`/v1/appStoreVersionLocalizations/${row.id}`] = missing.map(required);
  }
  return found;
}

function ofContact(version: AppStoreVersionRow, { state }: Moment): MissingItems {
  const detail = state.appStoreReviewDetails.find((row) => row.versionId === version.id);
  if (!detail) {
    return { [`/v1/appStoreVersions/${version.id}`]: [requiredLink('appStoreReviewDetail')] };
  }
  const missing = missingContacts(detail);
  if (missing.length === 0) return {};
  return { [`/v1/appStoreReviewDetails/${detail.id}`]: missing.map(required) };
}

function ofApp(version: AppStoreVersionRow, { state }: Moment): MissingItems {
  const app = byId(state.apps, version.appId);
  if (!app || app.contentRightsDeclaration !== null) return {};
  return { [`/v1/apps/${app.id}`]: [required('contentRightsDeclaration')] };
}

/** Everything that keeps a version from review, all at once. */
export function missingItemsOf(
  version: AppStoreVersionRow,
  moment: Moment,
  faults: FaultSet,
): MissingItems {
  const all: MissingItems = {};
  for (const look of [ofBuild, ofContact, ofTexts, ofApp, missingOnStorePage]) {
    for (const [path, errors] of Object.entries(look(version, moment, faults))) {
      all[path] = [...(all[path] ?? []), ...errors];
    }
  }
  return all;
}
