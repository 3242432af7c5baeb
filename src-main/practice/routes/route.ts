import type { Access } from '../auth/roles';
import type { Answer } from '../protocol/api-error';
import type { Body, BodyRules, LinkageRules } from '../protocol/body';
import type { Query } from '../protocol/query';
import type { QueryRules } from '../protocol/query-rules';
import type { Moment } from '../world/state';
import type { World } from '../world/world';

/** A request that passed all checks of its route. */
export interface ApiRequest {
  /** The id in the address; empty where there is none. */
  id: string;
  /** Path and query as sent. */
  target: string;
  query: Query;
  body: Body;
  /** The ids of an edited relationship. */
  linkageIds: readonly string[];
  moment: Moment;
  world: World;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One route. */
export interface Route {
  method: Method;
  /** With `{id}` for an id. */
  path: string;
  access: Access;
  /** Provisioning and users are closed to individual keys, whatever their role (app-store-connect.md, keys 7). */
  isForTeamKeys?: true;
  /** Null when no query is accepted. */
  query: QueryRules | null;
  body?: BodyRules;
  linkages?: LinkageRules;
  answer(request: ApiRequest): Answer | Promise<Answer>;
}
