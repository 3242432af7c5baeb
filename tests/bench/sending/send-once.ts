import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { timed } from '../measure/run-program';
import type { Parcel } from './parcel';
import { certificate } from './sink';

const run = promisify(execFile);
const command = join(import.meta.dirname, '../main/cli.js');

/** The cost of sending once, including the start of the program. */
export interface Sending {
  milliseconds: number;
  retries: number;
  /** MiB. */
  peak: number;
}

/** `slipway send-parts` in a separate process. Without `connections` it chooses the number of connections. */
export async function sendOnce(
  parcel: Parcel,
  { connections, hasMd5 = false }: { connections?: number; hasMd5?: boolean } = {},
): Promise<Sending> {
  const words = [
    ...['send-parts', parcel.list, parcel.file, '--json'],
    ...(connections === undefined ? [] : ['--concurrency', `${connections}`]),
    ...(hasMd5 ? ['--md5'] : []),
  ];
  const env = {
    ...process.env,
    ...(existsSync(certificate) && { NODE_EXTRA_CA_CERTS: certificate }),
  };
  let said = '';
  const milliseconds = await timed(async () => {
    said = (await run(process.execPath, [command, ...words], { env })).stdout;
  });
  const result = JSON.parse(said) as { bytes: number; retries: number; peakRssMb: number };
  if (result.bytes !== parcel.bytes) throw new Error(`${result.bytes} bytes went out.`);
  return { milliseconds, retries: result.retries, peak: result.peakRssMb };
}

/** curl on the same ranges, four at once; with a checksum, openssl concurrently. */
export function sendByCurl(parcel: Parcel, { hasMd5 = false } = {}): Promise<number> {
  const trusted = existsSync(certificate) ? ['--cacert', certificate] : [];
  const curl = ['-Z', '--parallel-max', '4', ...trusted, '-K', parcel.curlList ?? ''];
  return timed(() =>
    Promise.all([
      run('curl', curl, { maxBuffer: 64 * 1024 ** 2 }),
      hasMd5 ? run('openssl', ['dgst', '-md5', parcel.file]) : null,
    ]),
  );
}

/** Whether the peers are installed. */
export async function hasPeers(): Promise<boolean> {
  const answers = await Promise.allSettled([
    run('curl', ['--version']),
    run('openssl', ['version']),
  ]);
  return answers.every(({ status }) => status === 'fulfilled');
}
