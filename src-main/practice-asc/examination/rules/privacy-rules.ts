import { posix } from 'node:path';
import type { BundleFacts, SliceFacts } from '../package-facts';
import { asObject } from '../read-plist';
import { bundlesOf, codeOf, textIn, textsIn } from './bundles';
import { isListed, plainName } from './listed-sdks';
import { type ReasonedApi, reasonedApis } from './reasoned-apis';
import { type Rule, remark } from './rule';

type Dict = Record<string, unknown>;

const isListOf = (holds: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(holds);

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
    ([key, holds]) => manifest[key] === undefined || holds(manifest[key]),
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

/** What a manifest declares, by kind of use. */
function declaredIn({ privacy }: BundleFacts): { type: string | null; reasons: string[] }[] {
  const list = typeof privacy === 'object' ? privacy.NSPrivacyAccessedAPITypes : null;
  const entries = Array.isArray(list) ? list.map(asObject).filter((entry) => entry !== null) : [];
  return entries.map((entry) => ({
    type: textIn(entry, 'NSPrivacyAccessedAPIType'),
    reasons: textsIn(entry, 'NSPrivacyAccessedAPITypeReasons'),
  }));
}

const known = reasonedApis.flatMap(({ reasons }) => reasons);

/** A code of the usual form that nobody knows may be newer than the list. */
function isWrong(reason: string, { reasons }: ReasonedApi): boolean {
  const mayBeNew = !known.includes(reason) && /^[0-9A-F]{4}\.\d$/.test(reason);
  return !reasons.includes(reason) && !mayBeNew;
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
    api.names.some((name) => undefinedNames.has(`_${name}`)) ||
    api.methods.some((name) => methods.has(name))
  );
}

const usesAreDeclared: Rule = ({ found }) =>
  codeOf(found)
    .filter(({ privacy }) => privacy !== 'unreadable')
    .flatMap((bundle) => {
      const declared = declaredIn(bundle).map(({ type }) => type);
      const absent = reasonedApis.filter(
        (api) => !declared.includes(api.type) && bundle.slices?.some((slice) => uses(slice, api)),
      );
      return absent.flatMap(({ type }) =>
        remark('91053', `The code of '${bundle.folder}' needs a declared reason for ${type}.`),
      );
    });

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

/** Libraries built from source need none and look the same, so nothing is said where none has one. */
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
 * What the package tells about privacy. Apple takes the delivery with these remarks, and refuses some
 * of them when the build is submitted for review: its mails speak of that submission.
 */
export const privacyWarnings: readonly Rule[] = [
  manifestsAreInForm,
  reasonsAreOfTheirKind,
  domainsAreForTracking,
  usesAreDeclared,
  listedHaveManifests,
  listedHaveSignatures,
];
