import { numberOf } from '../faults';
import { compositeChecksum, cutIntoParts } from '../parts/operations';
import {
  type ApiError,
  attributeError,
  relationshipError,
  stateError,
} from '../protocol/api-error';
import { requiredText } from '../protocol/body';
import { seenUpload } from '../resources/uploads';
import { addressLifetime, minute } from '../world/delays';
import { deliver } from '../world/deliver';
import { newId } from '../world/ids';
import type { BuildUploadFileRow } from '../world/rows';
import { instanceRoute } from './read-routes';
import type { ApiRequest, Route } from './route';
import { changeRoute, createRoute, type Made, relatedId } from './write-routes';

const assetTypes = ['ASSET', 'ASSET_DESCRIPTION', 'ASSET_SPI'] as const;
const fileTypes = [
  'com.apple.binary-property-list',
  'com.apple.ipa',
  'com.apple.pkg',
  'com.apple.xml-property-list',
  'com.pkware.zip-archive',
] as const;

/** More than any app may weigh; keeps a typo from reserving a petabyte. */
const largestFile = 8 * 1024 ** 3;

function fileErrors({ body, moment }: ApiRequest, uploadId: string): ApiError[] {
  const { fileName, fileSize, assetType } = body.attributes;
  if (/[\\/\0]/.test(String(fileName))) {
    return [attributeError('INVALID', 'fileName', 'A file name has no folders in it')];
  }
  if (Number(fileSize) > largestFile) {
    return [attributeError('INVALID', 'fileSize', `A file has at most ${largestFile} bytes`)];
  }
  const upload = seenUpload(uploadId, moment);
  if (!upload) {
    return [
      relationshipError(
        'INVALID',
        'buildUpload',
        `There is no build upload with id '${uploadId}'`,
        '/data/id',
      ),
    ];
  }
  if (upload.committedAt !== null) return [stateError('The build upload has its file already')];
  const isTaken = moment.state.buildUploadFiles.some(
    (file) => file.uploadId === uploadId && file.assetType === assetType,
  );
  return isTaken
    ? [stateError(`The build upload has a file of the type ${assetType} already`)]
    : [];
}

function create(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const uploadId = relatedId(request, 'buildUpload');
  const errors = fileErrors(request, uploadId);
  if (errors.length > 0) return { errors };
  const shortLife = world.faults.take('expired-operations');
  // Already stale when it arrives, but not when it is written.
  const lifetime = shortLife ? Math.max(1, numberOf(shortLife, 0) * 1000) : addressLifetime;
  const fileSize = Number(body.attributes.fileSize);
  const row: BuildUploadFileRow = {
    id: newId(),
    uploadId,
    assetType: body.attributes.assetType as BuildUploadFileRow['assetType'],
    fileName: String(body.attributes.fileName),
    fileSize,
    uti: String(body.attributes.uti),
    assetToken: newId(),
    parts: cutIntoParts(fileSize, world.partSize),
    operationsExpireAt: moment.wallTime + lifetime,
    committedAt: null,
    sha256: null,
  };
  world.state.buildUploadFiles.push(row);
  return { row };
}

function delayedUntil({ body, world }: ApiRequest): Promise<void> | undefined {
  const slow = body.attributes.uploaded === true ? world.faults.take('slow-commit') : null;
  return slow ? world.clock.wait(numberOf(slow, 0) * minute) : undefined;
}

export const buildUploadFileRoutes: Route[] = [
  createRoute('buildUploadFiles', {
    access: 'upload',
    attributes: {
      assetType: { kind: 'text', isRequired: true, oneOf: assetTypes },
      fileName: requiredText,
      fileSize: { kind: 'whole-number', isRequired: true, atLeast: 1 },
      uti: { kind: 'text', isRequired: true, oneOf: fileTypes },
    },
    relationships: { buildUpload: { type: 'buildUploads', isRequired: true } },
    create,
  }),
  instanceRoute('buildUploadFiles'),
  changeRoute<BuildUploadFileRow>('buildUploadFiles', {
    access: 'upload',
    attributes: {
      uploaded: { kind: 'flag', isNullable: true },
      sourceFileChecksums: { kind: 'object', isNullable: true },
    },
    change: commitFile,
    delayedUntil,
  }),
];

interface SentChecksum {
  hash?: unknown;
  algorithm?: unknown;
}

/**
 * The live server has been seen refusing a SHA-256 of the file (app-store-connect.md, uploads 2); a composite has to
 * be correct.
 */
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
    const message = `${missing.length} of ${file.parts.length} parts have not been uploaded: ${numbers.join(', ')}`;
    return [attributeError('INVALID', 'uploaded', message)];
  }
  return checksumErrors(file, checksums);
}

/** `uploaded: true` means that all parts are there. Only the package itself starts the delivery. */
async function commitFile(file: BuildUploadFileRow, request: ApiRequest): Promise<ApiError[]> {
  const { uploaded, sourceFileChecksums } = request.body.attributes;
  if (uploaded !== true) return [];
  const errors = commitErrors(file, sourceFileChecksums);
  if (errors.length > 0) return errors;
  file.committedAt = request.moment.now;
  const { world } = request;
  if (file.assetType === 'ASSET') await deliver(file, request.moment, world);
  // Hashing a gigabyte takes seconds: nothing waits for it.
  void world.storage.digest(file.id).then((sha256) => {
    file.sha256 = sha256;
    world.changed();
  });
  return [];
}
