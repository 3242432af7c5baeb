/** Opaque to clients; stands for how many rows come before the page. */
export function writeCursor(offset: number): string {
  return Buffer.from(`rows:${offset}`).toString('base64url');
}

/** Null when the text is no cursor of ours. */
export function readCursor(text: string): number | null {
  const found = /^rows:(\d+)$/.exec(Buffer.from(text, 'base64url').toString());
  return found ? Number(found[1]) : null;
}
