const uuid = /(?<![0-9a-z-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z-])/gi;
const labelledKeyId = /key[ _-]?id["'“”]?\s*[:=]?\s*["'“]?([0-9A-Z]{10})\b/i;

/**
 * An Issuer ID as it was typed or pasted: without quotes, blanks and a label such as `Issuer ID:`; null for an
 * individual key. Text that names no UUID, or several, only loses its quotes and blanks.
 */
export function bareIssuerId(text: string): string | null {
  const found = new Set(text.match(uuid));
  const [only] = found;
  if (only !== undefined && found.size === 1) return only;
  return withoutQuotes(text) || null;
}

/** A key ID as it was typed or pasted, without quotes, blanks, a label, or the rest of the file name. */
export function bareKeyId(text: string): string {
  return keyIdIn(text) ?? withoutQuotes(text);
}

/** The IDs that a copied text names, such as lines of App Store Connect or of a script; null for what it doesn't name. */
export function idsIn(text: string): { keyId: string | null; issuerId: string | null } {
  const found = new Set(text.match(uuid));
  const [only] = found;
  return { keyId: keyIdIn(text), issuerId: found.size === 1 ? (only ?? null) : null };
}

function keyIdIn(text: string): string | null {
  const named = /AuthKey_([0-9A-Z]{10})/.exec(text) ?? labelledKeyId.exec(text);
  return named?.[1] ?? null;
}

function withoutQuotes(text: string): string {
  return text.replaceAll(/["'“”‘’`\s\u200B-\u200D\uFEFF]/g, '');
}
