import { createPrivateKey } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that reveals a private key: PEM lines, DER and the bare number in several encodings. */
export function tracesOf(privateKeyPem: string): string[] {
  const lines = privateKeyPem
    .split('\n')
    .filter((line) => line.length > 20 && !line.startsWith('---'));
  const scalar = Buffer.from(
    createPrivateKey(privateKeyPem).export({ format: 'jwk' }).d ?? '',
    'base64url',
  );
  const der = createPrivateKey(privateKeyPem).export({ type: 'pkcs8', format: 'der' });
  return [
    ...lines,
    der.toString('base64'),
    der.toString('hex'),
    scalar.toString('base64'),
    scalar.toString('base64url'),
    scalar.toString('hex'),
    der.toString('latin1'),
    scalar.toString('latin1'),
  ];
}

/** The first trace found in some bytes, or null. */
export function findTrace(bytes: Buffer | string, traces: readonly string[]): string | null {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1');
  return traces.find((trace) => text.includes(trace)) ?? null;
}

/** Every file under a folder that contains a trace. */
export async function filesWithTrace(folder: string, traces: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const hits = await Promise.all(
    files.map(async (file) => (findTrace(await readFile(file), traces) ? file : null)),
  );
  return hits.filter((file) => file !== null);
}
