/* Translating notes with a translator of the user's own: a command of this computer, or a service. */
export const translate = {
  // The system's dialog.
  'choose.translator': 'Choose the program that translates',
  'choose.translator-button': 'Choose program',

  // In Settings.
  'translator.title': 'Translator',
  'translator.hint':
    'Translate notes with your own command or service. Off by default. Nothing is sent until you click Translate.',
  'translator.kind': 'Translate with',
  'translator.kind.off': 'Off',
  'translator.kind.command': 'Command',
  'translator.kind.http': 'Service (HTTPS)',
  'translator.command-now': 'Runs {command}',
  'translator.service-now': 'Sends to {url}',
  'translator.service-now-header': 'Sends to {url}, with your secret in the header {header}',
  'translator.choose-program': 'Choose program…',
  'translator.change-program': 'Change program…',
  'translator.arguments': 'Arguments, one on each line',
  'translator.arguments-hint':
    'They go to the program as they are, without a shell. It gets JSON on its standard input and writes JSON to its standard output.',
  'translator.save-arguments': 'Save arguments…',
  'translator.url': 'Address',
  'translator.url-hint': 'HTTPS, or HTTP to this computer. Slipway posts JSON to it.',
  'translator.header': 'Header for the secret',
  'translator.header-hint': 'Such as Authorization. Leave it empty if the service needs none.',
  'translator.secret': 'Secret',
  'translator.secret-hint':
    'The full header value, such as “Bearer …”. It is stored in your keychain.',
  'translator.secret-kept': 'Leave empty to keep the stored secret.',
  'translator.save-service': 'Use this address…',
  'translator.format': 'JSON request and response',
  'translator.turned-on': 'The translator is on.',
  'translator.turned-off': 'The translator is off.',
  'translator.declined': 'Nothing was changed.',

  // The sheet in the notes editor.
  'translate.open': 'Translate…',
  'translate.title': 'Translate the note',
  'translate.off-text':
    'No translator is turned on. Slipway doesn’t translate: it can use your own command or service.',
  'translate.open-settings': 'Open Settings',
  'translate.no-source': 'There is no note in {language} to translate yet.',
  // {count}: characters of the note.
  'translate.what-program':
    '{count, plural, one {“{program}” on this computer receives the {language} note (# character), its language, the target languages and the app name {app}.} other {“{program}” on this computer receives the {language} note (# characters), its language, the target languages and the app name {app}.}}',
  'translate.what-service':
    '{count, plural, one {Slipway sends the {language} note (# character), its language, the target languages and the app name {app} to {host}.} other {Slipway sends the {language} note (# characters), its language, the target languages and the app name {app} to {host}.}}',
  'translate.targets': 'Languages',
  'translate.choose-empty': 'Select empty',
  'translate.choose-all': 'Select all',
  'translate.choose-none': 'Select none',
  'translate.replaces': 'Replaces the note',
  'translate.is-empty': 'Empty',
  'translate.replace-warning':
    '{count, plural, one {# note is replaced. You can undo it.} other {# notes are replaced. You can undo it.}}',
  'translate.start': '{count, plural, one {Translate # language} other {Translate # languages}}',
  'translate.none-chosen': 'Choose a language to translate into.',
  'translate.stop': 'Stop',
  'translate.progress':
    'Translating: {done} of {count, plural, one {# language} other {# languages}}',
  // The state of one language in the list.
  'translate.state.waiting': 'Waiting',
  'translate.state.working': 'Translating…',
  'translate.state.done': '{count, plural, one {# character} other {# characters}}',
  'translate.state.refused':
    '{count, plural, one {# unsupported character} other {# unsupported characters}}',
  'translate.state.too-long':
    '{count, plural, one {# character too long} other {# characters too long}}',
  'translate.state.failed': 'Not translated',
  'translate.done':
    '{count, plural, one {Translated into # language. Review it before you publish.} other {Translated into # languages. Review them before you publish.}}',
  'translate.dropped':
    'Another package was opened. The translation was stopped, and nothing was inserted.',
  'translate.partly':
    '{count, plural, one {# language was not translated. Its note is unchanged.} other {# languages were not translated. Their notes are unchanged.}}',
  'translate.retry': '{count, plural, one {Try # language again} other {Try # languages again}}',

  // Why one language has no translation.
  'translate.problem.missing': 'The response has no translation for this language.',
  'translate.problem.other-code':
    'The response uses “{code}” instead of the requested language code.',
  'translate.problem.no-text': 'The response has no text for this language.',
  'translate.problem.empty': 'The translation is empty.',
  'translate.problem.too-long': 'The translation has {length} characters and was not used.',
  'translate.problem.placeholders': 'The translation changed {names} and was not used.',

  // Above a note that was translated.
  'translate.to-review': 'Translated automatically, not reviewed yet.',
  'translate.mark-reviewed': 'Mark as reviewed',
  'button.review-notes': 'Review notes',
  'finding.notes-not-reviewed.title':
    '{count, plural, one {# translation not reviewed} other {# translations not reviewed}}',
  'finding.notes-not-reviewed.fix':
    'Read {languages} and mark them as reviewed, or edit them. You can publish without doing so.',

  'finding.notes-not-reviewed.more': '{count, plural, one {# more} other {# more}}',
  'plan.not-reviewed':
    '{count, plural, one {# translation not reviewed.} other {# translations not reviewed.}}',

  'error.translator-off.title': 'No translator is turned on',
  'error.translator-off.detail': 'Nothing was sent.',
  'error.translator-off.fix': 'Turn one on in Settings, under Translator.',
  'error.translator-busy.title': 'A translation is in progress',
  'error.translator-busy.detail': 'Slipway runs one translation at a time.',
  'error.translator-busy.fix': 'Wait until it is done, or stop it. Your notes are unchanged.',
  'error.translator-canceled.title': 'The translation was stopped',
  'error.translator-canceled.detail': 'The translator may have received the note.',
  'error.translator-canceled.fix': 'Start it again when you like. Your notes are unchanged.',
  'error.translator-address.title': 'This address can’t be used',
  'error.translator-address.no-url':
    'Enter a complete address, such as https://example.com/translate.',
  'error.translator-address.password': 'The address contains a user name or password.',
  'error.translator-address.not-https':
    'Slipway sends notes only over HTTPS, or over HTTP to this computer.',
  'error.translator-address.no-secret': 'The stored secret belongs to another address or header.',
  'error.translator-address.fix':
    'Fix the address. If you changed it, enter the secret again. Nothing was sent.',
  'error.translator-command.title': 'This program can’t be used',
  'error.translator-command.detail': '{path} isn’t an absolute path.',
  'error.translator-command.fix': 'Choose the program again. Nothing was changed.',
  'error.translator-missing.title': 'The translator can’t be started',
  'error.translator-missing.detail': '{path} can’t be run ({code}).',
  'error.translator-missing.fix':
    'Check that the file exists and is executable, or choose another one in Settings. Nothing was sent. Your notes are unchanged.',
  'error.translator-failed.title': 'The translator failed',
  'error.translator-failed.exit': '{name} exited with status {status}.',
  'error.translator-failed.exit-words': '{name} exited with status {status}: {words}',
  'error.translator-failed.status': '{host} responded with status {status}.',
  'error.translator-failed.status-words': '{host} responded with status {status}: {words}',
  'error.translator-failed.redirect':
    '{host} redirects to another address, which Slipway doesn’t follow.',
  'error.translator-failed.fix':
    'Fix the reported problem, then try again. Your notes are unchanged.',
  'error.translator-slow.title': 'The translator takes too long',
  'error.translator-slow.detail':
    '{name} did not finish within {time} and was stopped. It may have received the note.',
  'error.translator-slow.fix': 'Try again with fewer languages. Your notes are unchanged.',
  'error.translator-answer.title': 'The translator’s response can’t be read',
  'error.translator-answer.empty': 'The response is empty.',
  'error.translator-answer.not-json': 'The response is not JSON. It begins with: {start}',
  // “translations”, “locale” and “text” are names of fields: never translated.
  'error.translator-answer.not-translations':
    'The response has no “translations” array with “locale” and “text” in each item.',
  'error.translator-answer.large': 'The response is larger than {size}.',
  'error.translator-answer.fix':
    'Fix the translator’s output. Settings › Translator shows the expected JSON. Your notes are unchanged.',
  'error.translator-unreachable.title': 'The translator can’t be reached',
  'error.translator-unreachable.detail': 'Couldn’t connect to {host}: {words}',
  'error.translator-unreachable.certificate':
    '{host} showed a certificate that this computer doesn’t trust ({code}). Nothing was sent.',
  'error.translator-unreachable.certificate-fix':
    'Add the certificate to those that your system trusts, then start Slipway again. Your notes are unchanged.',
  'error.translator-unreachable.fix':
    'Check the address in Settings and your network, then try again. Your notes are unchanged.',
} as const;
