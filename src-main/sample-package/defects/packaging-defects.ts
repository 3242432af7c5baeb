import { assetCatalog, smallPictures } from '../catalog/asset-catalog';
import { transparentIcon } from '../icon/draw-icon';
import { writeXmlPlist } from '../plist/write-xml-plist';
import { iconFiles } from '../sample-info-plist';
import { add, type Defect, theExtension, theWatchApp } from './defect';

/** Faults in how the package is put together. */
export const packagingDefects = {
  'not-a-zip': {
    title: 'The file is a text.',
    shows: 'package-not-a-zip',
    apply(draft) {
      draft.ending = 'not-a-zip';
    },
  },
  truncated: {
    title: 'The file is cut off after two thirds.',
    shows: 'package-truncated',
    apply(draft) {
      draft.ending = 'cut-short';
    },
  },
  'no-app': {
    title: 'The folder in Payload is not an .app.',
    shows: 'package-without-app',
    apply(draft) {
      draft.appFolder = draft.appFolder.replace(/\.app$/, '');
    },
  },
  'two-apps': {
    title: 'Payload holds two apps.',
    shows: 'package-several-apps',
    apply({ app, besideApp }) {
      besideApp.set('Payload/Second.app/Info.plist', writeXmlPlist(app.infoPlist));
    },
  },
  'broken-plist': {
    title: 'Info.plist is cut off.',
    shows: 'package-plist-unreadable',
    apply({ app }) {
      const whole = writeXmlPlist(app.infoPlist);
      app.files.set('Info.plist', whole.subarray(0, whole.length >> 1));
    },
  },
  'extension-broken': {
    title: 'The Info.plist of an extension is not a property list.',
    shows: 'nested-plist-unreadable',
    apply(draft) {
      theExtension(draft).files.set('Info.plist', Buffer.from('{ not = "read"; }'));
    },
  },
  'disallowed-files': {
    title: 'A file that macOS makes in folders lies in the app.',
    shows: 'disallowed-files',
    apply({ app }) {
      app.files.set('.DS_Store', Buffer.from('Bud1'));
    },
  },
  'watch-app-too-large': {
    title: 'The watch app has more than 75 MB.',
    shows: 'watch-app-too-large',
    apply(draft) {
      theWatchApp(draft).files.set('films.bin', Buffer.alloc(76_000_000));
    },
  },
  'app-clip-too-large': {
    title: 'The App Clip has more than 10 MB.',
    shows: 'app-clip-too-large',
    apply(draft) {
      const clip = add(draft, draft.bundles.appClip());
      clip.files.set('films.bin', Buffer.alloc(16_000_000));
    },
  },
  'icon-missing': {
    title: 'The icons that Info.plist names are not in the package.',
    shows: 'icon-missing',
    apply({ app }) {
      for (const name of ['Assets.car', ...iconFiles.map(({ file }) => file)])
        app.files.delete(name);
    },
  },
  'icon-name-missing': {
    title: 'No icon of the asset catalog is named.',
    shows: 'icon-name-missing',
    apply({ app }) {
      for (const key of ['CFBundleIcons', 'CFBundleIcons~ipad']) {
        app.infoPlist[key] = { CFBundlePrimaryIcon: { CFBundleIconFiles: ['AppIcon60x60'] } };
      }
    },
  },
  'icon-size-missing': {
    title: 'There is no asset catalog, and the icon for phones is missing.',
    shows: 'icon-size-missing',
    apply({ app }) {
      app.files.delete('Assets.car');
      app.files.delete('AppIcon60x60@2x.png');
    },
  },
  'alternate-icon-missing': {
    title: 'There is no asset catalog, and an alternate icon is missing.',
    shows: 'alternate-icon-missing',
    apply({ app }) {
      app.files.delete('Assets.car');
      const dark = { CFBundleIconFiles: ['Dark60x60'] };
      const icons = app.infoPlist.CFBundleIcons as { [key: string]: object };
      app.infoPlist.CFBundleIcons = { ...icons, CFBundleAlternateIcons: { Dark: dark } } as never;
    },
  },
  'icon-not-opaque': {
    title: 'An icon lets everything through.',
    shows: 'icon-not-opaque',
    apply({ app }) {
      app.files.set('AppIcon60x60@2x.png', transparentIcon(120));
    },
  },
  'large-icon-missing': {
    title: 'The asset catalog has no icon of 1024 pixels.',
    shows: 'large-icon-missing',
    apply({ app, spec }) {
      const icon = { name: 'AppIcon', pictures: smallPictures };
      app.files.set('Assets.car', assetCatalog([icon], spec.now));
    },
  },
  'catalog-icon-unnamed': {
    title: 'The asset catalog has no icon of the name that Info.plist gives.',
    shows: 'large-icon-missing',
    apply({ app, spec }) {
      const icon = { name: 'Other', pictures: smallPictures };
      app.files.set('Assets.car', assetCatalog([icon], spec.now));
    },
  },
  'asset-catalog-unreadable': {
    title: 'The asset catalog is not one.',
    shows: 'asset-catalog-unreadable',
    apply({ app }) {
      app.files.set('Assets.car', Buffer.from('a picture'));
    },
  },
} satisfies Record<string, Defect>;
