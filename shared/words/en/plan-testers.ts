/* The Testers section of the plan: groups, beta review and when testers are emailed. */
export const planTesters = {
  'testers.title': 'Testers',
  'testers.none-selected': 'No groups selected',
  'testers.groups': '{groups, plural, one {# group} other {# groups}}',
  'testers.in-groups':
    '{testers, plural, one {# tester} other {# testers}} in {groups, plural, one {# group} other {# groups}}',
  'testers.asking': 'Asking App Store Connect for the app’s groups…',
  'testers.unknown': 'Groups appear when App Store Connect responds.',
  'testers.others-unknown': 'The app’s other groups appear when App Store Connect responds.',
  'testers.no-groups': 'This app has no beta groups. You can publish without one, or create one.',
  'testers.create-group': 'Create group',
  'testers.refresh': 'Refresh groups',
  'testers.search': 'Search groups',
  'testers.search.placeholder': 'Search {count, number} groups',
  'testers.search.clear': 'Clear the search',
  'testers.search.none': 'No group matches.',
  // A filter: only the selected groups are listed.
  'testers.only-selected': '{count, number} selected',
  // Headings in the list of groups.
  'testers.section.attention': 'Needs attention',
  'testers.section.earlier': 'Selected earlier',
  'testers.section.internal': 'Internal testers',
  'testers.section.external': 'External testers',
  'testers.meant': 'Did you mean “{name}”?',
  'testers.use-group': 'Use “{name}”',
  'testers.remove-group': 'Remove “{name}” from the plan',
  'testers.remove': 'Remove',
  // `when` is when the group gets the build.
  'testers.created-and-when': 'Created {at} · {when}',
  'testers.public-link.copy': 'Copy the public link of {group}',
  'testers.public-link.off': 'Public link off',
  'testers.public-link.limit': 'up to {count, plural, one {# tester} other {# testers}}',

  // The table of groups, and what its columns are called.
  'testers.table': 'Beta groups',
  'testers.column.group': 'Group',
  'testers.column.testers': 'Testers',
  'testers.column.when': 'When',
  'testers.column.public-link': 'Public link',
  'testers.count': '{testers, plural, one {# tester} other {# testers}}',
  'testers.count-unknown': 'Number of testers unknown',
  'testers.kind.internal': 'Internal',
  'testers.kind.external': 'External',
  'testers.kind.ambiguous': 'Duplicate name',
  'testers.kind.missing': 'Missing',
  // When a group gets the build.
  'testers.when.all-builds': 'Gets every build automatically',
  'testers.when.processed': 'After processing',
  'testers.when.reviewed': 'After beta review, usually within a day',
  // Apple has approved a build of this version before, and usually reviews no other.
  'testers.when.approved': 'Once Apple approves it, no new review expected',
  'testers.when.only-reviewed': 'Only after beta review',
  'testers.when.not-checked': 'Selected earlier, not checked with App Store Connect',
  'testers.when.ambiguous': 'Several groups have this name. Select the one you want.',
  'testers.when.missing': 'Not in App Store Connect. Deselect it, or create it again there.',

  'testers.review.label': 'Submit for beta review',
  'testers.review.text': 'Apple reviews builds before external testing.',
  'testers.review.needed-by-group': '{group} won’t get this build until it passes beta review.',
  'testers.review.needed': 'External groups won’t get this build until it passes beta review.',
  'testers.wait.label': 'Wait for approval',
  'testers.wait.text':
    'Keep this run open until Apple approves the build. Otherwise it ends once the build is submitted.',
  'testers.refused-notes.label': 'Continue without refused notes',
  'testers.refused-notes.text':
    'If App Store Connect refuses a note, testers get the build without it. You can change the note and send it again.',

  'testers.email.label': 'Emails to testers',
  'testers.email.time': 'Email testers at',
  'testers.email.at-once': 'As soon as they can install',
  'testers.email.after-confirm': 'After I confirm',
  'testers.email.at-time': 'At a set time',
  'testers.email.nobody': 'Nobody',
  'testers.email.at-once-means': 'Apple emails testers when they can install the build.',
  // “Email testers” is the button that the run shows then.
  'testers.email.after-confirm-means':
    'The run waits until you click Email testers. External testers can install the build from then on.',
  'testers.email.at-time-means':
    'The run sends one email at that time, or when Apple approves the build, whichever is later. Slipway must be running.',
  'testers.email.nobody-means':
    'External testers can’t install the build until you release it in App Store Connect.',
} as const;
