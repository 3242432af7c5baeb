import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEngine } from '../../../src-main/engine/create-engine';
import type { Engine } from '../../../src-main/engine/engine';
import { startPractice } from '../../../src-main/practice/server';
import { median } from '../measure/statistics';
import { printTable } from '../measure/table';
import { rounds } from '../rounds';
import { scratch } from '../samples';

const issuerId = '57246542-96fe-1a63-e053-0824d011072a';
const keyIds = Array.from({ length: 10 }, (_, index) => `BENCHKEY0${index}`);
/** What an answer of Apple's takes on a usual connection. */
const answerMs = 250;

/** Checking ten keys in one press, against checking one, with and without one that never answers. */
export async function measureKeys(): Promise<void> {
  const folder = mkdtempSync(join(scratch, 'keys-'));
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const practice = await startPractice({
    folder: join(folder, 'practice'),
    keys: keyIds.map((keyId) => ({ keyId, issuerId, publicKeyPem: publicKey, role: 'ADMIN' })),
  });
  let hanging: string | null = null;
  const engine = createEngine({
    home: join(folder, 'home'),
    uploadWorker: pathToFileURL(join(folder, 'none.js')),
    secrets: {
      put: async () => undefined,
      use: (_id, use) => use(privateKey),
      remove: async () => undefined,
    },
    async fetch(url, init) {
      const token = new Headers(init.headers).get('authorization')?.split(/[ .]/)[1] ?? '';
      const header = Buffer.from(token, 'base64url').toString();
      if (hanging !== null && header.includes(hanging)) return new Promise(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, answerMs));
      return fetch(new URL(url.pathname + url.search, practice.url), init);
    },
  });
  try {
    for (const keyId of keyIds)
      await engine.accounts.add({ name: keyId, keyId, issuerId, privateKeyPem: privateKey });
    const [first] = await engine.accounts.list();
    const one = await timed(engine, first ? [first.id] : []);
    const ten = await timed(engine, null);
    hanging = keyIds[3] ?? null;
    const withHanging = await timed(engine, null);
    const row = (title: string, ms: number) => [
      title,
      `${(ms / 1000).toFixed(2)} s`,
      `${(ms / one).toFixed(1)} x`,
    ];
    printTable(
      `Checking keys, each answer ${answerMs} ms away, goal 5 s for ten`,
      ['', 'median', 'against one'],
      [row('one key', one), row('ten keys', ten), row('ten, one never answers', withHanging)],
    );
  } finally {
    await engine.close();
    await practice.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(engine: Engine, accountIds: readonly string[] | null): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await engine.accounts.check(accountIds);
    times.push(performance.now() - began);
  }
  return median(times);
}
