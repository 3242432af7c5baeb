import { compositeChecksum } from '../parts/checksums';
import type { ApiError } from '../protocol/api-error';
import { attributeError, stateError } from '../protocol/entity-errors';
import { deliver } from '../world/deliver';
import type { BuildUploadFileRow } from '../world/rows';
import type { ApiRequest } from './route';

interface SentChecksum {
  hash?: unknown;
  algorithm?: unknown;
}

/** A SHA-256 of the file has been seen refused by the live server; a composite has to be right. */
function checksumErrors(file: BuildUploadFileRow, sent: unknown): ApiError[] {
  const { file: whole, composite } = (sent ?? {}) as {
    file?: SentChecksum;
    composite?: SentChecksum;
  };
  const wrong = () => [
    attributeError(
      'INVALID',
      'sourceFileChecksums',
      "The value given for 'sourceFileChecksums' is not valid",
    ),
  ];
  if (whole && whole.algorithm !== 'MD5') return wrong();
  if (composite && String(composite.hash).toUpperCase() !== compositeChecksum(file)) return wrong();
  return [];
}

function commitErrors(file: BuildUploadFileRow, checksums: unknown): ApiError[] {
  if (file.committedAt !== null) return [stateError('The file has been committed already')];
  const missing = file.parts.filter((part) => part.md5 === null);
  if (missing.length > 0) {
    const numbers = missing.slice(0, 20).map((part) => part.partNumber);
    const words = `${missing.length} of ${file.parts.length} parts have not been uploaded: ${numbers.join(', ')}`;
    return [attributeError('INVALID', 'uploaded', words)];
  }
  return checksumErrors(file, checksums);
}

/** `uploaded: true` says that all parts are there. The package itself is what sets the delivery going. */
export async function commitFile(
  file: BuildUploadFileRow,
  request: ApiRequest,
): Promise<ApiError[]> {
  const { uploaded, sourceFileChecksums } = request.body.attributes;
  if (uploaded !== true) return [];
  const errors = commitErrors(file, sourceFileChecksums);
  if (errors.length > 0) return errors;
  file.committedAt = request.moment.now;
  const { world } = request;
  if (file.assetType === 'ASSET') await deliver(file, request.moment, world);
  // A gigabyte takes seconds to reckon: nobody waits for it.
  void world.storage.digest(file.id).then((sha256) => {
    file.sha256 = sha256;
    world.changed();
  });
  return [];
}
