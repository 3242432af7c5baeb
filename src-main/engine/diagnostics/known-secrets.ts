import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppException, toAppError } from '#shared/errors';
import { type Message, message, type Text } from '#shared/words/message';
import type { AccountKeys } from '../accounts/account-keys';
import type { Clock, SecretStore } from '../ports';
import { type SecretTraces, tracesOf } from './find-secrets';

/** A keychain that asks a person may not answer at all. */
const patienceMs = 15_000;

export interface SecretSources {
  home: string;
  secrets: SecretStore;
  /** The names of all entries that the keychain may have. */
  entries(): Promise<readonly string[]>;
  keys: Pick<AccountKeys, 'lendSession'>;
  clock: Clock;
}

export interface KnownSecrets {
  traces: SecretTraces;
  count: number;
  /** Why the keychain could not be searched; null if it was. */
  unsearched: { code: string; text: Text } | null;
}

/**
 * Every secret that this installation knows: all that is in the keychain, keys of this session, the practice keys, and
 * what the environment has under the name of a secret. Only what reveals them is returned.
 */
export async function knownSecrets(
  { home, secrets, entries, keys, clock }: SecretSources,
  environment: NodeJS.ProcessEnv,
): Promise<KnownSecrets> {
  const others = [
    ...environmentSecrets(environment),
    ...(await practiceKeys(home)),
    ...(await keys.lendSession(async (held) => [...held])),
  ];
  const [kept, unsearched] = await inKeychain(secrets, entries, clock);
  const all = [...new Set([...others, ...kept])];
  return { traces: tracesOf(all), count: all.length, unsearched };
}

async function inKeychain(
  secrets: SecretStore,
  entries: SecretSources['entries'],
  clock: Clock,
): Promise<[string[], KnownSecrets['unsearched']]> {
  const late = new AbortController();
  try {
    const noAnswer = clock.sleep(patienceMs, late.signal).then(() => null);
    noAnswer.catch(() => undefined);
    const kept = await Promise.race([readAll(secrets, await entries()), noAnswer]);
    return kept === null ? [[], unsearchedFor('keychain-silent')] : [kept, null];
  } catch (thrown) {
    const { code, title } = toAppError(thrown);
    return [[], { code, text: title }];
  } finally {
    late.abort();
  }
}

async function readAll(secrets: SecretStore, entries: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  // One after the other: a locked keychain asks a person once.
  for (const entry of entries) {
    const secret = await secrets.use(entry, async (text) => text).catch(withoutEntry);
    if (secret) kept.push(secret);
  }
  return kept;
}

function withoutEntry(thrown: unknown): null {
  if (thrown instanceof AppException && thrown.error.code === 'key-needed') return null;
  throw thrown;
}

function unsearchedFor(code: string): { code: string; text: Message } {
  return { code, text: message('diagnostics.keychain-silent') };
}

async function practiceKeys(home: string): Promise<string[]> {
  const folder = join(home, 'practice/server');
  const names = await readdir(folder).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith('.p8'));
  return Promise.all(files.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
}

const namedSecret = /pass|secret|token|key|credential|auth/i;
/** Folders and sockets whose variables have such names too. */
const path = /^(?:[/~.]|[a-z]:\\|unix:)/i;

function environmentSecrets(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(environment).flatMap(([name, value = '']) => {
    if (/^[a-z][a-z0-9+.-]*:\/\/[^/\s]*@/i.test(value)) return passwordIn(value);
    return namedSecret.test(name) && value.length >= 8 && !path.test(value) ? [value] : [];
  });
}

/** Of a proxy, mostly. */
function passwordIn(address: string): string[] {
  if (!URL.canParse(address)) return [address];
  const { password } = new URL(address);
  return password === '' ? [] : [password, decodeURIComponent(password)];
}
