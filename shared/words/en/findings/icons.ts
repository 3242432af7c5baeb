/* Findings about icons and the asset catalog. The names of settings and of image sets are Xcode’s. */
export const iconFindings = {
  'finding.icon-name-missing.title': 'Info.plist names no icon in the asset catalog',
  'finding.icon-name-missing.fix':
    'Put the icon in the asset catalog and select it under App Icon in the target’s general settings. Then archive and export again.',

  'finding.icon-missing.title': 'The app has no icon',
  'finding.icon-missing.title-absent':
    '{more, plural, =0 {The icon {name} is not in the package} one {The icon {name} and # more are not in the package} other {The icon {name} and # more are not in the package}}',
  'finding.icon-missing.fix':
    'Put the icon in the asset catalog, and make sure that the catalog belongs to the app’s target. Then archive and export again.',

  'finding.icon-size-missing.title': 'The app has no icon of {pixels} × {pixels} pixels',
  'finding.icon-size-missing.fix':
    'Put the icon in the asset catalog, from which Xcode creates all sizes. Then archive and export again.',

  'finding.alternate-icon-missing.title': 'The alternate icon {name} is not in the package',
  'finding.alternate-icon-missing.fix':
    'Add its files to the app’s target, or remove it from Info.plist. Then archive and export again.',

  'finding.large-icon-missing.title': 'The icon {name} has no image of {pixels} × {pixels} pixels',
  'finding.large-icon-missing.title-icon': 'The asset catalog has no icon named {name}',
  'finding.large-icon-missing.fix':
    'Put a PNG image of {pixels} × {pixels} pixels in the icon {name} of the asset catalog. Then archive and export again.',
  'finding.large-icon-missing.title-catalog':
    'The app has no asset catalog, and therefore no icon of {pixels} × {pixels} pixels',
  'finding.large-icon-missing.fix-catalog':
    'Put the icon in an asset catalog and select it under App Icon in the target’s general settings. Then archive and export again.',

  'finding.icon-not-opaque.title': 'The icon “{name}” has transparent pixels',
  'finding.icon-not-opaque.fix':
    'The large icon for the App Store may have them too. Save the icon without transparency. Then archive and export again.',

  'finding.watch-icon-missing.title': 'The watch app has no icon',
  'finding.watch-icon-missing.title-absent':
    '{more, plural, =0 {The watch app’s icon {name} is not in the package} one {The watch app’s icon {name} and # more are not in the package} other {The watch app’s icon {name} and # more are not in the package}}',
  'finding.watch-icon-missing.fix':
    'Put a watchOS icon in the asset catalog of the watch app’s target and select it under App Icon there. Then archive and export again.',

  // `images` is a list of the three that follow.
  'finding.television-images-missing.title': 'Images missing from the tvOS app: {images}',
  'finding.television-images-missing.icon': 'app icon',
  'finding.television-images-missing.store-icon': 'App Store icon of 1280 × 768 pixels',
  'finding.television-images-missing.top-shelf': 'Top Shelf image',
  'finding.television-images-missing.fix':
    'Add an App Icon & Top Shelf Image set for tvOS to the asset catalog, and fill all places of the set. Select it under App Icon in the target’s general settings. Then archive and export again.',

  'finding.vision-icon-missing.title': 'The visionOS app has no icon',
  'finding.vision-icon-missing.fix':
    'Put a visionOS icon in the asset catalog and select it under App Icon in the target’s general settings. Then archive and export again.',

  // `problem` is why, such as: unexpected end of file
  'finding.asset-catalog-unreadable.title': 'An asset catalog can’t be read: {problem}',
  'finding.asset-catalog-unreadable.fix': 'Clean the build folder. Then archive and export again.',
} as const;
