import { asObject } from '../read-plist';
import { bundlesOf, textIn, textsIn } from './bundles';
import { mails, type Rule, type Rulings, refuses, remark, silence } from './rule';

const tasksAreNamed: Rule = ({ found: { app } }) =>
  remark(
    '90771',
    textsIn(app.info, 'UIBackgroundModes').includes('processing') &&
      textsIn(app.info, 'BGTaskSchedulerPermittedIdentifiers').length === 0 &&
      "The Info.plist lacks BGTaskSchedulerPermittedIdentifiers, which the mode 'processing' needs.",
  );

/** For Apple the answer `true` means that documents were approved and a code was issued for them. */
const exportCodeIsThere: Rule = ({ found: { app } }) =>
  remark(
    '90592',
    app.info.ITSAppUsesNonExemptEncryption === true &&
      textIn(app.info, 'ITSEncryptionExportComplianceCode') === null &&
      'The export compliance code [] is not one of the documents of the app.',
  );

/** An extension that activates for everything is meant for development only. */
const extensionsHaveActivationRules: Rule = ({ found }) =>
  bundlesOf(found, 'extension').flatMap(({ folder, info }) => {
    const attributes = asObject(asObject(info.NSExtension)?.NSExtensionAttributes) ?? {};
    return remark(
      '90362',
      /\bTRUEPREDICATE\b/.test(textIn(attributes, 'NSExtensionActivationRule') ?? '') &&
        `The value for the key 'NSExtensionActivationRule' in bundle '${folder}' is invalid.`,
    );
  });

const documentKeys = ['LSSupportsOpeningDocumentsInPlace', 'UISupportsDocumentBrowser'];

/** Accepted with a mail. */
const documentsAreDescribed: Rule = ({ found: { app, facts } }) => {
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

/** The remaining keys of Info.plist. */
export const infoRulings = {
  'background-tasks-missing': refuses(tasksAreNamed),
  'compliance-code-missing': refuses(exportCodeIsThere),
  'compliance-open': silence('it is answered after the delivery'),
  'extension-activation-rule': refuses(extensionsHaveActivationRules),
  'document-types-incomplete': mails(documentsAreDescribed),
  'capabilities-old': silence('the message is known from the early days of tvOS only'),
} satisfies Rulings;
