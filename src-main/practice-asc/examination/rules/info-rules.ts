import { asObject } from '../read-plist';
import { textIn, textsIn } from './bundles';
import { type Rule, remark } from './rule';

const tasksAreNamed: Rule = ({ found: { app } }) =>
  remark(
    '90771',
    textsIn(app.info, 'UIBackgroundModes').includes('processing') &&
      textsIn(app.info, 'BGTaskSchedulerPermittedIdentifiers').length === 0 &&
      "The Info.plist lacks BGTaskSchedulerPermittedIdentifiers, which the mode 'processing' needs.",
  );

/** To Apple the answer `true` means that documents were approved, and the code is theirs. */
const exportCodeIsThere: Rule = ({ found: { app } }) =>
  remark(
    '90592',
    app.info.ITSAppUsesNonExemptEncryption === true &&
      textIn(app.info, 'ITSEncryptionExportComplianceCode') === null &&
      'The export compliance code [] is not one of the documents of the app.',
  );

/** What Info.plist says beside who the app is. */
export const infoRules: readonly Rule[] = [tasksAreNamed, exportCodeIsThere];

const documentKeys = ['LSSupportsOpeningDocumentsInPlace', 'UISupportsDocumentBrowser'];

/** Mailed, and taken. */
export const documentsAreDescribed: Rule = ({ found: { app, facts } }) => {
  const list = app.info.CFBundleDocumentTypes;
  const types = Array.isArray(list) ? list.map(asObject).filter((type) => type !== null) : [];
  if (types.length === 0 || facts.platform !== 'IOS') return [];
  return [
    ...remark(
      '90737',
      !documentKeys.some((key) => key in app.info) &&
        'The app opens documents and does not say whether in place.',
    ),
    ...remark(
      '90788',
      types.some((type) => !('LSHandlerRank' in type)) &&
        'A document type of the app has no LSHandlerRank.',
    ),
  ];
};
