import { listedSdks } from '#shared/asc/listed-sdks';
import { type ReasonedApi, reasonedApis } from '#shared/asc/required-reasons';
import { type Message, message, type Value } from '#shared/words/message';
import type { MachOFile, PackageBundle, PackageContents } from '../../package/package-contents';
import {
  booleanOf,
  isDict,
  listOf,
  type PlistDict,
  type PlistValue,
  textOf,
  textsOf,
} from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { type BundleCode, bundleCode } from '../bundle-code';
import { bundlesOf, type ReadBundle } from '../bundles';
import { blocker, type Check, type Checks, fileName, firstOf, warning } from '../check';

/** A readable privacy manifest, with its bundle. */
interface BundleManifest {
  bundle: PackageBundle;
  content: PlistDict;
}

/** A manifest's declaration for one category of API. */
interface DeclaredApi {
  type: string | null;
  reasons: string[];
}

/** Manifests of the app, its extensions, frameworks and resource bundles. */
function privacyManifests(pkg: PackageContents): BundleManifest[] {
  return pkg.bundles.flatMap((bundle) =>
    bundle.privacyManifest.state === 'read'
      ? [{ bundle, content: bundle.privacyManifest.content }]
      : [],
  );
}

/**
 * The manifests that apply to a bundle's own code: its own and those of the resource bundles in it, where
 * CocoaPods and Swift packages put theirs (`X.framework/X_Privacy.bundle`).
 */
function manifestsOf(pkg: PackageContents, { path }: PackageBundle): PlistDict[] {
  return privacyManifests(pkg)
    .filter(
      ({ bundle }) =>
        bundle.path === path || (bundle.parent === path && bundle.kind === 'resource-bundle'),
    )
    .map(({ content }) => content);
}

function declaredApis(content: PlistDict): DeclaredApi[] {
  return listOf(content, 'NSPrivacyAccessedAPITypes')
    .filter(isDict)
    .map((entry) => ({
      type: textOf(entry, 'NSPrivacyAccessedAPIType'),
      reasons: textsOf(entry, 'NSPrivacyAccessedAPITypeReasons'),
    }));
}

export function inManifest({ path }: PackageBundle, key?: string): string {
  const file = `${printable(path)}PrivacyInfo.xcprivacy`;
  return key === undefined ? file : `${file}, ${key}`;
}

const isText = (value: PlistValue): boolean => typeof value === 'string';
const isNamed = (value: PlistValue): boolean => typeof value === 'string' && value !== '';
const isListOf = (waits: (value: PlistValue) => boolean) => (value: PlistValue) =>
  Array.isArray(value) && value.every(waits);

const apiEntry = (value: PlistValue): boolean =>
  isDict(value) &&
  isNamed(value.NSPrivacyAccessedAPIType ?? 0) &&
  isListOf(isNamed)(value.NSPrivacyAccessedAPITypeReasons ?? 0);

/** The four keys of a privacy manifest (Apple, privacy manifest files). */
const manifestForms: Readonly<Record<string, (value: PlistValue) => boolean>> = {
  NSPrivacyTracking: (value) => typeof value === 'boolean',
  NSPrivacyTrackingDomains: isListOf(isText),
  NSPrivacyCollectedDataTypes: isListOf((value) => isDict(value)),
  NSPrivacyAccessedAPITypes: isListOf(apiEntry),
};

/** Errors 91056 and 91108. */
const privacyManifestMalformed: Check = (pkg) => {
  for (const bundle of pkg.bundles) {
    const wrong = wrongWith(bundle);
    if (wrong === null) continue;
    return blocker({
      where: inManifest(bundle, wrong.key),
      title: wrong.title,
      whatToDo: message('finding.privacy-manifest-malformed.fix'),
      command: 'plutil -lint PrivacyInfo.xcprivacy',
    });
  }
  return null;
};

function wrongWith({
  path,
  privacyManifest,
}: PackageBundle): { key: string | undefined; title: Message } | null {
  const name = fileName(path);
  if (privacyManifest.state === 'unreadable') {
    const { reason } = privacyManifest;
    const title = message('finding.privacy-manifest-malformed.title', { name, reason });
    return { key: undefined, title };
  }
  if (privacyManifest.state === 'absent') return null;
  const { content } = privacyManifest;
  const key = Object.keys(manifestForms).find((one) => !isInForm(content, one));
  if (key === undefined) return null;
  return { key, title: message('finding.privacy-manifest-malformed.title-key', { name, key }) };
}

function isInForm(content: PlistDict, key: string): boolean {
  const value = content[key];
  return value === undefined || manifestForms[key]?.(value) === true;
}

/** Errors 91055 and 91106. A code that looks valid but is not in the table may be new. */
const reasonInvalid: Check = (pkg) => {
  for (const { bundle, content } of privacyManifests(pkg)) {
    for (const { type, reasons } of declaredApis(content)) {
      const api = reasonedApis.find((known) => known.type === type);
      const odd = api && reasons.find((reason) => !api.reasons.includes(reason));
      if (!api || odd === undefined) continue;
      return (mayBeNew(odd) ? warning : blocker)({
        where: inManifest(bundle, `NSPrivacyAccessedAPITypes, ${api.type}`),
        title: message('finding.reason-invalid.title', {
          reason: printable(odd),
          api: message(`finding.api.${api.name}`),
        }),
        whatToDo: message('finding.reason-invalid.fix', { reasons: oneOf(api) }),
        command: 'plutil -p PrivacyInfo.xcprivacy',
      });
    }
  }
  return null;
};

function mayBeNew(reason: string): boolean {
  const isKnown = reasonedApis.some(({ reasons }) => reasons.includes(reason));
  return !isKnown && /^[0-9A-F]{4}\.\d$/.test(reason);
}

/**
 * Error 91053: code that uses such an API needs a reason in its own bundle's manifest. A warning,
 * because linked code may never be called.
 */
const requiredReasonMissing: Check = (pkg) => {
  const found = bundleCode(pkg)
    .map((code) => ({ ...code, apis: undeclared(pkg, code) }))
    .filter(({ apis }) => apis.length > 0);
  const [first, ...others] = found;
  const api = first?.apis[0];
  if (!first || !api) return null;
  const entries = {
    list: first.apis.map((one) =>
      message('finding.required-reason-missing.entry', { type: one.type, reasons: oneOf(one) }),
    ),
  };
  const elsewhere = {
    list: others.map(({ file, apis }) =>
      message('finding.required-reason-missing.other', {
        name: fileName(file.path),
        apis: names(apis),
      }),
    ),
  };
  return warning({
    where:
      first.bundle.privacyManifest.state === 'read'
        ? inManifest(first.bundle, 'NSPrivacyAccessedAPITypes')
        : printable(first.file.path),
    title: message('finding.required-reason-missing.title', {
      name: fileName(first.file.path),
      count: first.apis.length,
      apis: names(first.apis),
    }),
    whatToDo:
      others.length === 0
        ? message('finding.required-reason-missing.fix', { entries })
        : message('finding.required-reason-missing.fix-more', { entries, others: elsewhere }),
    command: `plutil -insert NSPrivacyAccessedAPITypes.0 -json '{"NSPrivacyAccessedAPIType":"${api.type}","NSPrivacyAccessedAPITypeReasons":["REASON"]}' PrivacyInfo.xcprivacy`,
  });
};

function names(apis: readonly ReasonedApi[]): Value {
  return { list: apis.map(({ name }) => message(`finding.api.${name}`)) };
}

function oneOf({ reasons }: ReasonedApi): Value {
  return { list: [...reasons], or: true };
}

/** Categories that the code uses and no manifest of its bundle declares; none when a manifest can't be read. */
function undeclared(pkg: PackageContents, { bundle, file }: BundleCode): ReasonedApi[] {
  if (bundle.privacyManifest.state === 'unreadable') return [];
  const declared = manifestsOf(pkg, bundle).flatMap(declaredApis);
  return reasonedApis.filter(
    (one) => !declared.some(({ type }) => type === one.type) && uses(file, one),
  );
}

function uses({ slices }: MachOFile, api: ReasonedApi): boolean {
  return slices.some(
    ({ undefinedSymbols, selectors }) =>
      api.symbols.some((symbol) => undefinedSymbols.has(symbol)) ||
      api.selectors.some((name) => selectors.has(name)),
  );
}

/** Errors 91064 and 91107. */
const trackingDomains: Check = (pkg) => {
  const found = privacyManifests(pkg).find(
    ({ content }) =>
      textsOf(content, 'NSPrivacyTrackingDomains').length > 0 &&
      booleanOf(content, 'NSPrivacyTracking') !== true,
  );
  if (found === undefined) return null;
  return blocker({
    where: inManifest(found.bundle, 'NSPrivacyTracking'),
    title: message('finding.tracking-domains.title', { name: fileName(found.bundle.path) }),
    whatToDo: message('finding.tracking-domains.fix'),
    command: 'plutil -replace NSPrivacyTracking -bool true PrivacyInfo.xcprivacy',
  });
};

const listedNames = new Set(listedSdks.map(plainName));

/** The frameworks in the app that are on Apple's list. Statically linked copies can't be detected. */
function listedFrameworks(pkg: PackageContents): ReadBundle[] {
  return bundlesOf(pkg, 'framework').filter(({ path }) =>
    listedNames.has(plainName((path.split('/').at(-2) ?? '').replace(/\.framework$/, ''))),
  );
}

/** A name without the parts that differ between package managers. */
function plainName(name: string): string {
  return name
    .replace(/\.(xc)?framework.*$/, '')
    .replace(/[-_]/g, '')
    .toLowerCase();
}

/** Error 91061, which comes with the submission for review. */
const listedSdkManifest: Check = (pkg) => {
  const bundle = listedFrameworks(pkg).find(
    ({ path, privacyManifest }) =>
      privacyManifest.state === 'absent' &&
      ![...pkg.entries.keys()].some(
        (name) => name.startsWith(path) && name.endsWith('/PrivacyInfo.xcprivacy'),
      ),
  );
  if (bundle === undefined) return null;
  return warning({
    where: printable(bundle.path),
    title: message('finding.listed-sdk-manifest.title', { name: fileName(bundle.path) }),
    whatToDo: message('finding.listed-sdk-manifest.fix'),
  });
};

/**
 * Error 91065, for libraries distributed as binaries. Those built from source need no signature and
 * can't be distinguished, so it is only reported when the package contains third-party signatures.
 */
const listedSdkSignature: Check = (pkg) => {
  if (pkg.signatures.length === 0) return null;
  const signed = pkg.signatures.map((path) => plainName(path.split('/').at(-1) ?? ''));
  const unsigned = listedFrameworks(pkg).filter(({ path }) => {
    const name = plainName(path.split('/').at(-2) ?? '');
    return !signed.some((signature) => signature.startsWith(name));
  });
  const [first] = unsigned;
  if (first === undefined) return null;
  return warning({
    where: printable(first.path),
    title: message('finding.listed-sdk-signature.title', firstOf(first.path, unsigned)),
    whatToDo: message('finding.listed-sdk-signature.fix'),
    command: 'codesign -dv Library.xcframework',
  });
};

/** Privacy manifests and the SDKs on Apple's list. */
export const privacyChecks = {
  'privacy-manifest-malformed': privacyManifestMalformed,
  'reason-invalid': reasonInvalid,
  'required-reason-missing': requiredReasonMissing,
  'tracking-domains': trackingDomains,
  'listed-sdk-manifest': listedSdkManifest,
  'listed-sdk-signature': listedSdkSignature,
} satisfies Checks;
