import { posix } from 'node:path';
import { listedSdks } from '#shared/asc/listed-sdks';
import { type ReasonedApi, reasonedApis } from '#shared/asc/required-reasons';
import type { BundleFacts, ReadPackage, SliceFacts } from '../package-facts';
import { asObject } from '../read-plist';
import { bundlesOf, codeOf, textIn, textsIn } from './bundles';
import { mails, type Rule, type Rulings, remark } from './rule';

type Dict = Record<string, unknown>;

const isListOf = (waits: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(waits);

function isApiEntry(value: unknown): boolean {
  const entry = asObject(value);
  const reasons = entry?.NSPrivacyAccessedAPITypeReasons;
  return (
    entry !== null &&
    textIn(entry, 'NSPrivacyAccessedAPIType') !== null &&
    isListOf((reason) => typeof reason === 'string' && reason !== '')(reasons)
  );
}

/** The four keys of a manifest (Apple, privacy manifest files). */
const forms: Record<string, (value: unknown) => boolean> = {
  NSPrivacyTracking: (value) => typeof value === 'boolean',
  NSPrivacyTrackingDomains: isListOf((value) => typeof value === 'string'),
  NSPrivacyCollectedDataTypes: isListOf((value) => asObject(value) !== null),
  NSPrivacyAccessedAPITypes: isListOf(isApiEntry),
};

function isInForm(manifest: Dict): boolean {
  return Object.entries(forms).every(
    ([key, waits]) => manifest[key] === undefined || waits(manifest[key]),
  );
}

const manifestsAreInForm: Rule = ({ found }) =>
  found.bundles.flatMap(({ folder, privacy }) =>
    remark(
      '91056',
      (privacy === 'unreadable' || (typeof privacy === 'object' && !isInForm(privacy))) &&
        `The privacy manifest of '${folder}' is invalid.`,
    ),
  );

/** The declarations of a manifest, by category. */
function declaredIn({ privacy }: BundleFacts): { type: string | null; reasons: string[] }[] {
  const list = typeof privacy === 'object' ? privacy.NSPrivacyAccessedAPITypes : null;
  const entries = Array.isArray(list) ? list.map(asObject).filter((entry) => entry !== null) : [];
  return entries.map((entry) => ({
    type: textIn(entry, 'NSPrivacyAccessedAPIType'),
    reasons: textsIn(entry, 'NSPrivacyAccessedAPITypeReasons'),
  }));
}

const known = reasonedApis.flatMap(({ reasons }) => reasons);

/** A well-formed code that is not listed may be newer than the list. */
function isWrong(reason: string, { reasons }: ReasonedApi): boolean {
  const mayBeNewer = !known.includes(reason) && /^[0-9A-F]{4}\.\d$/.test(reason);
  return !reasons.includes(reason) && !mayBeNewer;
}

const reasonsAreOfTheirKind: Rule = ({ found }) =>
  found.bundles.flatMap((bundle) =>
    declaredIn(bundle).flatMap(({ type, reasons }) => {
      const api = reasonedApis.find((one) => one.type === type);
      const wrong = api && reasons.find((reason) => isWrong(reason, api));
      return remark(
        '91055',
        wrong !== undefined &&
          `The privacy manifest of '${bundle.folder}' gives '${wrong}' as a reason for ${type}.`,
      );
    }),
  );

const domainsAreForTracking: Rule = ({ found }) =>
  found.bundles.flatMap(({ folder, privacy }) =>
    remark(
      '91064',
      typeof privacy === 'object' &&
        textsIn(privacy, 'NSPrivacyTrackingDomains').length > 0 &&
        privacy.NSPrivacyTracking !== true &&
        `The privacy manifest of '${folder}' has tracking domains, and NSPrivacyTracking is not true.`,
    ),
  );

function uses({ undefinedNames, methods }: SliceFacts, api: ReasonedApi): boolean {
  return (
    api.symbols.some((name) => undefinedNames.has(name)) ||
    api.selectors.some((name) => methods.has(name))
  );
}

/** Where package managers put the manifest of a library. */
function resourcesIn(found: ReadPackage, { folder }: BundleFacts): BundleFacts[] {
  return bundlesOf(found, 'resources').filter(({ parent }) => parent === folder);
}

const usesAreDeclared: Rule = ({ found }) =>
  codeOf(found)
    .filter(({ privacy }) => privacy !== 'unreadable')
    .flatMap((bundle) => {
      const manifests = [bundle, ...resourcesIn(found, bundle)];
      const declared = manifests.flatMap(declaredIn).map(({ type }) => type);
      const absent = reasonedApis.filter(
        (api) => !declared.includes(api.type) && bundle.slices?.some((slice) => uses(slice, api)),
      );
      return absent.flatMap(({ type }) =>
        remark('91053', `The code of '${bundle.folder}' needs a declared reason for ${type}.`),
      );
    });

/** A name without the parts that vary with how it is packaged. */
function plainName(name: string): string {
  return name
    .replace(/\.(xc)?framework.*$/, '')
    .replace(/[-_]/g, '')
    .toLowerCase();
}

const listed = new Set(listedSdks.map(plainName));

function isListed(name: string): boolean {
  return listed.has(plainName(name));
}

const manifestFile = /\/PrivacyInfo\.xcprivacy$/;

const listedHaveManifests: Rule = ({ found }) => {
  const manifests = [...found.files.keys()].filter((path) => manifestFile.test(path));
  return bundlesOf(found, 'framework')
    .filter(({ folder }) => isListed(posix.basename(folder)))
    .filter(({ folder }) => !manifests.some((path) => path.startsWith(`${folder}/`)))
    .flatMap(({ folder }) =>
      remark('91061', `'${folder}' is a commonly used library and has no privacy manifest.`),
    );
};

/** Libraries built from source need no manifest and look the same, so nothing is reported where none has one. */
const listedHaveSignatures: Rule = ({ found }) => {
  const signed = [...found.files.keys()]
    .filter((path) => path.startsWith('Signatures/'))
    .map((path) => plainName(posix.basename(path)));
  if (signed.length === 0) return [];
  return bundlesOf(found, 'framework')
    .map(({ folder }) => ({ folder, name: posix.basename(folder) }))
    .filter(({ name }) => isListed(name) && !signed.includes(plainName(name)))
    .flatMap(({ folder }) =>
      remark('91065', `'${folder}' is a commonly used library and has no signature of its maker.`),
    );
};

/**
 * Privacy manifests and signatures of libraries. Apple accepts the delivery with these remarks, and refuses some of
 * them when the build is submitted for review: its mails speak of that submission.
 */
export const privacyRulings = {
  'privacy-manifest-malformed': mails(manifestsAreInForm),
  'reason-invalid': mails(reasonsAreOfTheirKind),
  'tracking-domains': mails(domainsAreForTracking),
  'required-reason-missing': mails(usesAreDeclared),
  'listed-sdk-manifest': mails(listedHaveManifests),
  'listed-sdk-signature': mails(listedHaveSignatures),
} satisfies Rulings;
