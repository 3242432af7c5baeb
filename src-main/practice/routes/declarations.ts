import { type ApiError, attributeError, notFound, relationshipError } from '../protocol/api-error';
import { type AttributeRule, requiredText } from '../protocol/body';
import { pacificDate } from '../protocol/pacific-date';
import { seenBuild } from '../resources/builds';
import { buildIdsOfDeclaration } from '../resources/declarations';
import { delays } from '../world/delays';
import { newId } from '../world/ids';
import type { BuildRow } from '../world/rows';
import { byId } from '../world/state';
import type { EncryptionDeclarationRow } from '../world/store-rows';
import { platforms } from './enum-values';
import { equals, hasAny, neverMatches } from './filters';
import { instanceRoute, type ListOptions, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import {
  createRoute,
  linkageEditRoute,
  linkageSwapRoute,
  type Made,
  relatedId,
} from './write-routes';

function create(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const appId = relatedId(request, 'app');
  if (!byId(moment.state.apps, appId)) {
    const message = `There is no app with id '${appId}'`;
    return { errors: [relationshipError('INVALID', 'app', message, '/data/id')] };
  }
  const { attributes } = body;
  const row: EncryptionDeclarationRow = {
    id: newId(),
    appId,
    appDescription: String(attributes.appDescription),
    containsProprietaryCryptography: attributes.containsProprietaryCryptography === true,
    containsThirdPartyCryptography: attributes.containsThirdPartyCryptography === true,
    availableOnFrenchStore: attributes.availableOnFrenchStore === true,
    createdDate: pacificDate(moment.today),
    reviewBeginsAt: moment.now + delays.declaration,
    approvedAt: moment.now + 2 * delays.declaration,
  };
  world.state.encryptionDeclarations.push(row);
  return { row };
}

function attachErrors(build: BuildRow, row: EncryptionDeclarationRow): ApiError[] {
  if (build.appId !== row.appId) return [notFound('builds', build.id)];
  if (build.usesNonExemptEncryption !== false) return [];
  const message = 'The build was said to use no encryption that has to be declared';
  return [attributeError('INVALID', 'usesNonExemptEncryption', message)];
}

/** Attaching a declaration answers the question too: a declaration implies encryption. */
function attach(build: BuildRow, row: EncryptionDeclarationRow): void {
  build.encryptionDeclarationId = row.id;
  // Which state Apple gives the build of a refused declaration is not known: here it stays in review.
  build.declarationApprovedAt = row.refusedAs ? Number.MAX_SAFE_INTEGER : row.approvedAt;
  build.usesNonExemptEncryption = true;
}

/** Attaches a declaration, or returns why not. */
export function attachToBuild(build: BuildRow, id: string, { moment }: ApiRequest): ApiError[] {
  const row = byId(moment.state.encryptionDeclarations, id);
  if (!row) return [notFound('appEncryptionDeclarations', id)];
  const errors = attachErrors(build, row);
  if (errors.length === 0) attach(build, row);
  return errors;
}

function attachBuilds(
  row: EncryptionDeclarationRow,
  ids: readonly string[],
  { moment }: ApiRequest,
): ApiError[] {
  const missing = ids.find((id) => !seenBuild(id, moment));
  if (missing !== undefined) return [notFound('builds', missing)];
  const builds = ids
    .map((id) => seenBuild(id, moment))
    .filter((build): build is BuildRow => build !== undefined);
  const errors = builds.flatMap((build) => attachErrors(build, row));
  if (errors.length === 0) for (const build of builds) attach(build, row);
  return errors;
}

const includes = ['app', 'builds', 'appEncryptionDeclarationDocument'];

/** Rows no longer have a platform, so that a platform filter finds none. */
export const declarationListOptions: ListOptions = {
  filters: {
    platform: neverMatches(platforms),
    builds: hasAny<EncryptionDeclarationRow>(buildIdsOfDeclaration),
  },
  includes,
};

const requiredFlag: AttributeRule = { kind: 'flag', isRequired: true };

export const appEncryptionDeclarationRoutes: Route[] = [
  listRoute('appEncryptionDeclarations', ({ moment }) => moment.state.encryptionDeclarations, {
    ...declarationListOptions,
    filters: {
      ...declarationListOptions.filters,
      app: equals<EncryptionDeclarationRow>((row) => row.appId),
    },
  }),
  instanceRoute('appEncryptionDeclarations', { includes }),
  createRoute('appEncryptionDeclarations', {
    access: 'manage',
    attributes: {
      appDescription: requiredText,
      containsProprietaryCryptography: requiredFlag,
      containsThirdPartyCryptography: requiredFlag,
      availableOnFrenchStore: requiredFlag,
    },
    relationships: { app: { type: 'apps', isRequired: true } },
    create,
  }),
  ...relatedRoutes('appEncryptionDeclarations', 'app'),
  ...relatedRoutes('appEncryptionDeclarations', 'appEncryptionDeclarationDocument'),
  linkageEditRoute<EncryptionDeclarationRow>(
    'POST',
    'appEncryptionDeclarations',
    'builds',
    'builds',
    attachBuilds,
  ),
  ...relatedRoutes('builds', 'appEncryptionDeclaration'),
  linkageSwapRoute<BuildRow>(
    'builds',
    'appEncryptionDeclaration',
    'appEncryptionDeclarations',
    attachToBuild,
  ),
];
