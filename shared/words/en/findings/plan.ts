/* Findings about a plan’s notes and groups. */
export const planFindings = {
  // {features} lists what is not allowed, such as “edit What to Test or assign builds to groups”.
  'finding.role-too-small.title': 'The key can’t {features}',
  'finding.role-too-small.why':
    'App Store Connect refused this key before. The upload would succeed, but this part would fail.',
  // {role} is such as Developer.
  'finding.role-too-small.why-role':
    'The role {role} doesn’t allow it. App Store Connect would refuse it only after the upload.',
  'finding.role-too-small.fix':
    'Ask an Admin for a key with the role {role}, or leave this part out. If Slipway has the wrong role for this key, correct it.',

  'finding.role-cannot-upload.why':
    'App Store Connect refused an upload with this key before. Nothing was uploaded.',
  // {role} is such as Marketing.
  'finding.role-cannot-upload.why-role':
    'The role {role} doesn’t allow uploads, so App Store Connect would refuse the build. Nothing was uploaded.',
  'finding.role-cannot-upload.fix':
    'Choose another account, or ask an Admin for a key with the role {role}. If Slipway has the wrong role for this key, correct it.',

  'finding.note-too-long.title':
    '{over, plural, one {What to Test is # character too long} other {What to Test is # characters too long}}',
  'finding.note-too-long.fix': 'Shorten it to {limit} characters or fewer.',

  // `characters` lists characters with their code points, such as “🚀 (U+1F680)”.
  'finding.note-refused-characters.title': 'App Store Connect doesn’t accept {characters} in notes',
  // The last item of that list, when there are too many to name.
  'finding.note-refused-characters.more': '{count, plural, one {# more} other {# more}}',
  'finding.note-refused-characters.fix':
    'Remove them, or write them as words. The notes editor suggests fixes.',

  'finding.note-over-bytes.title':
    '{count, plural, one {What to Test is # byte long} other {What to Test is # bytes long}}',
  'finding.note-over-bytes.fix':
    'The note is within Apple’s limit of {limit} characters. If App Store Connect counts bytes and refuses it, shorten the note and send it again.',

  // `characters` lists characters with their code points, such as “x̌ (U+030C)”, and names of scripts.
  'finding.note-doubtful-characters.title': 'App Store Connect may refuse {characters} in notes',
  // A writing system, in that list.
  'finding.note-doubtful-characters.script':
    '{script, select, ethiopic {Ethiopic text} khmer {Khmer text} georgian {Georgian text} tibetan {Tibetan text} cherokee {Cherokee text} other {Mongolian text}}',
  'finding.note-doubtful-characters.fix':
    'Rephrase it, or publish anyway. If App Store Connect refuses the note, you can edit it and send it again.',

  // `codes` lists code points, such as “U+200B”.
  'finding.note-invisible-characters.title':
    '{count, plural, one {The note has # invisible character: {codes}} other {The note has # invisible characters: {codes}}}',
  'finding.note-invisible-characters.fix':
    'App Store Connect accepts them. Remove them if they were pasted by accident.',

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
  // Journals of earlier versions hold it.
  'finding.group-ambiguous.fix':
    'Rename all but one in App Store Connect, so that the right testers get the build.',
  'finding.group-ambiguous.which':
    'Select the one that you mean. In a plan file, give its ID. The groups are: {groups}.',
  'finding.seen-without-notes.title':
    '{count, plural, one {The internal group {groups} gets this build before its notes} other {The internal groups {groups} get this build before its notes}}',
  'finding.seen-without-notes.fix':
    'Such groups get every build after processing. To include the notes, mark them as ready before processing ends.',
  'finding.group-not-found.title': 'The app has no group named “{name}”',
  'finding.group-not-found.title-gone': 'The group “{name}” no longer exists',
  'finding.group-not-found.title-approved':
    'The plan was approved for the group “{name}”, but the group with its ID is named “{now}”',
  'finding.group-not-found.fix-approved':
    'Select the group that you mean, and have the plan approved again.',
  'finding.group-not-found.same-name':
    'Another group has this name, and other testers may be in it. Select it if you mean it, or remove the group from the plan.',
  'finding.group-not-found.meant':
    'Did you mean {groups}? A group must be named exactly, with the same capitals, accents and spaces.',
  'finding.group-not-found.fix-many':
    'Use one of the app’s {count} groups, with the same capitals and spaces, or create the group in App Store Connect.',
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
