/* Links to a run: slipway://run/RUN_ID. */
export const runLink = {
  // A name beside the address of a run, as “Run ID”.
  'run-link.name': 'Link',
  'run-link.copy': 'Copy link to this run',
  // A link was opened, and the run was published on another computer, or under another user.
  'run-link.not-here':
    'This run isn’t on this computer. A link opens a run where it was published.',
} as const;
