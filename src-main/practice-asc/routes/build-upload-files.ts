import { numberOf } from '../faults';
import { cutIntoParts } from '../parts/operations';
import type { ApiError } from '../protocol/api-error';
import { requiredText } from '../protocol/body-rules';
import { attributeError, relationshipError, stateError } from '../protocol/entity-errors';
import { seenUpload } from '../resources/uploads';
import { addressLifetime, minute } from '../world/delays';
import { newId } from '../world/ids';
import type { BuildUploadFileRow } from '../world/rows';
import { commitFile } from './commit-file';
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

/** More than any app may weigh; keeps a slip of the pen from reserving a petabyte. */
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
  // Out of date by the time that it arrives, but not yet when it is written.
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

function heldUntil({ body, world }: ApiRequest): Promise<void> | undefined {
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
    heldUntil,
  }),
];
