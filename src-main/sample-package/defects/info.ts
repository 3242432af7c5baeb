import { type Defects, inInfoPlist, theExtension } from './defect';

/** Defects in the remaining keys of Info.plist. */
export const infoDefects = {
  'capabilities-old': inInfoPlist('capabilities-old', 'The app asks for an older processor.', {
    UIRequiredDeviceCapabilities: ['armv7'],
  }),
  'background-tasks-missing': inInfoPlist(
    'background-tasks-missing',
    'The app asks for background processing without tasks.',
    { UIBackgroundModes: ['processing'] },
  ),
  'document-types-incomplete': inInfoPlist(
    'document-types-incomplete',
    'The app opens documents and does not say how.',
    {
      CFBundleDocumentTypes: [
        { CFBundleTypeName: 'Note', LSItemContentTypes: ['public.plain-text'] },
      ],
    },
  ),
  'extension-activation-rule': {
    title: 'An extension is offered for everything.',
    shows: 'extension-activation-rule',
    apply(draft) {
      theExtension(draft).infoPlist.NSExtension = {
        NSExtensionPointIdentifier: 'com.apple.share-services',
        NSExtensionAttributes: { NSExtensionActivationRule: 'TRUEPREDICATE' },
      };
    },
  },
  'compliance-code-missing': inInfoPlist(
    'compliance-code-missing',
    'The app has encryption that is not exempt, and no code for it.',
    { ITSAppUsesNonExemptEncryption: true },
  ),
  'compliance-code-empty': inInfoPlist(
    'compliance-code-missing',
    'The app has encryption that is not exempt, and an empty code for it.',
    { ITSAppUsesNonExemptEncryption: true, ITSEncryptionExportComplianceCode: '' },
  ),
  'compliance-open': inInfoPlist('compliance-open', 'Export compliance is not answered.', {
    ITSAppUsesNonExemptEncryption: undefined,
  }),
  'compliance-answer-misplaced': inInfoPlist(
    'compliance-open',
    'The answer about export compliance is a text.',
    { ITSAppUsesNonExemptEncryption: 'NO' },
  ),
} satisfies Defects;
