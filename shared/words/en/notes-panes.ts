/* Around the note that is being written: its source, what changed, what testers will read, placeholders, and filling in. */
export const notesPanes = {
  'notes.source.show': 'Show source',
  'notes.source.hide': 'Hide source',

  // Above the comparison with the notes of the build before.
  'notes.changes.title': 'Changes',
  'notes.changes.since': 'since build {build}, the last notes testers saw',
  // {language}: French. Testers of this language had no notes in the build before.
  'notes.changes.first': 'First notes in {language}',
  'notes.changes.none-before': 'No earlier build of this app has notes.',
  'notes.changes.unchanged': 'Unchanged since build {build}.',
  'notes.changes.tabs': 'Changes or earlier notes',
  'notes.changes.build': 'Build {build}',
  'notes.changes.text': 'Changes in {language}',
  // Read by screen readers before and after words that were added or removed.
  'notes.changes.added': 'added:',
  'notes.changes.removed': 'removed:',
  'notes.changes.end': 'end of change',
  // {language}: the primary language, English (US). {other}: the language that is shown, German.
  'notes.behind': '{language} changed since build {build}, but {other} didn’t.',
  'notes.fallback': 'Empty. Testers see the {language} note.',
  'notes.fallback-none': 'Empty. Testers see no notes.',

  // The sheet with the texts that testers will get, by language.
  'notes.readers.title': 'What testers see',
  'notes.readers.open': 'Preview for testers',
  'notes.readers.text':
    'TestFlight shows a tester the note in their language, otherwise the note in the app’s primary language.',
  'notes.readers.list': 'Languages of testers',
  // Beside a language: where the text comes from.
  'notes.readers.own': 'Own note',
  // Its own note, which is a copy of the primary language’s. {language}: English (US).
  'notes.readers.same': 'Same as {language}',
  'notes.readers.primary': '{language} note',
  'notes.readers.nothing': 'No notes',
  // How it differs from what they read last.
  'notes.readers.first': 'First notes',
  'notes.readers.changed': 'Changed since build {build}',
  'notes.readers.unchanged': 'Unchanged since build {build}',
  'notes.readers.preview': 'What testers see in {language}',
  'notes.readers.preview-empty': 'Testers in {language} see no notes.',
  'notes.readers.edit': 'Edit {language}',
  'notes.readers.summary-own':
    '{own, plural, one {# language with its own notes} other {# languages with their own notes}}',
  'notes.readers.summary':
    '{own, plural, one {# language with its own notes} other {# languages with their own notes}}, {primary, plural, one {# uses {language}} other {# use {language}}}',
  'notes.readers.summary-nothing':
    '{own, plural, one {# language with its own notes} other {# languages with their own notes}}, {nothing, plural, one {# sees no notes} other {# see no notes}}',

  // Placeholders that were typed. {name}: {version}; {value}: 1.4.0
  'notes.placeholders': 'Placeholders',
  'notes.placeholders.one': '{name} is {value}',
  'notes.placeholders.fill': 'Fill in',
  'notes.placeholders.fill-all': 'Fill in all languages',
  'notes.placeholders.filled':
    '{count, plural, one {Filled in the placeholders of # language.} other {Filled in the placeholders of # languages.}}',
  'notes.insert': 'Insert',
  'notes.insert.version': 'Version: {value}',
  'notes.insert.build': 'Build: {value}',
  'notes.insert.date': 'Date: {value}',
  'notes.insert.default': 'Default text of the preset',

  // The menu with everything that fills several languages at once.
  'notes.more': 'More',
  'notes.copy.from-all': 'Replace all with notes from build {build}',
  'notes.copy.to-empty':
    '{count, plural, one {Copy {language} to # empty language} other {Copy {language} to # empty languages}}',
  'notes.copy.to-empty-none': 'No language is empty.',
  'notes.copy.to-empty-no-source': 'The primary language has no note yet.',
  'notes.copy.to-empty-done':
    '{count, plural, one {Copied {language} to # language.} other {Copied {language} to # languages.}}',
  'notes.copy.all-same': 'The notes are the same as in build {build}.',
  'notes.defaults.insert': 'Insert default texts into empty languages',
  'notes.defaults.all-written': 'No empty language has a default text.',
  'notes.defaults.done':
    '{count, plural, one {Default text inserted in # language.} other {Default text inserted in # languages.}}',
} as const;
