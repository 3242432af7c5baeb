import { readFile } from 'node:fs/promises';
import { importPKCS8, SignJWT } from 'jose';

/** A token as Apple's documentation describes it, with every field replaceable so that tests can invalidate it. */
export interface TokenParts {
  keyId: string;
  issuerId?: string | undefined;
  subject?: string;
  audience?: string;
  /** Seconds since 1970; null leaves the claim out. */
  issuedAt?: number | null;
  expires?: number;
  algorithm?: string;
  scope?: string[];
}

export async function signToken(privateKeyPem: string, parts: TokenParts): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const algorithm = parts.algorithm ?? 'ES256';
  const claims: Record<string, unknown> = {
    ...(parts.issuedAt === null ? {} : { iat: parts.issuedAt ?? now - 30 }),
    exp: parts.expires ?? now + 570,
    aud: parts.audience ?? 'appstoreconnect-v1',
    ...(parts.issuerId === undefined ? {} : { iss: parts.issuerId }),
    ...(parts.subject === undefined ? {} : { sub: parts.subject }),
    ...(parts.scope === undefined ? {} : { scope: parts.scope }),
  };
  const key = await importPKCS8(privateKeyPem, algorithm);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, kid: parts.keyId, typ: 'JWT' })
    .sign(key);
}

export async function tokenFor(practice: {
  keyId: string;
  issuerId: string;
  privateKeyPath: string;
}) {
  const pem = await readFile(practice.privateKeyPath, 'utf8');
  return signToken(pem, { keyId: practice.keyId, issuerId: practice.issuerId });
}
