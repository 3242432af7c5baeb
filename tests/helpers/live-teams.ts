import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeProtectedHeader } from 'jose';
import type { Account } from '../../shared/domain/account';
import { appleApiUrl } from '../../src-main/engine/asc/server-address';
import { createEngine } from '../../src-main/engine/create-engine';
import type { Engine, EngineOptions, NewAccount } from '../../src-main/engine/engine';
import type { Clock, Fetch } from '../../src-main/engine/ports';
import { type Practice, startPractice } from '../../src-main/practice/server';
import { secretsInMemory, uploadWorker } from './rehearsal';

export interface TeamOptions {
  name: string;
  /** The bundle ID of the team's first app; null to leave its apps as they are. */
  bundleId: string | null;
  /** Joins the team of this name, with another key. */
  of?: string;
}

/** A live account, as the engine sees it, and the practice server that answers for its team. */
export interface Team {
  account: Account;
  practice: Practice;
}

export interface LiveTeams {
  engine: Engine;
  home: string;
  folder: string;
  team(name: string): Team;
  /** The names of the accounts in the order in which their keys were used, and for what. */
  asked: { name: string; path: string }[];
  /** Called before a request of this account is sent on; may wait or throw. Replaced at any time. */
  meet: (name: string, path: string) => void | Promise<void>;
  /** Changes what Apple answers this account. Replaced at any time. */
  change: (name: string, body: string) => string;
  end(): Promise<void>;
}

const spki = { type: 'spki', format: 'pem' } as const;
const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;

/** Live accounts of different teams: each key reaches the practice server of its team at Apple's address. */
export async function startTeams(
  teams: readonly TeamOptions[],
  { clock, ...options }: Partial<EngineOptions> & { clock?: Clock } = {},
): Promise<LiveTeams> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-teams-'));
  const keys = teams.map((team, place) => ({
    ...team,
    keyId: `LIVE${String(place).padStart(6, '0')}`,
    issuerId: issuerOf(teams.findIndex(({ name }) => name === (team.of ?? team.name))),
    pair: generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: spki,
      privateKeyEncoding: pkcs8,
    }),
  }));
  const servers = new Map<string, Practice>();
  for (const { name, bundleId, of } of keys) {
    if (of !== undefined) continue;
    const own = keys.filter((key) => key.name === name || key.of === name);
    const practice = await startPractice({
      folder: join(folder, name),
      keys: own.map(({ keyId, issuerId, pair }) => ({
        keyId,
        issuerId,
        publicKeyPem: pair.publicKey,
        role: 'APP_MANAGER' as const,
      })),
    });
    const [app] = practice.world.state.apps;
    if (app !== undefined && bundleId !== null) app.bundleId = bundleId;
    servers.set(name, practice);
  }
  const serverOf = (name: string): Practice => {
    const server = servers.get(keys.find((key) => key.name === name)?.of ?? name);
    if (server === undefined) throw new Error(`There is no team “${name}”.`);
    return server;
  };
  const fetchOfTeam: Fetch = async (url, init) => {
    const [, token = ''] = new Headers(init.headers).get('authorization')?.split(' ') ?? [];
    const { kid } = decodeProtectedHeader(token);
    const name = keys.find(({ keyId }) => keyId === kid)?.name ?? '';
    const path = url.pathname + url.search;
    live.asked.push({ name, path });
    await live.meet(name, path);
    init.signal?.throwIfAborted();
    const { url: server } = serverOf(name);
    const answer = await fetch(new URL(path, server), init);
    const body = live.change(name, (await answer.text()).replaceAll(server, appleApiUrl));
    return new Response(body, { status: answer.status, headers: answer.headers });
  };
  const home = join(folder, 'home');
  const engine = createEngine({
    home,
    secrets: secretsInMemory(),
    uploadWorker,
    fetch: fetchOfTeam,
    ...(clock && { clock }),
    ...options,
  });
  const accounts = new Map<string, Account>();
  const live: LiveTeams = {
    engine,
    home,
    folder,
    asked: [],
    meet: () => undefined,
    change: (_, body) => body,
    team(name) {
      const account = accounts.get(name);
      if (account === undefined) throw new Error(`There is no account “${name}”.`);
      return { account, practice: serverOf(name) };
    },
    async end() {
      await engine.close();
      await Promise.all([...servers.values()].map((server) => server.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
  for (const { name, keyId, issuerId, pair } of keys) {
    const fresh: NewAccount = { name, keyId, issuerId, privateKeyPem: pair.privateKey };
    accounts.set(name, await engine.accounts.add(fresh));
  }
  live.asked.length = 0;
  return live;
}

function issuerOf(place: number): string {
  return `57246542-96fe-1a63-e053-0824d011${String(place).padStart(4, '0')}`;
}
