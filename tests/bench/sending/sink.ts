import { execFile, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { firstLineOf, startBeside } from '../measure/run-program';
import { print } from '../measure/table';
import { scratch } from '../samples';

const run = promisify(execFile);
const source = resolve('tests/bench/programs/part-sink.c');
const program = join(scratch, 'part-sink');
const key = join(scratch, 'key.pem');

/** The certificate of the storage, for its clients. */
export const certificate = join(scratch, 'certificate.pem');

/** How the connection to the storage behaves. */
export interface LineModel {
  /** The delay before a part is read plus the delay before it is answered. */
  delayMs: number;
  /** Bytes per second of one connection, and of all of them. */
  each: number;
  together: number;
}

export interface Sink {
  url: string;
  stop(): Promise<void>;
}

let built: Promise<boolean> | null = null;

/** Whether there is a compiler for the fast storage; prints a message when there is not. */
export function hasQuickSink(): Promise<boolean> {
  built ??= compile();
  return built;
}

async function compile(): Promise<boolean> {
  const words = ['-O2', '-D_GNU_SOURCE', '-o', program, source, '-lssl', '-lcrypto', '-lpthread'];
  try {
    await run('cc', words);
    return true;
  } catch {
    print(
      'No C compiler with OpenSSL here: a storage in Node takes the parts, without TLS, and is',
    );
    print(
      'itself the slowest of all. Ratios come out near 1; what needs the other one is left out.',
    );
    return false;
  }
}

/** A storage that discards what it receives. */
export async function startSink({
  isSecure = false,
  line,
}: {
  isSecure?: boolean;
  line?: LineModel;
} = {}): Promise<Sink> {
  if (!(await hasQuickSink())) {
    const { firstLine: url, stop } = await startBeside('discard-parts');
    return { url, stop };
  }
  if (isSecure) makeCertificate();
  const child = spawn(
    program,
    [
      ...(isSecure ? ['--tls', certificate, key] : []),
      ...(line ? ['--delay-ms', `${line.delayMs}`] : []),
      ...(line ? ['--each', `${line.each}`, '--together', `${line.together}`] : []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { firstLine: url, stop } = await firstLineOf(child, 'part-sink');
  return { url, stop };
}

/** For this computer only, and deleted after the measurement. */
function makeCertificate(): void {
  if (existsSync(certificate)) return;
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair(2048);
  const made = forge.pki.createCertificate();
  made.publicKey = publicKey;
  made.serialNumber = '01';
  made.validity.notBefore = new Date(Date.now() - 86_400_000);
  made.validity.notAfter = new Date(Date.now() + 86_400_000);
  const name = [{ name: 'commonName', value: 'storage of the measurements' }];
  made.setSubject(name);
  made.setIssuer(name);
  made.setExtensions([{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }]);
  made.sign(privateKey, forge.md.sha256.create());
  writeFileSync(key, forge.pki.privateKeyToPem(privateKey), { mode: 0o600 });
  writeFileSync(certificate, forge.pki.certificateToPem(made));
}
