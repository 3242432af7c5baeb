import { createPrivateKey } from 'node:crypto';
import { type Message, message } from '#shared/words/message';

/** A key in any form, by its beginning; long enough that no word is taken for one. */
const shapes: readonly [RegExp, () => Message][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, () => message('hand-over.secret.key')],
  [/\bMI[GIHE][A-Za-z0-9+/_-]{60,}/, () => message('hand-over.secret.key')],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/, () => message('hand-over.secret.token')],
  [/\bBearer\s+[\w.-]{20,}/i, () => message('hand-over.secret.token')],
  [/[?&](X-Amz-|Signature=|sig=|token=)/i, () => message('hand-over.secret.address')],
  [/\bwhsec_[A-Za-z0-9+/=]{20,}/, () => message('hand-over.secret.webhook')],
];

/** Shorter values would be found in any text. */
const shortest = 12;

/**
 * What kind of secret a text holds, or null. `values` are secrets of this computer, each searched for as it is and as
 * JSON writes it.
 */
export function findSecret(text: string, values: readonly string[]): Message | null {
  const spelled = values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]);
  if (spelled.some((value) => value.length >= shortest && text.includes(value)))
    return message('hand-over.secret.known');
  return shapes.find(([shape]) => shape.test(text))?.[1]() ?? null;
}

/** The spellings in which a private key would give itself away; none for what is no key. */
export function spellingsOfKey(privateKeyPem: string): string[] {
  try {
    const key = createPrivateKey(privateKeyPem);
    const der = key.export({ type: 'pkcs8', format: 'der' });
    const scalar = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
    const lines = privateKeyPem.split(/\r?\n/).filter((line) => !line.startsWith('---'));
    return [
      ...lines,
      ...(['base64', 'base64url', 'hex'] as const).flatMap((form) => [
        der.toString(form),
        scalar.toString(form),
      ]),
    ];
  } catch {
    return [];
  }
}
