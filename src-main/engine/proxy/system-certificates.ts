import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { promisify } from 'node:util';

/** Absolute paths only: a program of that name elsewhere must not decide what to trust. */
const programs = {
  darwin: {
    file: '/usr/bin/security',
    words: ['find-certificate', '-a', '-p', '/Library/Keychains/System.keychain'],
  },
  win32: {
    file: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    words: [
      '-NoProfile',
      '-NonInteractive',
      '-Command',
      'Get-ChildItem Cert:\\LocalMachine\\Root, Cert:\\CurrentUser\\Root | ForEach-Object { "-----BEGIN CERTIFICATE-----"; [Convert]::ToBase64String($_.RawData, 1); "-----END CERTIFICATE-----" }',
    ],
  },
} as const;

/** Where Linux distributions keep the bundle that their own tools trust: Debian, Fedora, openSUSE, Alpine. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

const longestMs = 10_000;

let known: Promise<readonly string[]> | null = null;

/**
 * The root certificates that this computer trusts, including a company's own, as PEM. Read once, for the first secure
 * connection and never at startup; empty when the system can't be queried.
 */
export function systemCertificates(): Promise<readonly string[]> {
  known ??= read().catch(() => []);
  return known;
}

async function read(): Promise<readonly string[]> {
  // Since Node 22.15; it knows each system's own trust settings: https://nodejs.org/api/tls.html (November 2026).
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'system') => string[] };
  const trusted = getCACertificates?.('system') ?? [];
  if (trusted.length > 0) return trusted;
  if (process.platform === 'darwin' || process.platform === 'win32') {
    // Loaded only here: the upload thread uses this file too, and must start quickly.
    const { execFile } = await import('node:child_process');
    const { file, words } = programs[process.platform];
    const options = { timeout: longestMs, maxBuffer: 16 * 1024 * 1024, windowsHide: true };
    return certificatesIn((await promisify(execFile)(file, [...words], options)).stdout);
  }
  return bundledIn(bundles);
}

/** The certificates in the first existing file. */
export async function bundledIn(paths: readonly string[]): Promise<readonly string[]> {
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => '');
    const found = certificatesIn(text);
    if (found.length > 0) return found;
  }
  return [];
}

const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Each readable certificate in the text, once. */
function certificatesIn(text: string): string[] {
  return [...new Set(text.match(pemBlock) ?? [])].filter(isReadable);
}

function isReadable(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

/** Trusts these in addition to Node's own; undefined, which is Node's default, when there are none. */
export function contextTrusting(certificates: readonly string[]): tls.SecureContext | undefined {
  if (certificates.length === 0) return undefined;
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'default') => string[] };
  const usual = getCACertificates?.('default') ?? tls.rootCertificates;
  return tls.createSecureContext({ ca: [...new Set([...usual, ...certificates])] });
}
