import { printable } from '../../package/refusal';
import { archiveAgain, blocker, type Check, warning } from '../check';
import { declaredApis, inManifest, privacyManifests } from '../privacy-manifests';
import { reasonedApis } from '../tables/required-reasons';

/** Errors 91055 and 91106. A code that looks like one but is not in the table may be a new one. */
export const reasonInvalid: Check = (pkg) => {
  for (const { bundle, content } of privacyManifests(pkg)) {
    for (const { type, reasons } of declaredApis(content)) {
      const api = reasonedApis.find((known) => known.type === type);
      const odd = api && reasons.find((reason) => !api.reasons.includes(reason));
      if (!api || odd === undefined) continue;
      return (mayBeNew(odd) ? warning : blocker)('reason-invalid', {
        where: inManifest(bundle, `NSPrivacyAccessedAPITypes, ${api.type}`),
        title: `“${printable(odd)}” is not a reason for ${api.name}`,
        whatToDo: `Declare one of ${api.reasons.join(', ')}, ${archiveAgain}`,
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
