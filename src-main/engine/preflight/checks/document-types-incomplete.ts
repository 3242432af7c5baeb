import { listOf } from '../../package/plist/plist-fields';
import { isDict } from '../../package/plist/plist-value';
import { archiveAgain, type Check, inInfoPlist, warning } from '../check';

/** Errors 90737 and 90788, both mails after delivery. */
export const documentTypesIncomplete: Check = (pkg) => {
  const types = listOf(pkg.infoPlist, 'CFBundleDocumentTypes').filter(isDict);
  if (types.length === 0 || pkg.info.platform !== 'IOS') return null;
  const saysHow =
    'LSSupportsOpeningDocumentsInPlace' in pkg.infoPlist ||
    'UISupportsDocumentBrowser' in pkg.infoPlist;
  const isRanked = types.every((type) => 'LSHandlerRank' in type);
  if (saysHow && isRanked) return null;
  const key = saysHow ? 'LSHandlerRank' : 'LSSupportsOpeningDocumentsInPlace';
  return warning('document-types-incomplete', {
    where: inInfoPlist(pkg, saysHow ? `CFBundleDocumentTypes, ${key}` : key),
    title: `The app opens documents and does not say ${key}`,
    whatToDo: `Add ${key} to Info.plist, ${archiveAgain}`,
    command: saysHow
      ? `/usr/libexec/PlistBuddy -c "Add :CFBundleDocumentTypes:0:${key} string Alternate" Info.plist`
      : `/usr/libexec/PlistBuddy -c "Add :${key} bool true" Info.plist`,
  });
};
