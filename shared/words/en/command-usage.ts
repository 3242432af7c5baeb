/*
 * Errors in what was typed for `slipway`, and in the files that it names. Options such as --key, words in capitals
 * and commands are typed as they are: they are never translated.
 */
export const commandUsage = {
  'usage.see-help': 'See: {command}',
  'usage.command-missing': 'The command is missing, such as “publish FILE”.',
  // {known} lists commands.
  'usage.command-unknown': 'There is no command “{name}”. Available: {known}.',
  'usage.subcommand-missing': '“{command}” needs one of: {known}.',
  'usage.read-only': '“{command}” makes changes, and --read-only allows none.',
  'usage.read-only-dry-run':
    '“{command}” makes changes, and --read-only allows none. Add --dry-run to see what it would do.',

  'usage.home-unknown':
    'This user has no home folder. Set SLIPWAY_HOME to a folder for Slipway’s data, or use --home DIR.',
  'usage.option-unknown': '“{command}” doesn’t have the option {option}.',
  'usage.option-without-value': '{option} doesn’t take a value.',
  // {example} is the option with its value, such as “--group NAME”.
  'usage.option-needs-value': '{option} needs a value: {example}',
  // {first} and {second} are what was typed.
  'usage.option-repeated': '{option} takes one value, but got “{first}” and “{second}”.',
  // {needed} lists options, such as --notes, --whats-new.
  'usage.option-without-effect': '{option} has no effect here without one of: {needed}.',
  'usage.upload-only-stops':
    '--upload-only stops after the upload. Remove {option} or --upload-only.',
  // {operands} is what the command takes, such as FILE or RUN_ID.
  'usage.operands-missing': '“{command}” needs {operands}.',
  'usage.takes-nothing': '“{command}” takes no arguments, but got “{extra}”.',
  'usage.takes-fewer': '“{command}” takes {operands}, but also got “{extra}”.',
  'usage.number-above-zero': '{option} must be a number above 0, not “{value}”.',
  'usage.number-up-to': '{option} must be a number from 0 to {most}, not “{value}”.',
  'usage.whole-number': '{option} must be a whole number from {least} to {most}, not “{value}”.',
  'usage.yes-or-no': '{option} must be yes or no, not “{value}”.',
  'usage.package-name-empty': 'The name of the package is empty.',
  'usage.file-name-empty': 'The name of the file is empty.',

  'usage.key-given-twice':
    '--key already selects the issuer ID, key ID and private key. Remove --issuer-id, --key-id and --private-key.',
  'usage.no-account':
    'No account has been added on this computer. Use --key NAME, or --issuer-id UUID --key-id ID --private-key FILE.',
  'usage.several-accounts':
    '{count, plural, one {There is # account.} other {There are # accounts.}} Choose one with --key: {names}.',
  'usage.private-key-missing':
    'The private key is missing. Use --key NAME, or --issuer-id UUID --key-id ID --private-key FILE.',
  'usage.environment-key-twice': 'Both {one} and {other} are set. Unset one of them.',
  'usage.environment-key-missing':
    '{set} is set, but there is no private key. Set {one} or {other} too, or use --key NAME.',
  'usage.environment-key-id-missing':
    'The private key has no key ID. Set {variable}, or use --key-id ID.',
  'usage.key-id-unknown': 'The file name “{file}” doesn’t contain the key ID. Add --key-id ID.',
  'usage.passphrase-missing':
    'The passphrase is missing. Use --passphrase-file FILE, or run the command in a terminal.',
  'usage.passphrase-empty': 'The passphrase is empty.',
  'usage.passphrase-long': 'The passphrase has more than {most} characters.',
  'usage.passphrase-file-unreadable': 'Can’t read the passphrase from {file}.',
  'usage.passphrases-differ': 'You entered two different passphrases. Nothing was written.',
  'usage.keys-backup-none': 'There is no key to back up on this computer.',
  'usage.keys-backup-exists':
    '{path} already exists. Choose another name, or add --yes to replace it.',
  'usage.keys-add-file':
    '“keys add” needs --private-key FILE, the .p8 file from App Store Connect.',
  // {known} lists the roles as they are typed.
  'usage.role-unknown': 'There is no role “{name}”. There are: {known}.',
  'usage.keys-delete-yes': '“keys delete” asks for confirmation. In a script, add --yes.',

  'usage.package-missing':
    '“publish” needs a package: slipway publish FILE, --plan PLAN.json, or --build-id BUILDID.',
  'usage.scopes-exclude': '--upload-only and --use-existing-build can’t be used together.',
  'usage.build-id-alone':
    '--build-id takes no package, and can’t be used with --upload-only, --use-existing-build or --save-plan.',
  'usage.build-id-form':
    '--build-id needs a build ID, not “{value}”. Copy it from Apps with Copy build ID.',
  'usage.notify-unknown':
    '--notify must be automatic, when-confirmed, none or a time such as 2026-12-01T09:00:00+01:00, not “{value}”.',
  'usage.override-form': '--override needs CODE=REASON, not “{value}”.',
  'usage.override-unknown': '--override: there is no check “{code}”.',
  'usage.file-unreadable': '{path} can’t be read.',
  'usage.check-path': 'Check the path.',
  // {code} is the system’s name of the error, such as ENOENT.
  'usage.file-unreadable-code': '{path} can’t be read ({code}).',
  'usage.not-a-file': '{path} is not a file.',
  'usage.not-json': '{path} is not valid JSON.',
  // {problem} describes what is wrong, in English.
  'usage.plan-malformed': '{path}: {problem}',
  // {field} is the name of a field, such as notes.0.text.
  'usage.plan-field-malformed': '{path}, {field}: {problem}',
  'usage.field-malformed': '{field}: {problem}',

  // {problems} is one or several whole sentences.
  'usage.git-format': '--format is “list” or “conventional”, not “{value}”.',
  'usage.notes-malformed': '{file}: {problems}',
  'usage.notes-language':
    '--notes-language needs a language that App Store Connect supports, such as en-US, not “{value}”.',
  'usage.notes-language-missing':
    'The notes don’t specify a language. Set one with --notes-language, such as en-US.',
  'usage.notes-format': 'There is no format “{value}”. Available: {known}.',
  'usage.notes-ending':
    'The output format can’t be determined from {path}. End it with .json, .csv, .md or /, or use --format.',

  'usage.seed-unknown': 'There is no scenario “{name}”. Available: {known}.',
  // A fault is a problem that the practice server simulates, such as rate-limited.
  'usage.fault-unknown': 'There is no fault “{name}”. Available: {known}.',
  'usage.fault-choice': 'The fault “{name}” needs one of these after a colon: {known}.',
  'usage.fault-without-value': 'The fault “{name}” doesn’t take a value.',
  'usage.fault-value': 'The value after “{name}:” is not valid.',
  'usage.fault-value-such-as': 'The fault “{name}” needs a value after a colon, such as {example}.',
  'usage.kind-unknown': 'There is no kind of sample “{name}”. Available: {known}.',
  'usage.defect-unknown': 'There is no defect “{name}”. Available: {known}.',

  'usage.operations-malformed': '{path} is not a list of upload operations: {problem}',
  'usage.operations-field-malformed':
    '{path} is not a list of upload operations. {field}: {problem}',
  'usage.operation-address':
    'Operation {place, number} in {path} has an address that is neither HTTPS nor on this computer.',
  'usage.operation-beyond-end':
    'Operation {place, number} in {path} ends at byte {end}, beyond the {size} bytes of the file.',
  // {reason} is a whole sentence.
  'usage.operation-refused': '{path}: {reason}',
  'usage.run-without-app': 'Run {runId} has no app, so no preset can be made of it.',
  'usage.run-not-finished': 'Run {runId} is not finished, so no preset can be made of it.',
  'usage.file-exists': '{path} exists. Nothing was written. Add --yes to replace it.',
  'usage.no-presets': 'There are no presets to export.',
  'usage.approvals-yes': 'This isn’t an interactive terminal. Add --yes to approve.',
} as const;
