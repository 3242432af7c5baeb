import { createHash } from 'node:crypto';
import type { BuildUploadFileRow } from '../world/rows';

/** MD5 over the parts' MD5s in order, then how many parts and how long the first: `…-4-5242880`. */
export function compositeChecksum(file: BuildUploadFileRow): string {
  const hash = createHash('md5');
  for (const part of file.parts) hash.update(part.md5 ?? '', 'hex');
  return `${hash.digest('hex').toUpperCase()}-${file.parts.length}-${file.parts[0]?.length ?? 0}`;
}
