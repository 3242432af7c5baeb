/** A PNG as an address that a page can show under a strict policy. */
export function iconAddress(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}
