import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importPKCS8, SignJWT } from 'jose';
import type { Connection } from '../../../src-main/engine/connection';

export interface PracticeSide {
  connection: Connection;
  /** Sends a request to the API and returns the response text. */
  ask(path: string, method?: string, body?: unknown): Promise<string>;
  /** The peak memory of the server, MiB. */
  peak(): Promise<number>;
  stop(): Promise<void>;
}

interface Served {
  url: string;
  issuerId: string;
  keyId: string;
  privateKeyPath: string;
}

/** Starts a practice server in a separate process. */
export async function startPracticeSide(folder: string, scenario: string): Promise<PracticeSide> {
  const child = fork(join(import.meta.dirname, 'serve-practice.js'), [folder, scenario]);
  const [served] = (await once(child, 'message')) as [Served];
  const authorization = `Bearer ${await tokenFor(served)}`;
  const { url: apiUrl, keyId, issuerId, privateKeyPath: privateKeyFile } = served;
  const own = { accountId: 'practice', name: 'Rehearsal team' };
  return {
    connection: { ...own, keyId, issuerId, apiUrl, privateKeyFile },
    async ask(path, method = 'GET', body) {
      const response = await fetch(new URL(path, served.url), {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return text;
    },
    async peak() {
      const answer = once(child, 'message');
      child.send('peak');
      return ((await answer) as [number])[0];
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function tokenFor({ privateKeyPath, issuerId, keyId }: Served): Promise<string> {
  const key = await importPKCS8(await readFile(privateKeyPath, 'utf8'), 'ES256');
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: keyId, typ: 'JWT' })
    .setIssuer(issuerId)
    .setAudience('appstoreconnect-v1')
    .setIssuedAt()
    .setExpirationTime('15m')
    .sign(key);
}
