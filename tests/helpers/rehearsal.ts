import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { importPKCS8, SignJWT } from 'jose';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import type { Connection } from '../../src-main/engine/connection';
import { createEngine } from '../../src-main/engine/create-engine';
import type { Engine, EngineOptions } from '../../src-main/engine/engine';
import type { SecretStore } from '../../src-main/engine/ports';
import { type Practice, type PracticeOptions, startPractice } from '../../src-main/practice/server';
import { writeSamplePackage } from '../../src-main/sample-package/write-sample-package';
import { checkedFetch, expectAppleWords } from '../practice/schema/checked-fetch';
import { hurriedClock } from './hurried-clock';

/** The bundled worker; the test command builds it before any test runs. */
export const uploadWorker = pathToFileURL(
  join(import.meta.dirname, '../../dist/main/upload-worker.js'),
);

/** A keychain in memory: the only double, for the only port that a machine without a desktop lacks. */
export function secretsInMemory(): SecretStore & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    put: async (id, pem) => void kept.set(id, pem),
    use: async (id, use) => use(kept.get(id) ?? ''),
    remove: async (id) => void kept.delete(id),
  };
}

/** For clients whose key is in a file. */
export const noStoredKeys = {
  use: <T>(): Promise<T> => Promise.reject(new Error('This test has no stored key.')),
};

interface Row {
  type: string;
  id: string;
  attributes: Record<string, unknown>;
}

/** The server's state; a single resource is a list of one. */
export interface Shown {
  status: number;
  rows: Row[];
  included: Row[];
}

export interface Rehearsal {
  folder: string;
  home: string;
  practice: Practice;
  connection: Connection;
  engine: Engine;
  /** Every snapshot that the window would have been sent. */
  snapshots: PublishRun[];
  /** A package in the rehearsal's folder; `fileName` if there are several. */
  sample(
    options?: Parameters<typeof writeSamplePackage>[1] & { fileName?: string },
  ): Promise<string>;
  /** Publishes and waits until the run stops working. */
  publish(plan: PublishPlanInput): Promise<PublishRun>;
  /** Stops the engine and creates another one on the same home, as a new start of the app does. */
  reopen(): Promise<void>;
  /** Another engine on the same home, as a second process has one. */
  beside(): Engine;
  /** Stops the server, so that nothing responds at its address any longer. */
  stopServer(): Promise<void>;
  /** Restarts it at the same address; its world is the old one with `practice: { keepState: true }`. */
  startServerAgain(): Promise<void>;
  /** Requests data from the practice server like any client. */
  ask(path: string): Promise<Shown>;
  /** Closes everything. Fails when the engine or the server sent anything outside Apple's schemas. */
  end(): Promise<void>;
}

export interface RehearsalOptions {
  practice?: Partial<PracticeOptions>;
  engine?: Partial<EngineOptions>;
  /** Off when a test makes something respond that Apple's schemas cannot contain. */
  checksSchemas?: boolean;
}

/** A practice server, an engine with a separate home, and access to both. */
export async function rehearse(options: RehearsalOptions = {}): Promise<Rehearsal> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-'));
  const home = join(folder, 'home');
  const practiceOptions = { folder: join(folder, 'practice'), speed: 6000, ...options.practice };
  const practice = await startPractice(practiceOptions);
  const snapshots: PublishRun[] = [];
  const checked = checkedFetch(options.engine?.fetch);
  const { fetch = checked.fetch, ...engineOptions } =
    options.checksSchemas === false
      ? (options.engine ?? {})
      : { ...options.engine, fetch: undefined };
  // Without the check there is no recorder: then the engine connects to the server directly.
  const isPlain = options.checksSchemas === false && options.engine?.fetch === undefined;
  const openEngine = (): Engine =>
    createEngine({
      home,
      secrets: secretsInMemory(),
      uploadWorker,
      clock: hurriedClock(100),
      onRunChanged: (run) => snapshots.push(run),
      ...engineOptions,
      ...(isPlain ? {} : { fetch }),
    });
  const connection: Connection = {
    accountId: 'practice',
    name: 'Rehearsal team',
    keyId: practice.keyId,
    issuerId: practice.issuerId,
    apiUrl: practice.url,
    privateKeyFile: practice.privateKeyPath,
  };
  const others: Engine[] = [];
  const stage: Rehearsal = {
    folder,
    home,
    practice,
    connection,
    engine: openEngine(),
    snapshots,
    sample: async (sample = {}) =>
      (await writeSamplePackage(join(folder, sample.fileName ?? 'Orbit Notes.ipa'), sample)).file,
    publish: async (plan) => {
      const { id } = await stage.engine.runs.start(connection, plan);
      return stage.engine.runs.settled(id);
    },
    async reopen() {
      await stage.engine.close();
      stage.engine = openEngine();
    },
    beside() {
      const other = openEngine();
      others.push(other);
      return other;
    },
    stopServer: () => stage.practice.close(),
    async startServerAgain() {
      const port = Number(new URL(connection.apiUrl).port);
      stage.practice = await startPractice({ ...practiceOptions, port });
    },
    ask: (path) => ask(practice, path),
    end: async () => {
      await Promise.all([stage.engine, ...others].map((engine) => engine.close()));
      await stage.practice.close();
      await rm(folder, { recursive: true, force: true });
      if (options.checksSchemas !== false) await checked.verify();
    },
  };
  return stage;
}

/** Where a practice server is, and the key to it. */
export type PracticeDoor = Pick<Practice, 'url' | 'keyId' | 'issuerId' | 'privateKeyPath'>;

/** A bearer token of the server's own key, made without the engine's code. */
export async function tokenFor({ keyId, issuerId, privateKeyPath }: PracticeDoor): Promise<string> {
  return new SignJWT({ iss: issuerId })
    .setProtectedHeader({ alg: 'ES256', kid: keyId, typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .setAudience('appstoreconnect-v1')
    .sign(await importPKCS8(await readFile(privateKeyPath, 'utf8'), 'ES256'));
}

/** One GET request, like any client's. */
export async function ask(door: PracticeDoor, path: string): Promise<Shown> {
  const address = new URL(path, door.url);
  const headers = { authorization: `Bearer ${await tokenFor(door)}` };
  const response = await fetch(address, { headers });
  const { status } = response;
  const received = await response.text();
  expectAppleWords({ method: 'GET', url: address, sent: '', status, received, sender: 'test' });
  const body = JSON.parse(received) as { data?: Row | Row[] | null; included?: Row[] };
  const rows = [body.data ?? []].flat();
  return { status, rows, included: body.included ?? [] };
}
