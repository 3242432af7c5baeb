/** A part of a host's name: none of the characters that no address has. */
const label = '[^\\s/.?#@<>"{}|\\\\^`%[\\]]+';
const address = new RegExp(`^https?://${label}(\\.${label})+([/?#]\\S*)?$`, 'i');

/** Whether a text is an address of the web, as App Store Connect takes one. */
export function isWebAddress(text: string): boolean {
  return address.test(text);
}

/** The address that was probably meant by `example.com/privacy`; null if only a person knows. */
export function meantAddress(text: string): string | null {
  const offer = `https://${text}`;
  return !text.includes(':') && isWebAddress(offer) ? offer : null;
}
