import type { Access } from '../auth/roles';
import type { Answer } from '../protocol/api-error';
import type { BodyRules, LinkageRules } from '../protocol/body-rules';
import type { Query } from '../protocol/query';
import type { QueryRules } from '../protocol/query-rules';
import type { Body } from '../protocol/read-body';
import type { Moment } from '../world/state';
import type { World } from '../world/world';

/** A request that passed everything its route's table says. */
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

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One line of a family's table. */
export interface Route {
  method: Method;
  /** With `{id}` for an id. */
  path: string;
  access: Access;
  /** Provisioning and users are closed to keys of one person, whatever their role. */
  isForTeamKeys?: true;
  /** Null when no query is taken. */
  query: QueryRules | null;
  body?: BodyRules;
  linkages?: LinkageRules;
  answer(request: ApiRequest): Answer | Promise<Answer>;
}
