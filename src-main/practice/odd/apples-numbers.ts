import type { ApiRequest } from '../routes/route';
import type { WorldState } from '../world/state';
import { isVersionText, sameVersion, spellTrain } from '../world/trains';

const written = ['cfBundleShortVersionString', 'cfBundleVersion'];
const filtered = ['preReleaseVersion.version', 'cfBundleShortVersionString', 'versionString'];

/** Stored numbers lose their leading zeros: `042` becomes `42`, and `1.02` becomes `1.2`. */
function normalized(attributes: ApiRequest['body']['attributes']): typeof attributes {
  const kept = { ...attributes };
  for (const name of written) {
    const value = kept[name];
    if (typeof value === 'string' && isVersionText(value)) kept[name] = spellTrain(value);
  }
  return kept;
}

/** Every spelling of a marketing version that a row has. */
function spellings(version: string, state: WorldState): string[] {
  const known = [
    ...state.preReleaseVersions.map((row) => row.version),
    ...state.buildUploads.map((row) => row.cfBundleShortVersionString),
    ...state.appStoreVersions.map((row) => row.versionString),
  ];
  const isSame = (other: string) => isVersionText(other) && sameVersion(other, version);
  return [...new Set([version, ...known.filter(isSame)])];
}

/** A filter with leading zeros finds nothing, since such a number is never stored; `1.0` also finds `1.0.0`. */
function spelledByApple(version: string, state: WorldState): string[] {
  const isKept = isVersionText(version) && spellTrain(version) === version;
  return isKept ? spellings(version, state) : [version];
}

/**
 * Rewrites a request as a server does that stores numbers in its own spelling. Reported of Apple's servers in
 * fastlane#16260, corona#199 and brave-ios#3104.
 */
export function inApplesNumbers(request: ApiRequest): ApiRequest {
  const { body, query, moment } = request;
  const filters = new Map(query.filters);
  for (const name of filtered) {
    const values = filters.get(name);
    if (values)
      filters.set(
        name,
        values.flatMap((value) => spelledByApple(value, moment.state)),
      );
  }
  return {
    ...request,
    body: { ...body, attributes: normalized(body.attributes) },
    query: { ...query, filters },
  };
}
