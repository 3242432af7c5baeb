import { assetCatalog, smallPictures } from '../catalog/asset-catalog';
import { transparentIcon } from '../icon/draw-icon';
import { iconFiles } from '../sample-info-plist';
import { type Defects, theWatchApp } from './defect';

/** Defects in the icons and the asset catalog. */
export const iconDefects = {
  'icon-name-missing': {
    title: 'No icon of the asset catalog is named.',
    shows: 'icon-name-missing',
    apply({ app }) {
      for (const key of ['CFBundleIcons', 'CFBundleIcons~ipad']) {
        app.infoPlist[key] = { CFBundlePrimaryIcon: { CFBundleIconFiles: ['AppIcon60x60'] } };
      }
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
  'icon-not-opaque': {
    title: 'An icon lets everything through.',
    shows: 'icon-not-opaque',
    apply({ app }) {
      app.files.set('AppIcon60x60@2x.png', transparentIcon(120));
    },
  },
  'watch-icon-missing': {
    title: 'The watch app has no icon.',
    shows: 'watch-icon-missing',
    apply(draft) {
      const watch = theWatchApp(draft);
      delete watch.infoPlist.CFBundleIcons;
      watch.files.delete('Assets.car');
    },
  },
  'asset-catalog-unreadable': {
    title: 'The asset catalog is not one.',
    shows: 'asset-catalog-unreadable',
    apply({ app }) {
      app.files.set('Assets.car', Buffer.from('a picture'));
    },
  },
} satisfies Defects;
