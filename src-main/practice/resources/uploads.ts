import { compositeChecksum, operationsOf } from '../parts/operations';
import { isVisible } from '../world/build-lifecycle';
import type { BuildUploadFileRow, BuildUploadRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { fileStateOf, uploadVerdict } from '../world/upload-lifecycle';
import { idsWhere, ownFields, resourceType, toMany, toOne } from './resource-type';

export function seenUpload(id: string, { state }: Moment): BuildUploadRow | undefined {
  return state.buildUploads.find((upload) => upload.id === id && !upload.deleted);
}

export function seenFile(id: string, moment: Moment): BuildUploadFileRow | undefined {
  const file = byId(moment.state.buildUploadFiles, id);
  return file && seenUpload(file.uploadId, moment) ? file : undefined;
}

function fileOfKind(assetType: BuildUploadFileRow['assetType']) {
  const read = (upload: BuildUploadRow, { state }: Moment) =>
    state.buildUploadFiles.find(
      (file) => file.uploadId === upload.id && file.assetType === assetType,
    )?.id;
  return toOne<BuildUploadRow>('buildUploadFiles', read, false);
}

function seenBuildOf(upload: BuildUploadRow, { state, now }: Moment): string | null {
  const build = upload.buildId === null ? undefined : byId(state.builds, upload.buildId);
  return build && isVisible(build, now) ? build.id : null;
}

export const buildUploads = resourceType<BuildUploadRow>({
  name: 'buildUploads',
  find: seenUpload,
  attributes: {
    ...ownFields<BuildUploadRow>(
      'cfBundleShortVersionString',
      'cfBundleVersion',
      'createdDate',
      'uploadedDate',
      'platform',
    ),
    state: (upload, { now }) => uploadVerdict(upload, now),
  },
  relationships: {
    build: toOne('builds', seenBuildOf, false),
    assetFile: fileOfKind('ASSET'),
    assetDescriptionFile: fileOfKind('ASSET_DESCRIPTION'),
    assetSpiFile: fileOfKind('ASSET_SPI'),
    buildUploadFiles: toMany('buildUploadFiles', (upload, { state }) =>
      idsWhere(state.buildUploadFiles, (file) => file.uploadId === upload.id),
    ),
  },
});

function deliveryState(file: BuildUploadFileRow, moment: Moment) {
  const upload = byId(moment.state.buildUploads, file.uploadId);
  return { errors: [], warnings: [], state: fileStateOf(file, upload, moment.now) };
}

function sourceChecksums(file: BuildUploadFileRow) {
  if (file.committedAt === null) return {};
  return {
    composite: { hash: compositeChecksum(file), algorithm: 'MD5' },
    ...(file.sha256 === null ? {} : { file: { hash: file.sha256, algorithm: 'SHA_256' } }),
  };
}

export const buildUploadFiles = resourceType<BuildUploadFileRow>({
  name: 'buildUploadFiles',
  find: seenFile,
  attributes: {
    assetDeliveryState: deliveryState,
    ...ownFields<BuildUploadFileRow>('assetToken', 'assetType', 'fileName', 'fileSize', 'uti'),
    sourceFileChecksums: sourceChecksums,
    uploadOperations: operationsOf,
  },
  relationships: {},
});
