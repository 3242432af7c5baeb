import { asObject } from '../read-plist';
import { bundlesOf, codeOf, slicesOf, textIn } from './bundles';
import { mails, numberNotKnown, type Rule, type Rulings, refuses, remark, silence } from './rule';

/** Where a Swift library is in the app, and where its original is beside it. */
const swiftInApp = /^Payload\/[^/]+\.app\/Frameworks\/(libswift[^/]+\.dylib)$/;

const swiftBeside = /^SwiftSupport\/iphoneos\/(libswift[^/]+\.dylib)$/;

/** The newest ones, which back-deploy single features, are not known to need originals. */
const swiftItself = 'libswiftCore.dylib';

const swiftHasItsOriginals: Rule = ({ found: { files } }) => {
  const paths = [...files.keys()];
  const namesLike = (pattern: RegExp) => paths.flatMap((path) => pattern.exec(path)?.[1] ?? []);
  const inApp = new Set(namesLike(swiftInApp));
  const hasFolder = paths.some((path) => path.startsWith('SwiftSupport/'));
  const unmatched = namesLike(swiftBeside).filter((name) => !inApp.has(name));
  return [
    ...remark(
      '90426',
      inApp.has(swiftItself) && !hasFolder && 'The folder SwiftSupport is missing.',
    ),
    ...remark(
      '90429',
      unmatched.length > 0 && `${unmatched.join(', ')} of SwiftSupport cannot be found in the app.`,
    ),
  ];
};

const messagesPoint = 'com.apple.message-payload-provider';

const stickers = 'StickerBrowserViewController';

const support = {
  pack: 'MessagesApplicationExtensionSupport/',
  app: 'MessagesApplicationSupport/',
};

/** Mailed, known by its message `Invalid iMessage App`: what Xcode puts beside Payload for apps without code. */
const messagesAppsAreWhole: Rule = ({ found }) => {
  const extensions = bundlesOf(found, 'extension')
    .map(({ info }) => asObject(info.NSExtension) ?? {})
    .filter((one) => textIn(one, 'NSExtensionPointIdentifier') === messagesPoint);
  const hasStickers = extensions.some((one) => one.NSExtensionPrincipalClass === stickers);
  const isAlone = extensions.length > 0 && found.app.info.LSApplicationLaunchProhibited === true;
  const lacks = (folder: string) =>
    ![...found.files.keys()].some((path) => path.startsWith(folder) && path !== folder);
  return remark(
    numberNotKnown,
    ((hasStickers && lacks(support.pack)) || (isAlone && lacks(support.app))) &&
      'Invalid iMessage App: it may have been built or signed with other tools.',
  );
};

const symbolFile = /^Symbols\/([0-9A-F-]{36})\.symbols$/i;

const symbolsAreTheApps: Rule = ({ found }) => {
  const known = new Set(slicesOf(codeOf(found)).map(({ slice }) => slice.uuid));
  const extra = [...found.files.keys()].filter((path) => {
    const uuid = symbolFile.exec(path)?.[1];
    return uuid !== undefined && !known.has(uuid.toUpperCase());
  });
  return remark('90381', extra.length > 0 && `${extra.length} symbol files belong to no code.`);
};

/** The support folders beside Payload. */
export const supportFolderRulings = {
  'swift-support-missing': refuses(swiftHasItsOriginals),
  'swift-support-differs': silence('the messages are about originals without a copy in the app'),
  'messages-support-missing': mails(messagesAppsAreWhole),
  'symbols-left-over': mails(symbolsAreTheApps),
} satisfies Rulings;
