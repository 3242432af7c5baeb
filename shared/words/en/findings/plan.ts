/* Findings about a plan’s notes and groups. */
export const planFindings = {
  'finding.note-too-long.title':
    '{over, plural, one {What to Test is # character too long} other {What to Test is # characters too long}}',
  'finding.note-too-long.fix': 'Shorten it to {limit} characters or fewer.',

  // `characters` lists characters with their code points, such as “🚀 (U+1F680)”.
  'finding.note-refused-characters.title': 'App Store Connect doesn’t accept {characters} in notes',
  // The last item of that list, when there are too many to name.
  'finding.note-refused-characters.more': '{count, plural, one {# more} other {# more}}',
  'finding.note-refused-characters.fix':
    'Remove them, or write them in words. Slipway never changes your text.',

  'finding.locale-unknown.title': '“{code}” is not a language code that App Store Connect accepts',
  'finding.locale-unknown.fix':
    'Leave it out. If Apple has added this language since November 2026, override this check.',
  'finding.locale-unknown.fix-meant': 'Use “{meant}”, or leave it out.',

  // `code` is a language code, such as “de-de”.
  'finding.locale-repeated.title': 'There is more than one note for {code}',
  'finding.locale-repeated.fix': 'Keep one of them.',

  // A group’s name, inside a list.
  'finding.group.name': '“{name}”',
  'finding.group-ambiguous.title':
    '{count, plural, one {# group is named “{name}”} other {# groups are named “{name}”}}',
  'finding.group-ambiguous.fix':
    'Rename all but one in App Store Connect, so that the right testers get the build.',
  'finding.group-not-found.title': 'The app has no group named “{name}”',
  'finding.group-not-found.fix': 'Use one of these, with the same capitals and spaces: {groups}.',
  'finding.group-not-found.fix-none': 'The app has no groups yet. Create one in App Store Connect.',

  // `groups` lists the external groups of the plan.
  'finding.build-internal-only.title':
    '{count, plural, one {This build is for internal testers only, and {groups} is an external group} other {This build is for internal testers only, and {groups} are external groups}}',
  'finding.build-internal-only.title-review':
    'This build is for internal testers only, and beta review is for external testers',
  'finding.build-internal-only.fix':
    'It was exported with testFlightInternalTestingOnly, and Apple never changes that for a build. Choose internal groups and no beta review. Or export the archive again without that option and with a new build number.',
} as const;
