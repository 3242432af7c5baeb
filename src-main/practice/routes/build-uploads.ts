import {
  type ApiError,
  attributeError,
  relationshipError,
  stateError,
} from '../protocol/api-error';
import { requiredText } from '../protocol/body';
import { pacificDate } from '../protocol/pacific-date';
import { newId } from '../world/ids';
import type { BuildUploadRow, Platform } from '../world/rows';
import { byId } from '../world/state';
import { highestInTrain, isRefusedNumber, isVersionText } from '../world/trains';
import { uploadStateOf } from '../world/upload-lifecycle';
import { platforms } from './enum-values';
import { equals, sortKey } from './filters';
import { instanceRoute, type ListOptions, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { createRoute, type Made, relatedId, removeRoute } from './write-routes';

const includes = ['build', 'assetFile', 'assetDescriptionFile', 'assetSpiFile'];

/** The query of an app's list of build uploads; there is no list of all. */
export const uploadListOptions: ListOptions = {
  filters: {
    cfBundleShortVersionString: equals<BuildUploadRow>(
      (upload) => upload.cfBundleShortVersionString,
    ),
    cfBundleVersion: equals<BuildUploadRow>((upload) => upload.cfBundleVersion),
    platform: equals<BuildUploadRow>((upload) => upload.platform, platforms),
    state: equals<BuildUploadRow>((upload, { now }) => uploadStateOf(upload, now)),
  },
  sorts: {
    cfBundleVersion: sortKey<BuildUploadRow>((upload) => upload.cfBundleVersion),
    uploadedDate: sortKey<BuildUploadRow>((upload) => Date.parse(upload.uploadedDate ?? '') || 0),
  },
  includes,
};

const uploadInstanceOptions: ListOptions = { includes };

function asked({ body }: ApiRequest) {
  return {
    cfBundleShortVersionString: String(body.attributes.cfBundleShortVersionString),
    cfBundleVersion: String(body.attributes.cfBundleVersion),
    platform: body.attributes.platform as Platform,
  };
}

function versionErrors(upload: ReturnType<typeof asked>): ApiError[] {
  const names = ['cfBundleShortVersionString', 'cfBundleVersion'] as const;
  const malformed = names.filter((name) => !isVersionText(upload[name]));
  return malformed.map((name) =>
    attributeError(
      'INVALID',
      name,
      `'${upload[name]}' is not one to three whole numbers with dots between`,
    ),
  );
}

function duplicateError(previous: string): ApiError {
  const message = 'The bundle version must be higher than the previously uploaded one';
  return {
    ...attributeError('INVALID.DUPLICATE', 'cfBundleVersion', `${message}: '${previous}'`),
    meta: { previousBundleVersion: previous },
  };
}

function create(request: ApiRequest): Made {
  const { moment, world } = request;
  const upload = asked(request);
  const appId = relatedId(request, 'app');
  const malformed = versionErrors(upload);
  if (malformed.length > 0) return { errors: malformed };
  if (!byId(moment.state.apps, appId)) {
    return {
      errors: [
        relationshipError('INVALID', 'app', `There is no app with id '${appId}'`, '/data/id'),
      ],
    };
  }
  if (isRefusedNumber(moment.state, { appId, ...upload })) {
    return { errors: [duplicateError(highestInTrain(moment.state, { appId, ...upload }) ?? '')] };
  }
  const row: BuildUploadRow = {
    id: newId(),
    appId,
    ...upload,
    createdDate: pacificDate(moment.today),
    uploadedDate: null,
    committedAt: null,
    processingAt: null,
    finishedAt: null,
    outcome: 'COMPLETE',
    errors: [],
    warnings: [],
    buildId: null,
    deleted: false,
  };
  world.state.buildUploads.push(row);
  return { row };
}

function remove(upload: BuildUploadRow, { moment, world }: ApiRequest): ApiError[] {
  const state = uploadStateOf(upload, moment.now);
  if (upload.committedAt !== null && state !== 'FAILED') {
    return [stateError(`A build upload that reads ${state} after its commit cannot be deleted`)];
  }
  upload.deleted = true;
  for (const file of world.state.buildUploadFiles) {
    if (file.uploadId === upload.id) void world.storage.discard(file.id);
  }
  return [];
}

export const buildUploadRoutes: Route[] = [
  createRoute('buildUploads', {
    access: 'upload',
    attributes: {
      cfBundleShortVersionString: requiredText,
      cfBundleVersion: requiredText,
      platform: { kind: 'text', isRequired: true, oneOf: platforms },
    },
    relationships: { app: { type: 'apps', isRequired: true } },
    create,
  }),
  instanceRoute('buildUploads', uploadInstanceOptions),
  removeRoute<BuildUploadRow>('buildUploads', 'upload', remove),
  ...relatedRoutes('buildUploads', 'buildUploadFiles'),
];
