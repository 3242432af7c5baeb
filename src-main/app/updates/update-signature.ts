import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';

export const platforms = ['darwin', 'linux', 'win32'] as const;

/** What a signature promises about one file. A signature is good for nothing else: no other version, system or channel. */
export const UpdateClaims = z
  .object({
    product: z.literal('slipway'),
    channel: z.string().regex(/^[a-z]{1,20}$/),
    platform: z.enum(platforms),
    /** `universal` runs on every processor of the system. */
    arch: z.enum(['x64', 'arm64', 'universal']),
    version: z.string().regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}$/),
    /** A plain name: beside the feed, in no other folder. */
    file: z.string().regex(/^(?!\.)[A-Za-z0-9._+-]{1,200}$/),
    /** Bytes. */
    size: z.number().int().min(1),
    /** Base64, as in the feed. */
    sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
    /** SHA-256 of the release notes in hexadecimal. */
    notes: z.string().regex(/^[0-9a-f]{64}$/),
    /** When it was released, as the feed writes it; empty if the feed doesn't say. */
    releaseDate: z.string().max(40),
    /** As in the feed: of all computers, the part that gets it by the daily check. Null for everyone. */
    stagingPercentage: z.number().min(0).max(100).nullable(),
  })
  .strict();
export type UpdateClaims = z.infer<typeof UpdateClaims>;

/** Signed before the claims, so that no signature for another purpose is one for an update. */
const purpose = 'slipway-update-1\n';

/** `CLAIMS.SIGNATURE`, both in base64url; Ed25519 over the purpose and the encoded claims. */
export function signClaims(claims: UpdateClaims, privateKey: KeyObject): string {
  const body = Buffer.from(JSON.stringify(UpdateClaims.parse(claims))).toString('base64url');
  return `${body}.${sign(null, Buffer.from(purpose + body), privateKey).toString('base64url')}`;
}

/** The claims, if one of the keys signed them. Nothing of them is parsed before. */
export function readSignature(text: string, keys: readonly KeyObject[]): UpdateClaims | null {
  const [body = '', signature = '', ...more] = text.split('.');
  if (more.length > 0) return null;
  const signed = Buffer.from(purpose + body);
  const bytes = Buffer.from(signature, 'base64url');
  if (!keys.some((key) => verify(null, signed, key, bytes))) return null;
  try {
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    return UpdateClaims.safeParse(claims).data ?? null;
  } catch {
    return null;
  }
}

export function digestOfNotes(notes: string): string {
  return createHash('sha256').update(notes).digest('hex');
}
