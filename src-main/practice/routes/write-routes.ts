import type { Access } from '../auth/roles';
import { type Answer, type ApiError, notFound, refuse } from '../protocol/api-error';
import type { AttributeRule, RelationshipRule } from '../protocol/body';
import { addressOf, everything, writeOne } from '../protocol/write-document';
import { typeNamed } from '../resources/registry';
import type { Identified } from '../resources/resource-type';
import type { ApiRequest, Route } from './route';

/** The outcome of a write: the created row, or the reason for a refusal. A refused write changes nothing. */
export type Made = { row: Identified } | { errors: readonly ApiError[] };

interface CreateOptions {
  access: Access;
  attributes: Record<string, AttributeRule>;
  relationships: Record<string, RelationshipRule>;
  create(request: ApiRequest): Made | Promise<Made>;
}

export function refuseAll(errors: readonly ApiError[]): Answer | null {
  const [first, ...others] = errors;
  return first ? refuse(first, ...others) : null;
}

/** `POST /v1/type` */
export function createRoute(type: string, options: CreateOptions): Route {
  const { access, attributes, relationships } = options;
  return {
    method: 'POST',
    path: `/v1/${type}`,
    access,
    query: null,
    body: { type, attributes, relationships },
    async answer(request) {
      const made = await options.create(request);
      if ('errors' in made) return refuseAll(made.errors) ?? { status: 500 };
      const { moment } = request;
      const location = addressOf(moment.origin, type, made.row.id);
      const self = `/v1/${type}/${made.row.id}`;
      const document = writeOne(typeNamed(type), made.row, moment, everything, self);
      return { status: 201, document, headers: { Location: location } };
    },
  };
}

interface ChangeOptions<Row extends Identified> {
  access: Access;
  attributes: Record<string, AttributeRule>;
  relationships?: Record<string, RelationshipRule>;
  /** Changes the row, or leaves it unchanged and returns why. */
  change(row: Row, request: ApiRequest): readonly ApiError[] | Promise<readonly ApiError[]>;
  /** How long the response is delayed after the change is made. */
  delayedUntil?(request: ApiRequest): Promise<void> | undefined;
}

/** `PATCH /v1/type/{id}` */
export function changeRoute<Row extends Identified>(
  type: string,
  options: ChangeOptions<Row>,
): Route {
  const { access, attributes, relationships = {} } = options;
  return {
    method: 'PATCH',
    path: `/v1/${type}/{id}`,
    access,
    query: null,
    body: { type, attributes, relationships },
    async answer(request) {
      const { moment, id, target } = request;
      const row = typeNamed(type).find(id, moment);
      if (!row) return refuse(notFound(type, id));
      const refusal = refuseAll(await options.change(row as Row, request));
      if (refusal) return refusal;
      const document = writeOne(typeNamed(type), row, moment, everything, target);
      const delayedUntil = options.delayedUntil?.(request);
      return { status: 200, document, ...(delayedUntil !== undefined && { delayedUntil }) };
    },
  };
}

/** `DELETE /v1/type/{id}` */
export function removeRoute<Row extends Identified>(
  type: string,
  access: Access,
  remove: (row: Row, request: ApiRequest) => readonly ApiError[],
): Route {
  return {
    method: 'DELETE',
    path: `/v1/${type}/{id}`,
    access,
    query: null,
    answer(request) {
      const row = typeNamed(type).find(request.id, request.moment);
      if (!row) return refuse(notFound(type, request.id));
      return refuseAll(remove(row as Row, request)) ?? { status: 204 };
    },
  };
}

/** `POST` and `DELETE` of `/v1/owner/{id}/relationships/name`: adds or removes a list of ids. */
export function linkageEditRoute<Row extends Identified>(
  method: 'POST' | 'DELETE',
  owner: string,
  name: string,
  linkageType: string,
  edit: (row: Row, ids: readonly string[], request: ApiRequest) => readonly ApiError[],
): Route {
  return {
    method,
    path: `/v1/${owner}/{id}/relationships/${name}`,
    access: 'manage',
    query: null,
    linkages: { linkageType },
    answer(request) {
      const row = typeNamed(owner).find(request.id, request.moment);
      if (!row) return refuse(notFound(owner, request.id));
      return refuseAll(edit(row as Row, request.linkageIds, request)) ?? { status: 204 };
    },
  };
}

/** `PATCH /v1/owner/{id}/relationships/name`: replaces the related resource. */
export function linkageSwapRoute<Row extends Identified>(
  owner: string,
  name: string,
  linkageType: string,
  swap: (row: Row, id: string, request: ApiRequest) => readonly ApiError[],
): Route {
  return {
    method: 'PATCH',
    path: `/v1/${owner}/{id}/relationships/${name}`,
    access: 'manage',
    query: null,
    linkages: { linkageType, isToOne: true },
    answer(request) {
      const row = typeNamed(owner).find(request.id, request.moment);
      if (!row) return refuse(notFound(owner, request.id));
      const [id = ''] = request.linkageIds;
      return refuseAll(swap(row as Row, id, request)) ?? { status: 204 };
    },
  };
}

/** The one id that a create requires, once the body has been read. */
export function relatedId(request: ApiRequest, name: string): string {
  return request.body.relationships.get(name)?.[0] ?? '';
}
