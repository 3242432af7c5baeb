import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { KeyRole } from '../../../shared/asc/roles';
import type { Account } from '../../../shared/domain/account';
import type { KeyCheckName, KeyReport } from '../../../shared/domain/key-report';
import { inWords } from '../../../shared/words/say';
import type { EngineOptions } from '../../../src-main/engine/engine';
import type { Fetch } from '../../../src-main/engine/ports';
import { type Rehearsal, rehearse, secretsInMemory } from '../../helpers/rehearsal';

export const issuerId = '57246542-96fe-1a63-e053-0824d011072a';
export const otherIssuerId = '0f9b62a4-11c2-4a5b-8f4c-6f2a1c0f7d31';

/** A key that the practice team issues. */
interface Issued {
  keyId: string;
  issuerId?: string | null;
  role?: KeyRole;
}

export interface DoctorStage extends Rehearsal {
  secrets: ReturnType<typeof secretsInMemory>;
  /** Whose checks were running or waiting, oldest first. */
  checking: string[][];
  /** The private half of an issued key. */
  pemOf(keyId: string): string;
  add(keyId: string, change?: { issuerId?: string | null; role?: KeyRole }): Promise<Account>;
  /** The same for a practice key, as the practice account: only that may upload to this server. */
  attach(keyId: string): Promise<Account>;
  /** From now on the server doesn't know the key. */
  revoke(keyId: string): void;
  /** Whether the computer is connected to a network. */
  connected(isConnected: boolean): void;
  /** The server answers such requests only after the test is over. */
  hang(isHanging: (keyId: string) => boolean): void;
  /** Holds the next request of this key back until `go`. */
  hold(keyId: string): { reached: Promise<void>; go: () => void };
  /** Checks the account, and returns its report. */
  check(accountId: string): Promise<KeyReport>;
}

/** Each line of a report: `passed`, `failed` and so on. */
export function states({ results }: KeyReport): Partial<Record<KeyCheckName, string>> {
  return Object.fromEntries(results.map(({ check, state }) => [check, state]));
}

export function line({ results }: KeyReport, check: KeyCheckName): string {
  return inWords(results.find((result) => result.check === check)?.words ?? '');
}

/** A port at which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function keyIdOf(init: RequestInit): string {
  const token = new Headers(init.headers).get('authorization')?.split(' ')[1] ?? '';
  const header = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString();
  return (JSON.parse(header) as { kid: string }).kid;
}

/** An engine whose Apple is a practice server with these keys. */
export async function doctorStage(
  issued: readonly Issued[],
  engine: Partial<EngineOptions> = {},
): Promise<DoctorStage> {
  const secrets = secretsInMemory();
  const checking: string[][] = [];
  const revoked = new Set<string>();
  let isConnected = true;
  let held: { keyId: string; reach: () => void; until: Promise<void> } | null = null;
  const closed = await closedPort();
  let isHanging: (keyId: string) => boolean = () => false;
  const keys = issued.map(({ keyId, issuerId: issuer = issuerId, role = 'APP_MANAGER' }) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    return { keyId, issuerId: issuer, role, privateKey, publicKeyPem: publicKey };
  });
  const toPractice: Fetch = async (url, init) => {
    const keyId = keyIdOf(init);
    if (isHanging(keyId))
      return new Promise((_resolve, reject) =>
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      );
    if (held?.keyId === keyId) {
      const { reach, until } = held;
      held = null;
      reach();
      await until;
    }
    if (!isConnected) return fetch(`http://127.0.0.1:${closed}`, init);
    stage.practice.faults.remove('key-revoked');
    if (revoked.has(keyId)) stage.practice.faults.add('key-revoked');
    return fetch(new URL(url.pathname + url.search, stage.practice.url), init);
  };
  const stage = await rehearse({
    practice: {
      keys: keys.map(({ privateKey: _private, ...key }) => key),
    },
    engine: {
      secrets,
      fetch: toPractice,
      onAccountsChecking: (accountIds) => checking.push(accountIds),
      ...engine,
    },
  });
  const pemOf = (keyId: string): string =>
    keys.find((key) => key.keyId === keyId)?.privateKey ?? '';
  return Object.assign(stage, {
    secrets,
    checking,
    pemOf,
    add: (keyId: string, change: { issuerId?: string | null; role?: KeyRole } = {}) =>
      stage.engine.accounts.add({
        name: `Key ${keyId}`,
        keyId,
        issuerId: keys.find((key) => key.keyId === keyId)?.issuerId ?? null,
        privateKeyPem: pemOf(keyId),
        ...change,
      }),
    async attach(keyId: string): Promise<Account> {
      const privateKeyFile = join(stage.folder, `AuthKey_${keyId}.p8`);
      await writeFile(privateKeyFile, pemOf(keyId), { mode: 0o600 });
      return stage.engine.accounts.attachPractice({
        ...stage.connection,
        keyId,
        issuerId,
        privateKeyFile,
      });
    },
    revoke: (keyId: string) => void revoked.add(keyId),
    connected: (is: boolean) => {
      isConnected = is;
    },
    hang: (is: (keyId: string) => boolean) => {
      isHanging = is;
    },
    hold: (keyId: string) => {
      let go = (): void => undefined;
      const until = new Promise<void>((resolve) => {
        go = resolve;
      });
      const reached = new Promise<void>((reach) => {
        held = { keyId, reach, until };
      });
      return { reached, go };
    },
    async check(accountId: string): Promise<KeyReport> {
      const [account] = await stage.engine.accounts.check([accountId]);
      if (account?.report === undefined) throw new Error('The key was not checked.');
      return account.report;
    },
  });
}
