import { readdir, stat, statfs } from 'node:fs/promises';
import * as os from 'node:os';
import { join } from 'node:path';
import type { Account } from '#shared/domain/account';
import type { PresetList } from '#shared/domain/preset';
import { Settings } from '#shared/domain/settings';
import type { DestinationState } from '#shared/domain/team-messages';
import { TranslatorState } from '#shared/domain/translator';
import type { ProxyRoute } from '../ports';
import { proxyName } from '../proxy/tunnel';

/** What the engine cannot know about the program that it runs in. */
export interface HostFacts {
  program: 'app' | 'command';
  /** Of Slipway. */
  version: string;
  isPackaged: boolean;
  /** BCP 47. */
  locale: string;
  /** Empty where there is no screen. */
  displays: readonly { width: number; height: number; scale: number }[];
  environment: NodeJS.ProcessEnv;
}

/** The folder of crash dumps inside the data folder. */
export const crashFolder = 'crashes';

type Fact = string | number | boolean | null | undefined;

/** `name: value` lines. Nothing here is translated: a supporter reads it in any language. */
export function factLines(facts: Record<string, Fact>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value ?? 'none'}`)
    .join('\n');
}

export async function systemFacts(host: HostFacts, home: string): Promise<string> {
  const disk = await statfs(home).catch(() => null);
  const { node, electron, chrome, v8 } = process.versions;
  return factLines({
    program: host.program,
    slipway: host.version,
    isPackaged: host.isPackaged,
    electron,
    chromium: chrome,
    node,
    v8,
    system: os.type(),
    systemRelease: os.release(),
    systemVersion: os.version(),
    platform: process.platform,
    architecture: process.arch,
    processors: os.cpus().length,
    memoryMB: megabytes(os.totalmem()),
    memoryFreeMB: megabytes(os.freemem()),
    processMemoryMB: megabytes(process.memoryUsage().rss),
    diskFreeMB: disk === null ? undefined : megabytes(disk.bavail * disk.bsize),
    dataFolder: home,
    locale: host.locale,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    displays:
      host.displays.map(({ width, height, scale }) => `${width}x${height}@${scale}`).join(' ') ||
      null,
    secondsSinceStart: Math.round(process.uptime()),
  });
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

/** Nothing is sent to find it out: the routes are the system's settings, the clock is from earlier answers. */
export function connectionFacts(
  routes: readonly ProxyRoute[],
  keychain: { name: string | null; state: string },
  accounts: readonly Account[],
): string {
  const measured = accounts.flatMap(({ report }) => report?.clockBehindSeconds ?? []);
  return factLines({
    routes: routes.map(routeName).join(', '),
    keychain: keychain.name,
    keychainState: keychain.state,
    clockBehindAppleSeconds: measured[0] ?? 'unknown',
  });
}

/** Host and port, never who signs in. */
function routeName(route: ProxyRoute): string {
  if (route === null) return 'direct';
  return URL.canParse(route) ? `${new URL(route).protocol}//${proxyName(new URL(route))}` : 'proxy';
}

/** Neither names nor whole IDs: the end of a key ID tells a person's keys apart. */
export function accountFacts(accounts: readonly Account[], activeId: string | null): string {
  return accounts
    .map((account) =>
      [
        `account …${account.keyId.slice(-4)}`,
        account.environment,
        account.issuerId === null ? 'individual' : 'team',
        account.id === activeId ? 'active' : '',
        `role=${account.role?.role ?? 'unknown'}`,
        `storage=${account.storage ?? 'keychain'}`,
        `check=${account.check.state}`,
        account.report === undefined ? '' : `report=${account.report.outcome}@${account.report.at}`,
        account.report?.error ? `error=${account.report.error.code}` : '',
        account.missed ? `missed=${account.missed.code}@${account.missed.at}` : '',
        account.needsKey ? 'needsKey' : '',
      ]
        .filter((word) => word !== '')
        .join(' '),
    )
    .join('\n');
}

/** What a person typed or chose as a file or an app is counted, not shown. */
export function settingsFacts(
  stored: Record<string, unknown>,
  { presets, unreadable }: Pick<PresetList, 'presets' | 'unreadable'>,
  messages: readonly DestinationState[],
): string {
  const settings = (stored.settings ?? {}) as Record<string, unknown>;
  const shown = Object.keys(Settings.shape).map((name) => [
    name,
    settingFact(name, settings[name]),
  ]);
  const translator = TranslatorState.safeParse(stored.translator).data?.kind ?? 'off';
  return factLines({
    ...Object.fromEntries(shown),
    translator,
    proxySignIn: Boolean(stored.proxyLogin),
    presets: presets.length,
    presetsUnreadable: unreadable,
    presetsArmed: presets.filter(({ armed }) => armed.drop || armed.watchFolder).length,
    presetsLocked: presets.filter(({ lock }) => lock !== null).length,
    teamMessages:
      messages
        .map(({ destination: { service, isPaused }, waiting }) =>
          [service, isPaused ? 'paused' : 'on', `waiting=${waiting}`].join(' '),
        )
        .join(', ') || null,
  });
}

function settingFact(name: string, value: unknown): Fact {
  if (name === 'activeAccountId') return undefined;
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && /^[\w.-]{1,40}$/.test(value) ? value : 'default';
}

/** Names and times, newest first; the dumps themselves stay here. */
export async function crashFacts(home: string): Promise<string> {
  const root = join(home, crashFolder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const dumps = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.dmp'));
  const lines = await Promise.all(
    dumps.map(async ({ name, parentPath }) => {
      const { mtime, size } = await stat(join(parentPath, name));
      return `${mtime.toISOString()} ${name} ${size} bytes`;
    }),
  );
  return lines.sort().reverse().join('\n');
}
