/* Findings about bundle IDs and names. `name` is always the name of a bundle, `id` a bundle ID. */
export const identityFindings = {
  'finding.bundle-id-malformed.title':
    'The bundle ID “{id}” contains characters that Apple does not accept',
  'finding.bundle-id-malformed.title-one-part': 'The bundle ID “{id}” has only one part',
  'finding.bundle-id-malformed.fix':
    'Use letters, digits and hyphens, with single periods between the parts, such as com.northwind.orbit. Change Product Bundle Identifier in the target’s build settings. Then archive and export again.',

  'finding.nested-bundle-id-malformed.title':
    'The bundle ID of “{name}”, {id}, contains characters that Apple does not accept',
  'finding.nested-bundle-id-malformed.title-missing': '“{name}” inside the app has no bundle ID',
  'finding.nested-bundle-id-malformed.fix':
    'Use letters, digits and hyphens, with single periods between the parts, such as com.northwind.kit. Change it in that target, or use a version of the library with a valid bundle ID. Then archive and export again.',

  'finding.bundle-id-repeated.title': '“{name}” and “{other}” have the same bundle ID, {id}',
  'finding.bundle-id-repeated.fix':
    'Give one of the two targets another Product Bundle Identifier. Then archive and export again.',

  // `start` is the app’s bundle ID with a period at its end.
  'finding.extension-id-outside-app.title':
    'The bundle ID of “{name}”, {id}, does not start with “{start}”',
  'finding.extension-id-outside-app.fix':
    'Set its Product Bundle Identifier to “{start}” followed by a name, and register that App ID. Then archive and export again.',

  // `character` is a code point, such as U+0020.
  'finding.display-name-begins-with-space.title':
    'The display name of “{name}” starts with a space ({character})',
  'finding.display-name-begins-with-space.fix':
    'Delete the space under Display Name in the target’s general settings. Then archive and export again.',
} as const;
