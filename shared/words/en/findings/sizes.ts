/* Findings about sizes. */
export const sizeFindings = {
  'finding.app-too-large.title': 'The app is {size} unpacked; Apple accepts at most {limit}',
  'finding.app-too-large.fix':
    'Move content out of the app: load it after the first launch, or use Background Assets. Then archive and export again.',

  'finding.executable-too-large.title':
    '“{name}” has {size} of code; Apple accepts at most {limit}',
  'finding.executable-too-large.fix':
    'Move code into frameworks, or remove libraries. Then archive and export again.',

  'finding.watch-app-too-large.title':
    'The watch app is {size} unpacked; Apple accepts at most {limit}',
  'finding.watch-app-too-large.fix':
    'Move content out of the watch app. Then archive and export again.',

  'finding.app-clip-too-large.title':
    'The App Clip is {size} unpacked; Apple accepts at most {limit}',
  'finding.app-clip-too-large.fix':
    'Move content out of the App Clip. Then archive and export again.',

  // An asset pack of on-demand resources, which are grouped by tags.
  'finding.asset-pack-too-large.title':
    'The asset pack “{name}” is {size}; Apple accepts at most {limit}',
  'finding.asset-pack-too-large.fix':
    'Split its tag into smaller ones. Then archive and export again.',
} as const;
