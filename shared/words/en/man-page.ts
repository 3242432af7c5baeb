/** The man page of the command, and its completions. */
export const manPage = {
  // Begins in lower case: man pages print it after the name of the command and a dash.
  'man.summary': 'publish iOS builds to TestFlight and the App Store',
  'man.description':
    'Checks iOS packages, uploads them to App Store Connect and follows each build until testers have it. A run is kept on disk: after an interruption it is resumed with “slipway resume”. Results go to standard output, everything for people to standard error.',
  'man.common-options': 'Every command takes these options.',
  'man.variable.home': 'Folder for runs and settings, unless --home names one.',
  'man.variable.language': 'Language of the messages, such as en or pt-BR. Default: the system’s.',
  'man.variable.issuer-id': 'Issuer ID of the team, for a key from the environment.',
  'man.variable.key-id': 'Key ID, for a key from the environment.',
  'man.variable.private-key': 'The private key itself, with its BEGIN and END lines.',
  'man.variable.private-key-file': 'Path of the private key (.p8), instead of the key itself.',
  'man.variable.no-color': 'Prints without color, if set.',

  'usage.shell-unknown': 'There is no completion for “{name}”. Available: {known}.',
} as const;
