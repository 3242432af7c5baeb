/* What happened in this case, below the headline of an error of a run. */
export const publishErrors = {
  'error.daily-upload-limit.again': 'Try again after {at}. Apple says: {apple}',
  'error.delivery-failed.no-reason':
    'Apple gave no reason here. It emails the reason to your account’s contacts.',
  'error.compliance-differs.answers':
    '{stored, select, yes {App Store Connect says that the build uses non-exempt encryption, and you answered that it doesn’t.} other {App Store Connect says that the build uses no non-exempt encryption, and you answered that it does.}}',
  'error.compliance-open.nowhere': 'Neither the package nor the plan answers it.',
  'error.declaration-missing.none': 'The app has no approved export compliance declaration.',
  'error.declaration-missing.several':
    'The app has several export compliance declarations. Choose {declarations} in the plan.',
  'error.declaration-missing.unknown': 'The app has no export compliance declaration with ID {id}.',
  'error.declaration-missing.not-approved':
    'The declaration in the plan is not approved: {declaration}.',
  'error.build-internal-only.groups':
    'Build {build} can’t be added to {groups}: it is for internal testers only.',
  'error.build-internal-only.review':
    'Build {build} is for internal testers only. Apple does not review such builds.',
  'error.group-ambiguous.count':
    '{count, plural, one {# group is named “{name}”.} other {# groups are named “{name}”.}}',
  'error.group-not-found.gone': 'The group “{name}” no longer exists.',
  'error.note-refused-by-apple.languages': 'Notes in {languages}: {apple}',
  'error.build-expired.build': 'Build {build} expired after 90 days, or someone expired it.',
  'error.processing-failed.no-reason':
    '{state, select, INVALID {Apple found the build invalid during processing. It gave no reason here.} other {Apple could not process the build. It gave no reason here.}}',
  'error.upload-refused.expired':
    '{times, plural, one {The addresses for the parts expired # time in a row without one part sent.} other {The addresses for the parts expired # times in a row without one part sent.}}',
  'error.part-list-refused.no-address': 'The address for a part is not valid.',
  'error.part-list-refused.host':
    'The address for a part is on {host}, which is not a public internet host.',
  'error.review-rejected.build': 'Apple rejected build {build} in beta review.',
  'error.review-rejected.submission': 'Apple rejected the submission.',
  'error.note-changed.text': 'The notes in {language} are now: {text}',
  'error.build-gone.since': 'App Store Connect has not shown build {build} since {since}.',
  'error.build-gone.since-state':
    'App Store Connect has not shown build {build} since {since}. {state, select, PROCESSING {It was processing then.} VALID {It was processed then.} other {Its state was {state} then.}}',
  'error.read-back-differs.compliance':
    '{kept, select, none {The export compliance answer was sent, but App Store Connect shows none.} yes {The answer “no” was sent, but App Store Connect shows “yes”.} other {The answer “yes” was sent, but App Store Connect shows “no”.}}',
  'error.read-back-differs.declaration':
    'The declaration was attached, but App Store Connect does not show it.',
  'error.read-back-differs.emails':
    '{automatic, select, on {Automatic emails were turned on, but App Store Connect shows them off.} other {Automatic emails were turned off, but App Store Connect shows them on.}}',
  'error.read-back-differs.groups':
    'The build was added to {groups}, but App Store Connect does not show it there.',
  'error.read-back-differs.review':
    'The build was submitted for beta review, but App Store Connect does not show it.',
  'error.read-back-differs.notes-missing':
    'App Store Connect does not show the notes in {languages}.',
  // `languages` are all that differ, `language` is one of them.
  'error.read-back-differs.notes':
    'App Store Connect shows different notes in {languages}. In {language} it shows: {text}',
} as const;
