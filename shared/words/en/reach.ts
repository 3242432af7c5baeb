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
} as const;
