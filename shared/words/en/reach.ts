/* Who can install a build, and who will: groups by name. */
export const reach = {
  // {groups}: one name, or a list; {count}: how many.
  'reach.has': '{count, plural, one {{groups} has the build.} other {{groups} have the build.}}',
  'reach.after-processing':
    '{count, plural, one {{groups} gets it when it’s ready in TestFlight.} other {{groups} get it when it’s ready in TestFlight.}}',
  'reach.needs-review':
    '{count, plural, one {{groups} gets it only after a beta review.} other {{groups} get it only after a beta review.}}',
  'reach.after-release':
    '{count, plural, one {{groups} gets it when Apple releases it.} other {{groups} get it when Apple releases it.}}',
  'reach.after-approval':
    '{count, plural, one {{groups} gets it after Apple approves it.} other {{groups} get it after Apple approves it.}}',

  // How many people get a build, before it is published. {people}: each counted once; {count}: those in several groups.
  'reach.people':
    '{people, plural, one {# tester} other {# testers}} in {groups, plural, one {# group} other {# groups}}.',
  'reach.people-in-several':
    '{people, plural, one {# tester} other {# testers}} in {groups, plural, one {# group} other {# groups}}, {count, plural, one {# in more than one} other {# in more than one}}.',
  'reach.people-overlap':
    '{people, plural, one {# tester} other {# testers}} in {groups, plural, one {# group} other {# groups}}, some in more than one.',
  // Someone may be in several groups, which is not known.
  'reach.people-at-most':
    'Up to {people, plural, one {# tester} other {# testers}} in {groups, plural, one {# group} other {# groups}}.',
  'reach.people-unknown':
    '{groups, plural, one {# group} other {# groups}}. App Store Connect didn’t report how many testers.',
  // The last entry of a list of names.
  'reach.more-groups': '{count, plural, one {# more group} other {# more groups}}',

  // When groups get the build. {groups}: one name, or a list; {count}: how many.
  'reach.gets.at-once':
    '{count, plural, one {{groups} gets it immediately.} other {{groups} get it immediately.}}',
  'reach.gets.processed':
    '{count, plural, one {{groups} gets it as soon as it’s processed.} other {{groups} get it as soon as it’s processed.}}',
  'reach.gets.reviewed':
    '{count, plural, one {{groups} gets it after beta review.} other {{groups} get it after beta review.}}',
  'reach.gets.approved':
    '{count, plural, one {{groups} gets it once Apple approves it.} other {{groups} get it once Apple approves it.}}',
  // “Email testers” is a button of the run.
  'reach.gets.confirmed':
    '{count, plural, one {{groups} gets it after Apple approves it and you click Email testers.} other {{groups} get it after Apple approves it and you click Email testers.}}',
  'reach.gets.at-time':
    '{count, plural, one {{groups} gets it after Apple approves it, {at} at the earliest.} other {{groups} get it after Apple approves it, {at} at the earliest.}}',
  'reach.gets.held':
    '{count, plural, one {{groups} gets it after Apple approves it and you release it in App Store Connect.} other {{groups} get it after Apple approves it and you release it in App Store Connect.}}',
  'reach.gets.never':
    '{count, plural, one {{groups} can’t get it: this build is for internal testing only.} other {{groups} can’t get it: this build is for internal testing only.}}',
  'reach.no-new-review': 'Apple has approved this version before, so no new review is expected.',
  // {at}: a time, or a date and time.
  'reach.as-of': 'Numbers as of {at}.',
} as const;
