import { type Answer, notFound, refuse } from '../protocol/api-error';
import type { QueryRules } from '../protocol/query-rules';
import { selfOf, writeList, writeOne, writePaging } from '../protocol/write-document';
import { relationshipNamed, typeNamed } from '../resources/registry';
import type { Identified } from '../resources/resource-type';
import { arrange } from './arrange';
import type { ApiRequest, Route } from './route';

/** What a list takes beyond `limit`, `cursor` and `fields`. */
export type ListOptions = Partial<
  Pick<
    QueryRules,
    | 'filters'
    | 'requiredFilters'
    | 'exists'
    | 'sorts'
    | 'includes'
    | 'includeLimits'
    | 'withoutFields'
  >
>;

export function queryRules(type: string, isList: boolean, options: ListOptions = {}): QueryRules {
  return {
    type,
    isList,
    filters: {},
    requiredFilters: [],
    exists: {},
    sorts: {},
    includes: [],
    includeLimits: {},
    hasFields: true,
    ...options,
  };
}

/** `GET /v1/type`: the top-level list. */
export function listRoute(
  type: string,
  rows: (request: ApiRequest) => readonly Identified[],
  options: ListOptions,
): Route {
  const query = queryRules(type, true, options);
  return {
    method: 'GET',
    path: `/v1/${type}`,
    access: 'read',
    query,
    answer(request) {
      const arranged = arrange(rows(request), query, request);
      return {
        status: 200,
        document: writeList(
          typeNamed(type),
          arranged,
          request.moment,
          request.query,
          request.target,
        ),
      };
    },
  };
}

function answerOne(
  type: string,
  id: string | undefined,
  request: ApiRequest,
  wanted = id ?? request.id,
): Answer {
  const row = id === undefined ? undefined : typeNamed(type).find(id, request.moment);
  if (!row) return refuse(notFound(type, wanted));
  return {
    status: 200,
    document: writeOne(typeNamed(type), row, request.moment, request.query, request.target),
  };
}

/** `GET /v1/type/{id}` */
export function instanceRoute(type: string, options: ListOptions = {}): Route {
  return {
    method: 'GET',
    path: `/v1/${type}/{id}`,
    access: 'read',
    query: queryRules(type, false, options),
    answer: (request) => answerOne(type, request.id, request),
  };
}

/** `GET /v1/owner/{id}/name`: what a relationship leads to. Takes little, unless options say more. */
function relatedRoute(owner: string, name: string, options: ListOptions): Route {
  const relationship = relationshipNamed(owner, name);
  const query = queryRules(relationship.type, relationship.isToMany, options);
  return {
    method: 'GET',
    path: `/v1/${owner}/{id}/${name}`,
    access: 'read',
    query,
    answer(request) {
      const row = typeNamed(owner).find(request.id, request.moment);
      if (!row) return refuse(notFound(owner, request.id));
      const ids = relationship.ids(row, request.moment);
      if (!relationship.isToMany) return answerOne(relationship.type, ids[0], request);
      const target = typeNamed(relationship.type);
      const rows = ids
        .map((id) => target.find(id, request.moment))
        .filter((found) => found !== undefined);
      const arranged = arrange(rows, query, request);
      return {
        status: 200,
        document: writeList(target, arranged, request.moment, request.query, request.target),
      };
    },
  };
}

/** `GET /v1/owner/{id}/relationships/name`: only the ids. */
function linkageRoute(owner: string, name: string): Route {
  const { type, isToMany, ids } = relationshipNamed(owner, name);
  return {
    method: 'GET',
    path: `/v1/${owner}/{id}/relationships/${name}`,
    access: 'read',
    query: { ...queryRules(type, isToMany), hasFields: false },
    answer(request) {
      const row = typeNamed(owner).find(request.id, request.moment);
      if (!row) return refuse(notFound(owner, request.id));
      const linkages = ids(row, request.moment).map((id) => ({ type, id }));
      const { query, moment, target } = request;
      if (isToMany) {
        const data = linkages.slice(query.offset, query.offset + query.limit);
        return {
          status: 200,
          document: { data, ...writePaging(linkages.length, query, moment, target) },
        };
      }
      const links = { self: selfOf(moment, target) };
      return { status: 200, document: { data: linkages[0] ?? null, links } };
    },
  };
}

/** Both addresses that a relationship can be read at. */
export function relatedRoutes(owner: string, name: string, options: ListOptions = {}): Route[] {
  return [relatedRoute(owner, name, options), linkageRoute(owner, name)];
}
