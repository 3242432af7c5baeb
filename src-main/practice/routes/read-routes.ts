import { type Answer, notFound, refuse } from '../protocol/api-error';
import type { QueryRules } from '../protocol/query-rules';
import { selfOf, writeList, writeOne, writePaging } from '../protocol/write-document';
import { relationshipNamed, typeNamed } from '../resources/registry';
import type { Identified } from '../resources/resource-type';
import { arrange } from './filter-and-sort';
import type { ApiRequest, Route } from './route';

/** What a list accepts beyond `limit`, `cursor` and `fields`. */
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

function queryRules(type: string, isList: boolean, options: ListOptions = {}): QueryRules {
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

function answerOne(type: string, id: string, request: ApiRequest): Answer {
  const row = typeNamed(type).find(id, request.moment);
  if (!row) return refuse(notFound(type, id));
  return {
    status: 200,
    document: writeOne(typeNamed(type), row, request.moment, request.query, request.target),
  };
}

/** An empty to-one, such as the phased release of a version without one. */
function nothingThere({ moment, target }: ApiRequest): Answer {
  return { status: 200, document: { data: null, links: { self: selfOf(moment, target) } } };
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

/** `GET /v1/owner/{id}/name`: the target of a relationship. Accepts few parameters, unless options add more. */
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
      if (!relationship.isToMany) {
        const [only] = ids;
        return only === undefined
          ? nothingThere(request)
          : answerOne(relationship.type, only, request);
      }
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

/** Both addresses of a relationship. */
export function relatedRoutes(owner: string, name: string, options: ListOptions = {}): Route[] {
  return [relatedRoute(owner, name, options), linkageRoute(owner, name)];
}
