import { importPKCS8, SignJWT } from 'jose';
import type { Clock } from '../ports';

export interface TokenIdentity {
  keyId: string;
  /** Null for an individual key, which says `sub: user` instead. */
  issuerId: string | null;
}

/** Lends the private key (PEM) for one signature. */
export type LendKey = <T>(use: (privateKeyPem: string) => Promise<T>) => Promise<T>;

/** Ten minutes in all: Apple takes twenty, but measures `exp - iat` and a clock may run ahead. */
const backdatedSeconds = 60;
const lifetimeSeconds = 600;
const renewBeforeSeconds = 90;

/** Mints and keeps the bearer token of one key, on the server's time. */
export class TokenSource {
  private held: { token: string; renewAt: number } | null = null;
  /** Server time minus local time, in milliseconds, as the last `Date` header told. */
  private skew = 0;

  constructor(
    private readonly identity: TokenIdentity,
    private readonly lendKey: LendKey,
    private readonly clock: Clock,
  ) {}

  async token(): Promise<string> {
    const now = this.serverSeconds();
    if (this.held && now < this.held.renewAt) return this.held.token;
    const token = await this.lendKey((pem) => this.sign(pem, now));
    this.held = { token, renewAt: now - backdatedSeconds + lifetimeSeconds - renewBeforeSeconds };
    return token;
  }

  /** Forgets the token, so that the next request brings a fresh one. */
  drop(): void {
    this.held = null;
  }

  /** Server time minus local time; whole seconds are all that `Date` carries. */
  get skewSeconds(): number {
    return Math.round(this.skew / 1000);
  }

  /** Learns the server's time. */
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

  private async sign(pem: string, now: number): Promise<string> {
    const claims = this.identity.issuerId ? { iss: this.identity.issuerId } : { sub: 'user' };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: this.identity.keyId, typ: 'JWT' })
      .setIssuedAt(now - backdatedSeconds)
      .setExpirationTime(now - backdatedSeconds + lifetimeSeconds)
      .setAudience('appstoreconnect-v1')
      .sign(await importPKCS8(pem, 'ES256'));
  }
}
