import { readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Account } from '#shared/domain/account';
import {
  type Diagnostics,
  type DiagnosticsPartName,
  largestDiagnostics,
  DiagnosticsPartName as PartName,
} from '#shared/domain/diagnostics';
import type { PresetList } from '#shared/domain/preset';
import type { DestinationState } from '#shared/domain/team-messages';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { appleApiUrl } from '../asc/server-address';
import type { Proxies } from '../ports';
import { readJournal } from '../publish/run-journal';
import type { RunLibrary } from '../publish/run-library';
import { parseJson } from '../storage/json-file';
import {
  accountFacts,
  connectionFacts,
  crashFacts,
  factLines,
  type HostFacts,
  settingsFacts,
  systemFacts,
} from './facts';
import { type Masked, maskShapes, maskTraces, type SecretTraces } from './find-secrets';
import { type KnownSecrets, knownSecrets, type SecretSources } from './known-secrets';
import { logFiles, logFolder } from './logger';
import { outlineOf } from './run-outlines';
import { withoutPeople } from './without-people';

interface DiagnosticsSources extends SecretSources {
  proxies: Proxies;
  library: RunLibrary;
  accounts(): Promise<Account[]>;
  presets(): Pick<PresetList, 'presets' | 'unreadable'>;
  messages(): Promise<DestinationState[]>;
}

export interface DiagnosticsMaker {
  /** Gathers everything that the file would contain. Nothing is sent, and nothing is written. */
  gather(host: HostFacts): Promise<Diagnostics>;
  /**
   * The file with these parts, as UTF-8 text of at most `largestDiagnostics` bytes. Searched once more for every secret,
   * as a whole: throws `diagnostics-unsafe` if one is in it.
   */
  write(
    gathered: Diagnostics,
    parts: readonly DiagnosticsPartName[],
    host: HostFacts,
  ): Promise<string>;
  /** What reveals any secret of this installation; null if the keychain could not be searched. */
  traces(environment: NodeJS.ProcessEnv): Promise<SecretTraces | null>;
}

const newestRuns = 20;
/** Bytes; the log takes the rest. */
const largestOf = { runs: 300_000, log: 600_000, other: 20_000 };

/** One text file for whoever helps with a problem, without any secret of this installation. */
export function makeDiagnostics(sources: DiagnosticsSources): DiagnosticsMaker {
  const { home } = sources;
  const secretsNow = (host: HostFacts) => knownSecrets(sources, host.environment);
  return {
    async gather(host) {
      const known = await secretsNow(host);
      const texts = await rawParts(sources, host, known);
      const parts = PartName.options.map((name) => {
        const masked = cleaned(texts[name], known.traces);
        const text = atMost(
          masked.text,
          largestOf[name === 'runs' || name === 'log' ? name : 'other'],
        );
        return { name, text, bytes: Buffer.byteLength(text), masked: masked.count };
      });
      const { count: secrets, unsearched } = known;
      return {
        at: sources.clock.now().toISOString(),
        parts,
        secrets,
        unsearched: unsearched?.text ?? null,
      };
    },
    async write(gathered, wanted, host) {
      const { traces, unsearched } = await secretsNow(host);
      const chosen = gathered.parts.filter(({ name }) => wanted.includes(name));
      const head = factLines({
        format: 1,
        at: gathered.at,
        leftOut: PartName.options.filter((name) => !wanted.includes(name)).join(', ') || null,
        masked: chosen.reduce((sum, { masked }) => sum + masked, 0),
        secretsSearchedFor: gathered.secrets,
        keychainNotSearched: unsearched?.code,
      });
      const sections = chosen.map(
        ({ name, text }) => `[${name}]\n${text === '' ? 'none' : text}\n`,
      );
      // The names of parts are for programs and for search, the same in every language.
      const whole = [`[slipway-diagnostics]\n${head}\n`, ...sections].join('\n');
      // A secret may have become known since the parts were gathered.
      const file = maskTraces(whole, traces).text;
      const found = maskTraces(file, traces).count + maskShapes(file).count;
      if (found > 0 || Buffer.byteLength(file) > largestDiagnostics)
        fail('diagnostics-unsafe', message('error.diagnostics-unsafe.detail', { count: found }));
      return file;
    },
    async traces(environment) {
      const { traces, unsearched } = await knownSecrets(sources, environment);
      return unsearched === null ? traces : null;
    },
  };

  async function rawParts(
    { clock: _clock, ...from }: DiagnosticsSources,
    host: HostFacts,
    { unsearched }: KnownSecrets,
  ): Promise<Record<DiagnosticsPartName, string>> {
    const accounts = await from.accounts().catch(() => []);
    const stored = await storedSettings(home);
    const { activeAccountId } = (stored.settings ?? {}) as { activeAccountId?: unknown };
    const activeId = typeof activeAccountId === 'string' ? activeAccountId : null;
    const name = (await from.secrets.name?.().catch(() => null)) ?? null;
    return {
      system: await systemFacts(host, home),
      connection: connectionFacts(
        await from.proxies.routesFor(new URL(appleApiUrl)).catch(() => []),
        { name, state: unsearched?.code ?? 'open' },
        accounts,
      ),
      accounts: accountFacts(accounts, activeId),
      settings: settingsFacts(stored, from.presets(), await from.messages().catch(() => [])),
      crashes: await crashFacts(home),
      runs: await runOutlines(from.library),
      log: await newestLog(home),
    };
  }
}

/** By value first, as it was written; then by shape; then without names of people. */
function cleaned(text: string, traces: SecretTraces): Masked {
  const byValue = maskTraces(text, traces);
  const byShape = maskShapes(byValue.text);
  const shown = withoutPeople(byShape.text, { home: homedir(), user: userName() });
  // Putting text in another place may have put pieces together.
  const again = maskTraces(shown, traces);
  return { text: again.text, count: byValue.count + byShape.count + again.count };
}

/** Whole lines, the newest of them, which are the last. */
function atMost(text: string, bytes: number): string {
  const whole = Buffer.from(text);
  if (whole.length <= bytes) return text;
  const kept = whole.subarray(whole.length - bytes);
  return kept.subarray(kept.indexOf(0x0a) + 1).toString('utf8');
}

/** A system may not know the person that it works for. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

async function storedSettings(home: string): Promise<Record<string, unknown>> {
  const text = await readFile(join(home, 'settings.json'), 'utf8').catch(() => '');
  const parsed = parseJson(text);
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
}

/** The newest run last: where there are too many lines, the oldest go. */
async function runOutlines(library: RunLibrary): Promise<string> {
  const folders = (await library.folders.all()).slice(0, newestRuns).reverse();
  const outlines = await Promise.all(
    folders.map(async ({ id, environment, folder }) => {
      try {
        const [run, { events }] = await Promise.all([library.run(folder), readJournal(folder)]);
        return outlineOf(run, events).join('\n');
      } catch {
        // Not shown: a supporter reads it, the same in every language.
        return `run ${id} ${environment} unreadable`;
      }
    }),
  );
  return outlines.join('\n\n');
}

async function newestLog(home: string): Promise<string> {
  const texts = await Promise.all(
    [...logFiles]
      .reverse()
      .map((name) => readFile(join(home, logFolder, name), 'utf8').catch(() => '')),
  );
  return texts.join('').trimEnd();
}
