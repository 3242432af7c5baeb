import { importPKCS8, SignJWT } from 'jose';
import type { Clock } from '../ports';

export interface TokenIdentity {
  keyId: string;
  /** Null for an individual key, which uses `sub: user` instead. */
  issuerId: string | null;
}

/**
 * Lends the private key (PEM) for one signature, with the IDs that belong to it: they change when the account's key is
 * replaced, even in the middle of a run.
 */
type LendKey = <T>(
  use: (privateKeyPem: string, identity: TokenIdentity) => Promise<T>,
) => Promise<T>;

/**
 * Lifetime of ten minutes: Apple allows twenty, but measures `exp - iat` and a clock may be ahead
 * (app-store-connect.md, keys 1).
 */
const backdatedSeconds = 60;
const lifetimeSeconds = 600;
const renewBeforeSeconds = 90;

/** Signs and caches the bearer token of one key, in server time. */
export class TokenSource {
  private held: { token: string; renewAt: number } | null = null;
  /** Server time minus local time, in milliseconds, from the last `Date` header. */
  private skew = 0;

  constructor(
    private readonly lendKey: LendKey,
    private readonly clock: Clock,
  ) {}

  async token(): Promise<string> {
    const now = this.serverSeconds();
    if (this.held && now < this.held.renewAt) return this.held.token;
    const token = await this.lendKey((pem, identity) => this.sign(pem, identity, now));
    this.held = { token, renewAt: now - backdatedSeconds + lifetimeSeconds - renewBeforeSeconds };
    return token;
  }

  /** Discards the token, so that the next request uses a new one. */
  drop(): void {
    this.held = null;
  }

  /** Server time minus local time; `Date` only has whole seconds. */
  get skewSeconds(): number {
    return Math.round(this.skew / 1000);
  }

  /** Updates the server's time. */
  learn(dateHeader: string | null): void {
    const server = dateHeader ? Date.parse(dateHeader) : Number.NaN;
    if (!Number.isNaN(server)) {
      const skew = server - this.clock.now().getTime();
      this.skew = Math.abs(skew) > 2_000 ? skew : 0;
    }
  }

  private serverSeconds(): number {
    return Math.floor((this.clock.now().getTime() + this.skew) / 1000);
  }

  private async sign(pem: string, identity: TokenIdentity, now: number): Promise<string> {
    const { keyId, issuerId } = identity;
    const claims = issuerId ? { iss: issuerId } : { sub: 'user' };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: keyId, typ: 'JWT' })
      .setIssuedAt(now - backdatedSeconds)
      .setExpirationTime(now - backdatedSeconds + lifetimeSeconds)
      .setAudience('appstoreconnect-v1')
      .sign(await importPKCS8(pem, 'ES256'));
  }
}
