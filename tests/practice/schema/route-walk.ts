import type { Route } from '../../../src-main/practice/routes/route';
import type { Json, PlainClient } from '../client/plain-client';

/** The number of resources that are tried before a relationship counts as empty. */
const maxTried = 12;

type Known = Map<string, Set<string>>;

/** Remembers every resource in a response: the primary data, included ones, and linked ones. */
function remember(known: Known, value: Json): void {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.type === 'string' && typeof value.id === 'string')
    known.set(value.type, (known.get(value.type) ?? new Set()).add(value.id));
  for (const inner of Object.values(value)) remember(known, inner);
}

/** A filter is named after the relationship that it tests: `app` for the ids of apps. */
function requiredQuery({ query }: Route, known: Known): string[] {
  return (query?.requiredFilters ?? []).map(
    (name) => `filter[${name}]=${[...(known.get(`${name}s`) ?? [])].slice(0, maxTried).join(',')}`,
  );
}

function addresses(route: Route, known: Known): string[] {
  const { query, path } = route;
  const asked = [
    ...requiredQuery(route, known),
    ...(query && query.includes.length > 0 ? [`include=${query.includes.join(',')}`] : []),
    ...(query?.isList ? ['limit=50'] : []),
  ];
  const suffix = asked.length > 0 ? `?${asked.join('&')}` : '';
  if (!path.includes('{id}')) return [`${path}${suffix}`];
  const owner = path.split('/')[2] ?? '';
  const ids = [...(known.get(owner) ?? [])].slice(0, maxTried);
  return ids.map((id) => path.replace('{id}', id) + suffix);
}

async function reaches(client: PlainClient, route: Route, known: Known): Promise<boolean> {
  for (const address of addresses(route, known)) {
    const reply = await client.get(address);
    remember(known, reply.json);
    if (reply.status === 200) return true;
    if (reply.status !== 404 && !reply.text.includes('filter['))
      throw new Error(`${address}: ${reply.text}`);
  }
  return false;
}

/**
 * Reads every address, with everything included, using ids from earlier responses. The client checks each response.
 * Returns the routes for which no resource was found.
 */
export async function walkReads(client: PlainClient, routes: readonly Route[]): Promise<Route[]> {
  const known: Known = new Map();
  let left = routes.filter(({ method }) => method === 'GET');
  for (let before = Number.POSITIVE_INFINITY; left.length < before; ) {
    before = left.length;
    const unreached: Route[] = [];
    for (const route of left) if (!(await reaches(client, route, known))) unreached.push(route);
    left = unreached;
  }
  return left;
}
