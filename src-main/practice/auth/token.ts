import { compactVerify, decodeProtectedHeader } from 'jose';
import type { KeyRing, RegisteredKey } from './registered-keys';

export type TokenVerdict =
  | { kind: 'accepted'; key: RegisteredKey; scope: string[] | null }
  | { kind: 'refused' };

const longestLifeSeconds = 1200;
/** Clock skew: how far ahead a client's clock may be before its token counts as issued in the future. */
const leewaySeconds = 5;
const refused: TokenVerdict = { kind: 'refused' };

interface Claims {
  iss?: unknown;
  sub?: unknown;
  aud?: unknown;
  iat?: unknown;
  exp?: unknown;
  scope?: unknown;
}

function readHeader(token: string): { alg?: unknown; kid?: unknown; typ?: unknown } {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return {};
  }
}

async function verifiedClaims(token: string, key: RegisteredKey): Promise<Claims | null> {
  try {
    const { payload } = await compactVerify(token, key.publicKey, { algorithms: ['ES256'] });
    const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
    return typeof claims === 'object' && claims !== null ? claims : null;
  } catch {
    return null;
  }
}

/** A team key names its issuer and no subject; an individual key names its subject and no issuer. */
function namesItsOwner(claims: Claims, key: RegisteredKey): boolean {
  if (key.issuerId === null) return claims.iss === undefined && claims.sub === 'user';
  return claims.iss === key.issuerId && claims.sub === undefined;
}

function isTimely({ iat, exp }: Claims, nowSeconds: number): boolean {
  if (typeof exp !== 'number') return false;
  // Several clients in use leave iat out, and Apple accepts their tokens (seen in their source, September 2026).
  if (iat === undefined) return exp > nowSeconds && exp - nowSeconds <= longestLifeSeconds;
  if (typeof iat !== 'number') return false;
  // The lifetime is a difference, independent of the current time: back-dating a full-length token makes it too long.
  return (
    iat <= nowSeconds + leewaySeconds &&
    exp > nowSeconds &&
    exp - iat <= longestLifeSeconds &&
    exp > iat
  );
}

function readScope(claims: Claims): string[] | null {
  return Array.isArray(claims.scope) ? claims.scope.map(String) : null;
}

/** Checks an `Authorization` header against wall time in milliseconds. The reason for a refusal is not revealed. */
export async function checkToken(
  header: string | undefined,
  keys: KeyRing,
  wallTime: number,
): Promise<TokenVerdict> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header ?? '')?.[1];
  if (!token) return refused;
  const { alg, kid, typ } = readHeader(token);
  const key = typeof kid === 'string' ? keys.get(kid) : undefined;
  if (!key || alg !== 'ES256' || (typ !== undefined && typ !== 'JWT')) return refused;
  const claims = await verifiedClaims(token, key);
  if (!claims || !namesItsOwner(claims, key) || claims.aud !== 'appstoreconnect-v1') return refused;
  if (!isTimely(claims, wallTime / 1000)) return refused;
  return { kind: 'accepted', key, scope: readScope(claims) };
}
