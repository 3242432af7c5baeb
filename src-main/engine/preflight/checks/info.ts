import { message } from '#shared/words/message';
import { misplacedAnswer } from '../../package/package-facts';
import { dictOf, isDict, listOf, textOf, textsOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { appSlice } from '../bundle-code';
import { bundlesOf } from '../bundles';
import {
  blocker,
  type Check,
  type Checks,
  fileName,
  inInfoPlist,
  inPlistOf,
  warning,
} from '../check';

const oldProcessors = ['armv6', 'armv7'];

/**
 * Errors 90502 and 90098 are from the early days of tvOS. Apps for iOS are accepted with it, and Xcode’s
 * own test runner has it, so this is only a note.
 */
const capabilitiesOld: Check = (pkg) => {
  const key = 'UIRequiredDeviceCapabilities';
  const asDict = dictOf(pkg.infoPlist, key);
  const named = asDict
    ? Object.keys(asDict).filter((name) => asDict[name] === true)
    : textsOf(pkg.infoPlist, key);
  const asked = named.find((name) => oldProcessors.includes(name));
  if (asked === undefined || appSlice(pkg)?.cpu !== 'arm64') return null;
  return {
    severity: 'note',
    where: inInfoPlist(pkg, key),
    title: message('finding.capabilities-old.title', { processor: asked }),
    whatToDo: message('finding.capabilities-old.fix', { processor: asked }),
    command: `/usr/libexec/PlistBuddy -c "Set :${key}:0 arm64" Info.plist`,
  };
};

const taskList = 'BGTaskSchedulerPermittedIdentifiers';

/** Error 90771. */
const backgroundTasksMissing: Check = (pkg) => {
  const modes = textsOf(pkg.infoPlist, 'UIBackgroundModes');
  if (!modes.includes('processing') || textsOf(pkg.infoPlist, taskList).length > 0) return null;
  return blocker({
    where: inInfoPlist(pkg, taskList),
    title: message('finding.background-tasks-missing.title'),
    whatToDo: message('finding.background-tasks-missing.fix'),
    command: `/usr/libexec/PlistBuddy -c "Add :${taskList} array" -c "Add :${taskList}:0 string com.example.refresh" Info.plist`,
  });
};

/** Errors 90737 and 90788, both emails after delivery. */
const documentTypesIncomplete: Check = (pkg) => {
  const types = listOf(pkg.infoPlist, 'CFBundleDocumentTypes').filter(isDict);
  if (types.length === 0 || pkg.info.platform !== 'IOS') return null;
  const saysHow =
    'LSSupportsOpeningDocumentsInPlace' in pkg.infoPlist ||
    'UISupportsDocumentBrowser' in pkg.infoPlist;
  const isRanked = types.every((type) => 'LSHandlerRank' in type);
  if (saysHow && isRanked) return null;
  const key = saysHow ? 'LSHandlerRank' : 'LSSupportsOpeningDocumentsInPlace';
  return warning({
    where: inInfoPlist(pkg, saysHow ? `CFBundleDocumentTypes, ${key}` : key),
    title: saysHow
      ? message('finding.document-types-incomplete.title-rank')
      : message('finding.document-types-incomplete.title', { key }),
    whatToDo: message('finding.document-types-incomplete.fix', { key }),
    command: saysHow
      ? `/usr/libexec/PlistBuddy -c "Add :CFBundleDocumentTypes:0:${key} string Alternate" Info.plist`
      : `/usr/libexec/PlistBuddy -c "Add :${key} bool true" Info.plist`,
  });
};

const activationRule = 'NSExtensionActivationRule';

/**
 * Error 90362. Xcode warns at build time that an app with such an extension will be rejected (quoted in
 * github.com/alinz/react-native-share-extension/issues/7, August 2016): the rule is meant for development.
 */
const extensionActivationRule: Check = (pkg) => {
  for (const bundle of bundlesOf(pkg, 'extension')) {
    const attributes = dictOf(dictOf(bundle.infoPlist, 'NSExtension'), 'NSExtensionAttributes');
    const rule = attributes && textOf(attributes, activationRule);
    if (!rule || !/\bTRUEPREDICATE\b/.test(rule)) continue;
    return blocker({
      where: inPlistOf(bundle, `NSExtension, NSExtensionAttributes, ${activationRule}`),
      title: message('finding.extension-activation-rule.title', { name: fileName(bundle.path) }),
      whatToDo: message('finding.extension-activation-rule.fix', { key: activationRule }),
      command: `/usr/libexec/PlistBuddy -c "Print :NSExtension:NSExtensionAttributes:${activationRule}" Info.plist`,
    });
  }
  return null;
};

const complianceCode = 'ITSEncryptionExportComplianceCode';

/** Error 90592, with and without the key: to Apple the answer “yes” means that documents were approved. */
const complianceCodeMissing: Check = (pkg) => {
  const code = pkg.infoPlist[complianceCode];
  if (pkg.info.usesNonExemptEncryption !== true) return null;
  if (typeof code === 'string' && code.trim() !== '') return null;
  const isThere = code !== undefined;
  return blocker({
    where: inInfoPlist(pkg, complianceCode),
    title: message(
      isThere
        ? 'finding.compliance-code-missing.title-empty'
        : 'finding.compliance-code-missing.title',
    ),
    whatToDo: message('finding.compliance-code-missing.fix', { key: complianceCode }),
    command: `/usr/libexec/PlistBuddy -c "${isThere ? 'Set' : 'Add'} :${complianceCode}${isThere ? '' : ' string'} YOUR-CODE" Info.plist`,
  });
};

const complianceAnswer = 'ITSAppUsesNonExemptEncryption';

/** Without the key a processed build waits as “Missing Compliance”, and no tester gets it. */
const complianceOpen: Check = (pkg) => {
  if (pkg.info.usesNonExemptEncryption !== null) return null;
  const value = pkg.infoPlist[complianceAnswer];
  if (misplacedAnswer(pkg.infoPlist) !== null) {
    return warning({
      where: inInfoPlist(pkg, complianceAnswer),
      title: message('finding.compliance-open.title-type', {
        key: complianceAnswer,
        type: typeof value,
        value: printable(String(value)),
      }),
      whatToDo: message('finding.compliance-open.fix-type', { key: complianceAnswer }),
      command: `/usr/libexec/PlistBuddy -c "Delete :${complianceAnswer}" -c "Add :${complianceAnswer} bool false" Info.plist`,
    });
  }
  return {
    severity: 'warning',
    where: inInfoPlist(pkg, complianceAnswer),
    title: message('finding.compliance-open.title'),
    whatToDo: message('finding.compliance-open.fix', { key: complianceAnswer }),
    command:
      '/usr/libexec/PlistBuddy -c "Add :ITSAppUsesNonExemptEncryption bool false" Info.plist',
  };
};

/** Info.plist apart from the app's identity. */
export const infoChecks = {
  'capabilities-old': capabilitiesOld,
  'background-tasks-missing': backgroundTasksMissing,
  'document-types-incomplete': documentTypesIncomplete,
  'extension-activation-rule': extensionActivationRule,
  'compliance-code-missing': complianceCodeMissing,
  'compliance-open': complianceOpen,
} satisfies Checks;
