/* The practice App Store Connect: its screen, its scenarios and the problems that it can simulate. */
export const practice = {
  'practice.title': 'Practice',
  'practice.running': 'Running',
  'practice.starting': 'Starting',
  'practice.not-running': 'Not running',
  'practice.live-not-affected': 'Live accounts aren’t affected.',
  'practice.intro-title': 'Rehearse without risk',
  'practice.intro':
    'Slipway includes a small App Store Connect that runs on this computer. It handles keys, uploads, builds, notes and reviews as Apple does, including rejections. Nothing reaches Apple or any testers. Your own keys are never sent to it, and its key is never sent to Apple.',
  'practice.live-in-use':
    '<b>{name}</b> is a live account and is in use: what you publish goes to Apple.',
  'practice.rehearse': 'Rehearse with a sample app',
  'practice.use-account': 'Use {name}',
  // Before the address of the practice server.
  'practice.address': 'Address, on this computer only:',
  'practice.copy-address': 'Copy address',
  'practice.address-hint':
    'Other programs can connect while this screen is open. After you leave it, the server stops when there have been no requests for 10 minutes, and starts again when Slipway needs it.',

  'practice.scenario': 'Scenario',
  'practice.scenario-aside': 'the data a rehearsal starts with',
  'practice.scenarios': 'Scenarios',
  'practice.scenario-active': 'Active',
  'practice.scenario-start': 'Start…',
  'practice.scenario-restart': 'Restart…',
  // For screen readers: which scenario the button starts.
  'practice.scenario-start-named': 'Start {scenario}',
  'practice.scenario-restart-named': 'Restart {scenario}',
  'practice.restart-title': 'Restart practice?',
  'practice.restart': 'Restart practice',
  'practice.restart-text':
    'Practice starts again with <b>{scenario}</b>. Practice uploads, builds, notes and simulated problems are deleted. Nothing at Apple changes.',
  'practice.restart-no-runs': 'Runs stay in Activity.',
  'practice.restart-runs':
    '{count, plural, one {# practice run isn’t finished, and its build will be deleted.} other {# practice runs aren’t finished, and their builds will be deleted.}}',

  'practice.problems': 'Simulate a problem',
  'practice.problems-aside': 'to see how a run recovers',
  'practice.problems-clear': 'Clear all',
  'practice.problems-none': 'No problems are simulated.',
  'practice.problems-list': 'Simulated problems',
  'practice.problem-remove': 'Remove',
  'practice.problem-remove-named': 'Remove {problem}',
  // {problem} is a code such as part-504:1, {times} one of the three below.
  'practice.problem-line': '{problem}, {times}',
  'practice.until-removed': 'until removed',
  'practice.times': '{count, plural, one {once} other {# times}}',
  'practice.problem-set': 'Simulate problem',
  'practice.problem-kind': 'Problem',
  'practice.how-often': 'How often',
  'practice.optional': '{label} (optional)',
  'practice.argument-place': 'Path',
  'practice.argument-place-hint':
    'The beginning of a path, optionally with its method. * matches one path segment.',
  'practice.argument-place-problem': 'Enter a path such as /v1/builds or POST /v1/builds.',
  'practice.argument-part': 'Part',
  'practice.argument-part-hint': 'The number of the part, starting at 1.',
  'practice.argument-part-problem': 'Enter the number of a part, starting at 1.',
  'practice.argument-part-bytes': 'Part and bytes',
  'practice.argument-part-bytes-hint':
    'The number of the part, @, and how many bytes are received.',
  'practice.argument-part-bytes-problem': 'Enter it in the form 1@100000.',
  'practice.argument-number': 'Number',
  'practice.argument-number-hint': 'A number.',
  'practice.argument-number-problem': 'Enter a number.',
  'practice.argument-reads-or-seconds': 'How long',
  'practice.argument-reads-or-seconds-hint':
    'A number of reads, such as 3, or of seconds, such as 90s.',
  'practice.argument-reads-or-seconds-problem': 'Enter 3 for reads or 90s for seconds.',
  'practice.argument-choice': 'Value',
  'practice.argument-choice-hint': 'One of: {choices}.',
  'practice.argument-choice-problem': 'Enter one of the values below.',
  'practice.argument-locale': 'Language',
  'practice.argument-locale-hint': 'The code of a language, such as fr-FR.',
  'practice.argument-locale-problem': 'Enter the code of a language, such as fr-FR.',
  'practice.argument-code': 'Code',
  'practice.argument-code-hint': 'The error code that Apple returns.',
  'practice.argument-code-problem': 'Use only letters, digits and underscores.',

  'practice.clock': 'Clock',
  'practice.clock-aside': 'for processing and reviews',
  'practice.clock-real': 'Runs at normal speed.',
  'practice.clock-fast': 'Runs {times} times as fast: 1 min is {duration} in practice.',
  'practice.advance': 'Advance by',
  'practice.advance-minutes': '{count, plural, one {# minute} other {# minutes}}',
  'practice.advance-hours': '{count, plural, one {# hour} other {# hours}}',
  'practice.advance-days': '{count, plural, one {# day} other {# days}}',

  'practice.requests': 'Requests',
  'practice.requests-newest': 'Requests, newest first',
  'practice.requests-pause': 'Pause',
  'practice.requests-resume': 'Resume',
  'practice.requests-none': 'No requests yet. Publish a sample app to see its requests here.',
  'practice.requests-paused': 'paused, {count, number} more since',
  'practice.requests-all': '{count, plural, one {# request} other {# requests}}',
  'practice.requests-newest-shown':
    '{count, plural, one {# request} other {# requests}}, newest {shown, number} shown',
  'practice.request-arrived': 'Received',
  'practice.request-method': 'Method',
  'practice.request-path': 'Path',
  'practice.request-status': 'Status',
  'practice.request-took': 'Duration',
  'practice.request-unknown': 'Unknown',
  'practice.request-cut': 'Cut off',
  'practice.milliseconds': '{milliseconds} ms',

  'practice.scenario.everyday.title': 'An everyday release',
  'practice.scenario.everyday.text':
    'One complete app with a released version, and one app whose test information is incomplete.',
  'practice.scenario.first-release.title': 'A first release',
  'practice.scenario.first-release.text':
    'An app without any builds: every answer is needed for the first time.',
  'practice.scenario.in-review.title': 'A build in beta review',
  'practice.scenario.in-review.text':
    'Another build is in beta review. A new one has to wait for it or replace it.',
  'practice.scenario.version-in-review.title': 'A version in review',
  'practice.scenario.version-in-review.text':
    'The next version is waiting for App Store review and can’t be changed unless the submission is canceled.',
  'practice.scenario.rejected-build.title': 'A rejected build',
  'practice.scenario.rejected-build.text':
    'Beta review and App Store review both rejected the next version.',
  'practice.scenario.phased-release-running.title': 'A phased release in progress',
  'practice.scenario.phased-release-running.text':
    'The next version was released two days ago and is reaching users gradually.',
  'practice.scenario.loose-ends.title': 'Loose ends',
  'practice.scenario.loose-ends.text':
    'Colleagues left things unfinished: export compliance unanswered, two groups with the same name, a missing note, another person’s draft.',
  'practice.scenario.white-label.title': 'A white-label team',
  'practice.scenario.white-label.text':
    'Seventy apps of one product, each with the same groups, for publishing a batch.',
  'practice.scenario.large-team.title': 'A large team',
  'practice.scenario.large-team.text':
    '40 apps, 2,000 builds and 300 testers: every list has several pages.',
  'practice.scenario.large-app.title': 'A large app',
  'practice.scenario.large-app.text':
    'One app with 10,000 testers in 300 groups, and 2,000 builds.',
  'practice.scenario.fifty-locales.title': '50 languages',
  'practice.scenario.fifty-locales.text':
    'One app localized in all 50 languages, with notes in each.',
  'practice.scenario.expired-agreement.title': 'An expired agreement',
  'practice.scenario.expired-agreement.text':
    'Every request is refused until a new agreement is accepted.',
  'practice.scenario.developer-key.title': 'A key with a limited role',
  'practice.scenario.developer-key.text': 'This key can upload builds but can’t manage TestFlight.',

  'practice.fault.unauthorized-once': 'A valid token is rejected.',
  'practice.fault.key-revoked': 'The key was revoked: every request is rejected.',
  'practice.fault.key-role': 'The key has another role.',
  'practice.fault.forbidden': 'The key’s role lacks permission.',
  'practice.fault.agreement-missing': 'A new agreement must be accepted.',
  'practice.fault.membership-ended': 'The team’s membership has ended.',
  'practice.fault.rate-limited':
    'Too many requests. With a number, the response says how many seconds to wait.',
  'practice.fault.hourly-limit': 'A limited number of requests per hour.',
  'practice.fault.server-error-before': 'A server error; nothing is changed.',
  'practice.fault.server-error-after': 'A server error, although the change is made.',
  'practice.fault.lost-answer':
    'The change is made, but the connection is cut before the response.',
  'practice.fault.missing-once': '404 for an existing resource.',
  'practice.fault.html-body': 'A web page instead of a response.',
  'practice.fault.cut-part': 'The connection is cut in the middle of a part.',
  'practice.fault.stall-part': 'A part stalls while the connection stays open.',
  'practice.fault.part-504': 'A part gets a gateway timeout.',
  'practice.fault.expired-operations':
    'The upload addresses expire immediately, or after a number of seconds.',
  'practice.fault.slow-commit': 'The upload’s commit takes a number of minutes.',
  'practice.fault.delivery-fails': 'The package is refused after the upload.',
  'practice.fault.daily-limit':
    'The daily upload limit is reached: deliveries don’t advance, with code 90382.',
  'practice.fault.build-never-appears': 'The build never appears.',
  'practice.fault.processing-fails': 'Processing fails.',
  'practice.fault.processing-invalid': 'The build is invalid after processing.',
  'practice.fault.processing-lasts': 'Processing takes a number of minutes.',
  'practice.fault.review-rejected': 'Beta review rejects the build.',
  'practice.fault.review-lasts': 'Beta review takes a number of minutes in total.',
  'practice.fault.version-unseen': 'A new App Store version isn’t found by a number of reads.',
  'practice.fault.read-lag':
    'Reads show the state before a write, for a number of reads, or of seconds with an s.',
  'practice.fault.new-missing': 'A new resource isn’t found by a number of requests (2).',
  'practice.fault.new-conflict':
    'Relationships to a new resource are refused a number of times (2).',
  'practice.fault.sparse-rows': 'Resources lack most attributes and relationships, or all of them.',
  'practice.fault.auto-notify-off': 'New builds don’t notify testers automatically.',
  'practice.fault.internal-only': 'A new build is for internal testing only.',
  'practice.fault.numbers-normalised':
    'Versions and build numbers are stored without leading zeros, and 1.0 also finds 1.0.0.',
  'practice.fault.new-value':
    'Attributes have unknown values: all of them, or those with one name.',
  'practice.fault.other-tools':
    'Xcode, altool, Transporter and fastlane uploaded too; their resources lack attributes.',
  'practice.fault.false-missing-apps':
    'The list of an app’s uploads claims that the app doesn’t exist.',
  'practice.fault.group-filter-refused': 'Groups can’t be filtered by build.',
  'practice.fault.empty-created':
    'A resource is created, but the response has no body: 201 and 204 in turn.',
  'practice.fault.empty-list': 'A list has “data: null” or no body, in turn.',
  'practice.fault.next-loops':
    'The next page of a list is the same page, or its address is relative.',
  'practice.fault.odd-errors':
    'Errors have a field with an unexpected type: each kind in turn, or always one.',
  'practice.fault.not-kept': 'A write succeeds, but nothing is stored.',
  'practice.fault.kept-otherwise':
    'A write succeeds, but something different is stored: a text without its last word, yes as no.',
  'practice.fault.note-refused': 'The notes in one language are refused.',
  'practice.fault.note-changed':
    'Someone edits the notes in one language in App Store Connect before the next build appears.',
  'practice.fault.notes-trimmed':
    'Notes are saved with different line endings and without leading or trailing spaces.',
  'practice.fault.old-refusals': 'Refused notes don’t name the unsupported characters.',
  'practice.fault.primary-note':
    'The notes in the app’s primary language are created after processing, not at all, or immediately but shown later.',
  'practice.fault.screenshots-missing': 'App Store review reports missing screenshots.',
  'practice.fault.submission-early':
    'A submission for review is refused once because the version isn’t ready yet or uploads are in progress.',
  'practice.fault.checked-when-added':
    'Missing items are refused when a version is added to a submission, not only when the submission is submitted.',
  'practice.fault.drafts-unlisted':
    'Lists of review submissions omit drafts. “named” drafts block a new draft; “stranded” ones don’t.',
  'practice.fault.cancels-in-review': 'A submission can be canceled while it is in review.',
  'practice.fault.canceling-lasts':
    'The next canceled submission stays CANCELING for this many minutes.',
  'practice.fault.completing-lasts':
    'The next approved submission stays COMPLETING for this many minutes.',
  'practice.fault.age-rating-missing': 'App Store review reports a missing age rating.',
  'practice.fault.price-missing': 'App Store review reports a missing price.',
  'practice.fault.device-limit': 'No places are left for another test device this year.',
  'practice.fault.device-processing':
    'New test devices stay in processing, as for a team with more than ten.',
  'practice.fault.clock-skew': 'The server’s clock is ahead by a number of seconds.',
} as const;
