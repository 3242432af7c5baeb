/* Which account has the app of a package: what each one answered, and why one was chosen. Window and command. */
export const accountChoice = {
  // Beside the account: why it was chosen. The subject is the account.
  'account.reason.preset': 'From this app’s preset.',
  'account.reason.last-run': 'Published this app last.',
  'account.reason.has-app': 'Has this app.',
  'account.reason.team-last-run': 'Of this team’s keys, the one that published this app last.',
  'account.reason.team-in-use': 'Of this team’s keys, the one in use.',
  'account.reason.team-first': 'Of this team’s keys, the first one.',
  // Another account, of another team, answered later.
  'account.also-has-app': '{name} also has this app.',

  // What an account answered, as short as possible.
  'account.answer.asking': 'Checking…',
  'account.answer.has-app': 'Has this app',
  'account.answer.no-app': 'Doesn’t have it',
  'account.answer.unclear': 'Unclear answer',
  'account.answer.not-reached': 'Not reached',
  'account.answer.refused': 'Can’t be used',

  'account.answers': 'Accounts that were checked',
  'account.asking-all':
    '{count, plural, one {Checking whether # account has {bundleId}…} other {Checking # accounts for {bundleId}…}}',
  'account.none-has-app': 'None of your accounts has {bundleId}. Nothing was uploaded.',
  'account.none-has-app-fix':
    'Create the app in App Store Connect, add the key of its team, or choose an account to publish with.',
  // Some accounts could not be asked, and no other one has the app.
  'account.some-not-asked':
    '{count, plural, one {Slipway couldn’t tell whether # account has {bundleId}, and no other account has it.} other {Slipway couldn’t tell whether # accounts have {bundleId}, and no other account has it.}} Nothing was uploaded.',
  'account.some-not-asked-fix': 'Check again, or choose the account to publish with.',
  'account.several-have-app':
    '{count, plural, one {# account has {bundleId}.} other {# accounts of different teams have {bundleId}.}} Nothing was uploaded.',
  'account.several-have-app-fix': 'Choose the account to publish with.',
  'account.ask-again': 'Check again',
  // The visible word of a button in the account’s row, and its name for a screen reader, which begins alike.
  'account.use': 'Use',
  'account.use-this': 'Use {name}',
  'account.use-named': 'Publish with {name}',

  // Shown when the chosen account doesn’t have the app, and another one does.
  'account.wrong.title': '{name} doesn’t have this app',
  'account.wrong.detail': '{other} has {bundleId}.',
  'account.wrong.fix': 'Switch to {other}. Your notes are kept.',

  // The command. {reason} is one of the sentences above.
  'command.account-chosen': 'Account: {name}. {reason}',
  // {answers} lists the next five.
  'usage.account-unclear':
    'Slipway can’t tell which account to publish {bundleId} with: {answers}. Choose one with --key.',
  'usage.account-has-app': '{name} has it',
  'usage.account-no-app': '{name} doesn’t have it',
  'usage.account-unsure': '{name} gave an unclear answer',
  'usage.account-not-reached': '{name} wasn’t reached',
  'usage.account-refused': '{name} can’t be used ({reason})',
} as const;
