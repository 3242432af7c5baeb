import { isObject, type JsonObject } from '../protocol/body';

/** What is left of an attribute when rows are sparse: all of it, or only these members. */
type Kept = true | readonly string[];

/**
 * Apple's schema requires no attribute of any resource. These are the ones that identify a row and its state: a
 * publisher has to manage with them alone.
 */
const identifying: Readonly<Record<string, Readonly<Record<string, Kept>>>> = {
  apps: { name: true, bundleId: true, primaryLocale: true },
  appStoreVersionLocalizations: {
    locale: true,
    description: true,
    keywords: true,
    marketingUrl: true,
    promotionalText: true,
    supportUrl: true,
    whatsNew: true,
  },
  appStoreVersionPhasedReleases: { phasedReleaseState: true },
  appStoreVersions: {
    platform: true,
    versionString: true,
    appVersionState: true,
    copyright: true,
    releaseType: true,
    earliestReleaseDate: true,
  },
  betaAppLocalizations: { locale: true, description: true, feedbackEmail: true },
  betaAppReviewDetails: {
    contactFirstName: true,
    contactLastName: true,
    contactPhone: true,
    contactEmail: true,
  },
  betaAppReviewSubmissions: { betaReviewState: true },
  betaBuildLocalizations: { locale: true, whatsNew: true },
  betaGroups: { name: true, isInternalGroup: true, hasAccessToAllBuilds: true },
  buildBetaDetails: { autoNotifyEnabled: true, internalBuildState: true, externalBuildState: true },
  buildUploadFiles: {
    assetType: true,
    fileSize: true,
    assetDeliveryState: ['state'],
    uploadOperations: ['method', 'url', 'length', 'offset', 'requestHeaders', 'entityTag'],
  },
  buildUploads: {
    cfBundleShortVersionString: true,
    cfBundleVersion: true,
    platform: true,
    state: ['state', 'errors'],
  },
  builds: { version: true, processingState: true, usesNonExemptEncryption: true },
  bundleIds: { identifier: true },
  devices: { name: true, platform: true, udid: true, status: true },
  reviewSubmissionItems: { state: true },
  reviewSubmissions: { state: true },
  preReleaseVersions: { version: true, platform: true },
};

/** The same half of the attributes is null in every response, and the other half is missing. */
function isNulled(id: string, name: string): boolean {
  const sum = [...`${id}${name}`].reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0);
  return sum % 2 === 0;
}

function trim(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => trim(one, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}

function sparseAttributes({ type, id, attributes }: JsonObject, isAll: boolean): unknown {
  if (!isObject(attributes)) return attributes ?? null;
  const kept = isAll ? {} : (identifying[String(type)] ?? {});
  const left: JsonObject = {};
  for (const [name, value] of Object.entries(attributes)) {
    const rule = kept[name];
    if (rule !== undefined) left[name] = rule === true ? value : trim(value, rule);
    else if (isNulled(String(id), name)) left[name] = null;
  }
  return left;
}

/** Only relationships requested with `include` are left. */
function sparseRelationships({ relationships }: JsonObject, isAll: boolean): JsonObject | null {
  if (isAll || !isObject(relationships)) return null;
  const included = Object.entries(relationships).flatMap(([name, value]) =>
    isObject(value) && 'data' in value ? [[name, { data: value.data }] as const] : [],
  );
  return included.length > 0 ? Object.fromEntries(included) : null;
}

function sparseResource(resource: unknown, isAll: boolean): unknown {
  if (!isObject(resource)) return resource;
  return {
    type: resource.type,
    id: resource.id,
    attributes: sparseAttributes(resource, isAll),
    relationships: sparseRelationships(resource, isAll),
  };
}

/**
 * A document with everything missing or null that Apple's schema does not require. `isAll` leaves only types and ids.
 */
export function sparseDocument(document: JsonObject, isAll: boolean): JsonObject {
  const { data, included, links } = document;
  const sparse = (resource: unknown) => sparseResource(resource, isAll);
  const beside = Array.isArray(included) && included.length > 0 && !isAll;
  return {
    data: Array.isArray(data) ? data.map(sparse) : sparse(data),
    included: beside ? included.map(sparse) : null,
    links,
  };
}
