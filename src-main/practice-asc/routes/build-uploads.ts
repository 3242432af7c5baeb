import type { ApiError } from '../protocol/api-error';
import { requiredText } from '../protocol/body-rules';
import { attributeError, relationshipError, stateError } from '../protocol/entity-errors';
import { pacificDate } from '../protocol/pacific-date';
import { newId } from '../world/ids';
import type { BuildUploadRow, Platform } from '../world/rows';
import { highestInTrain, isRefusedNumber } from '../world/spent-numbers';
import { byId } from '../world/state';
import { isVersionText } from '../world/trains';
import { uploadStateOf } from '../world/upload-life';
import { instanceRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { uploadInstanceOptions } from './upload-list';
import { platforms } from './words';
import { createRoute, type Made, relatedId, removeRoute } from './write-routes';

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
  const words = 'The bundle version must be higher than the previously uploaded one';
  return {
    ...attributeError('INVALID.DUPLICATE', 'cfBundleVersion', `${words}: '${previous}'`),
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
