import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A keychain that people know by a name, and how each is unlocked differs. */
export type KeychainKind = 'macos' | 'windows' | 'gnome' | 'kwallet' | 'keepassxc' | 'other';

export interface KeychainProgram {
  kind: KeychainKind;
  name: string;
}

// Not shown: a name of Microsoft’s, the same in every language.
const windowsName = 'Credential Manager';

// Not shown: the beginnings of the names of processes; Linux cuts them to 15 characters.
const programs: readonly (readonly [string, KeychainProgram])[] = [
  ['gnome-keyring', { kind: 'gnome', name: 'GNOME Keyring' }],
  // KDE Frameworks 6 moved the Secret Service from kwalletd to ksecretd.
  ['kwalletd', { kind: 'kwallet', name: 'KDE Wallet' }],
  ['ksecretd', { kind: 'kwallet', name: 'KDE Wallet' }],
  ['keepassxc', { kind: 'keepassxc', name: 'KeePassXC' }],
  ['oo7', { kind: 'other', name: 'oo7' }],
];

/** The keychain that answers now; null when it is not known. */
export async function keychainProgram(
  platform: NodeJS.Platform = process.platform,
): Promise<KeychainProgram | null> {
  if (platform === 'darwin') return { kind: 'macos', name: 'macOS Keychain' };
  if (platform === 'win32') return { kind: 'windows', name: windowsName };
  const process = await secretService().catch(() => null);
  if (process === null) return null;
  const known = programs.find(([start]) => process.startsWith(start));
  return known?.[1] ?? { kind: 'other', name: process };
}

/** On Linux, the name of the process that owns the Secret Service on the session bus. */
async function secretService(): Promise<string | null> {
  const bus = ['--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const method = 'org.freedesktop.DBus.GetConnectionUnixProcessID';
  const question = ['--session', '--print-reply=literal', '--reply-timeout=2000', ...bus, method];
  const { stdout } = await promisify(execFile)('dbus-send', [
    ...question,
    'string:org.freedesktop.secrets',
  ]);
  const processId = /uint32 (\d+)/.exec(stdout)?.[1];
  return processId === undefined
    ? null
    : (await readFile(`/proc/${processId}/comm`, 'utf8')).trim() || null;
}
