/**
 * Whether App Store Connect's text is this one. It may store other line endings than were sent (app-store-connect.md,
 * notes 8), another form of the same characters, and no space at the ends.
 */
export function isStoredAs(stored: string, sent: string): boolean {
  return plain(stored) === plain(sent);
}

function plain(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim();
}
