/* The row under a note: what Apple refuses or may refuse, what nobody sees, and hints, each with its fix. */
export const noteIssues = {
  // {places}: “line 1” or “lines 1, 4 and 9”. {text}: a character, or its code point such as U+0007.
  'note-issue.lines': '{count, plural, one {line {lines}} other {lines {lines}}}',
  'note-issue.lines-more': '{count, plural, one {# more} other {# more}}',
  'note-issue.refused': 'App Store Connect doesn’t accept “{text}” ({places}).',
  // {name}: a code point such as U+0007, for a character that cannot be shown.
  'note-issue.refused-unseen': 'App Store Connect doesn’t accept the character {name} ({places}).',
  'note-issue.combining': 'App Store Connect may refuse the accent in “{text}” ({places}).',
  'note-issue.control': 'App Store Connect may refuse the character {name} ({places}).',
  'note-issue.script':
    '{script, select, ethiopic {App Store Connect may refuse Ethiopic text ({places}).} khmer {App Store Connect may refuse Khmer text ({places}).} georgian {App Store Connect may refuse Georgian text ({places}).} tibetan {App Store Connect may refuse Tibetan text ({places}).} cherokee {App Store Connect may refuse Cherokee text ({places}).} other {App Store Connect may refuse Mongolian text ({places}).}}',
  // A letter that is typed as a base letter and a combining accent.
  'note-issue.decomposed':
    '{count, plural, one {“{text}” consists of several code points. It is sent as one character, {codes}.} other {# characters, such as “{text}”, consist of several code points. Each is sent as one character.}}',
  'note-issue.too-long':
    '{count, plural, one {This note is # character too long.} other {This note is # characters too long.}}',
  'note-issue.many-bytes':
    '{count, plural, one {This note is # byte long.} other {This note is # bytes long.}} The limit is {limit} characters, but some tools count bytes.',
  // {codes}: a list such as “U+200B and U+200E”.
  'note-issue.invisible':
    '{count, plural, one {# invisible character ({codes}). It is sent as it is.} other {# invisible characters ({codes}). They are sent as they are.}}',

  // Hints, which never block. {text}: what stands in the note.
  'note-issue.insecure-link': '“{text}” is not a secure link. Use https:// if you can.',
  'note-issue.bare-link': '“{text}” may not open as a link without https://.',
  'note-issue.unfinished': '“{text}” looks unfinished.',
  'note-issue.placeholder': '“{text}” looks like a placeholder. It is sent as written.',
  'note-issue.other-platform':
    '“{text}” names a platform or store other than Apple’s. Apple may object in beta review.',
  'note-issue.price': '“{text}” is a price. Prices differ by country or region.',
  'note-issue.same-text': 'Same text as in {language}.',
  'note-issue.merge-marker': '“{text}” looks like a merge conflict.',

  'note-issue.show': 'Show in text',
  'note-issue.more': '+{count} more',
  'note-issue.all': 'All problems in this note',
  'note-issue.dismiss': 'Dismiss',
  'note-issue.no-fix': 'Edit the text',
  'note-issue.remove': '{count, plural, one {Remove “{text}”} other {Remove “{text}” (#)}}',
  'note-issue.remove-unseen': '{count, plural, one {Remove it} other {Remove all #}}',
  'note-issue.replace':
    '{count, plural, one {Replace “{text}” with “{put}”} other {Replace “{text}” with “{put}” (#)}}',
  'note-issue.replace-line':
    '{count, plural, one {Replace it with a line break} other {Replace # with line breaks}}',
  'note-issue.compose': '{count, plural, one {Combine} other {Combine all #}}',
  'note-issue.fix-all': '{count, plural, one {Fix #} other {Fix all #}}',

  // Announced while typing, at 90 % of the limit.
  'note-issue.near-limit':
    '{count, plural, one {# character left} other {# characters left}} of {limit}.',
  // Beside the count of characters: “2,100 of 4,000 · 4,212 bytes”.
  'note-issue.bytes': '{count, plural, one {# byte} other {# bytes}}',
} as const;
