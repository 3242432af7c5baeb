import { addLibraries, type Defects, library, theExtension } from './defect';

const stickerPack = {
  NSExtensionPointIdentifier: 'com.apple.message-payload-provider',
  NSExtensionPrincipalClass: 'StickerBrowserViewController',
};

/** Defects beside Payload. */
export const supportFolderDefects = {
  'swift-support-missing': {
    title: 'The app has Swift’s libraries, and the folder SwiftSupport is missing.',
    shows: 'swift-support-missing',
    apply: (draft) => addLibraries(draft, 'Frameworks/libswiftCore.dylib'),
  },
  'swift-support-differs': {
    title: 'One of Swift’s libraries in the app is not in SwiftSupport.',
    shows: 'swift-support-differs',
    apply(draft) {
      addLibraries(draft, 'Frameworks/libswiftCore.dylib', 'Frameworks/libswiftos.dylib');
      draft.besideApp.set('SwiftSupport/iphoneos/libswiftCore.dylib', library(draft));
    },
  },
  'messages-support-missing': {
    title: 'There is a sticker pack, and not the folder that Xcode puts beside Payload for it.',
    shows: 'messages-support-missing',
    apply(draft) {
      theExtension(draft).infoPlist.NSExtension = stickerPack;
    },
  },
  'symbols-left-over': {
    title: 'The symbols of another app lie beside it.',
    shows: 'symbols-left-over',
    apply({ besideApp }) {
      const name = '0F6E5F0C-3C1B-4E0B-9D55-0C3B7D3E1A42.symbols';
      besideApp.set(`Symbols/${name}`, Buffer.from('made up'));
    },
  },
} satisfies Defects;
