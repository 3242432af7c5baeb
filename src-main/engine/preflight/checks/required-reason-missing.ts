import type { MachOFile } from '../../package/package-contents';
import { archiveAgain, type Check, quoted, warning } from '../check';
import { bundleCode } from '../executables';
import { declaredApis, inManifest } from '../privacy-manifests';
import { type ReasonedApi, reasonedApis } from '../tables/required-reasons';

/**
 * Error 91053: code that uses such an API needs the reason in its own bundle's manifest. A warning,
 * because what is linked need not be called.
 */
export const requiredReasonMissing: Check = (pkg) => {
  for (const { bundle, file } of bundleCode(pkg)) {
    const { privacyManifest } = bundle;
    if (privacyManifest.state === 'unreadable') continue;
    const declared = privacyManifest.state === 'read' ? declaredApis(privacyManifest.content) : [];
    const api = reasonedApis.find(
      (one) => !declared.some(({ type }) => type === one.type) && uses(file, one),
    );
    if (api === undefined) continue;
    return warning('required-reason-missing', {
      where: inManifest(bundle, 'NSPrivacyAccessedAPITypes'),
      title: `${quoted(file.path)} uses ${api.name}, and no reason for it is declared`,
      whatToDo: `Declare ${api.type} with one of its reasons (${api.reasons.join(', ')}) in the privacy manifest of that target, ${archiveAgain}`,
      command: `plutil -insert NSPrivacyAccessedAPITypes.0 -json '{"NSPrivacyAccessedAPIType":"${api.type}","NSPrivacyAccessedAPITypeReasons":["REASON"]}' PrivacyInfo.xcprivacy`,
    });
  }
  return null;
};

function uses({ slices }: MachOFile, api: ReasonedApi): boolean {
  return slices.some(
    ({ undefinedSymbols, selectors }) =>
      api.symbols.some((symbol) => undefinedSymbols.has(symbol)) ||
      api.selectors.some((name) => selectors.has(name)),
  );
}
