import type { Document } from './answer';
import type { AscClient } from './client';
import { Refusal } from './refusal';
import { many, relatedIds } from './relationship';

/** More IDs in one address than a server is sure to take. */
const maxIds = 150;
const pageSize = 200;
/** Pages that are read only to count: a thousand testers. */
const maxPages = 5;

/**
 * How many testers are in at least one of these groups, each counted once; of these testers only, if given. Null if
 * the server does not report it.
 */
export async function countTesters(
  client: AscClient,
  groupIds: readonly string[],
  among?: readonly string[],
): Promise<number | null> {
  if (groupIds.length === 0 || among?.length === 0) return 0;
  if (groupIds.length > maxIds) return null;
  if (among === undefined) return countOf(client, { 'filter[betaGroups]': groupIds.join() });
  if (among.length > maxPages * maxIds) return null;
  let sum = 0;
  for (let from = 0; from < among.length; from += maxIds) {
    const count = await countOf(client, {
      'filter[betaGroups]': groupIds.join(),
      'filter[id]': among.slice(from, from + maxIds).join(),
    });
    if (count === null) return null;
    sum += count;
  }
  return sum;
}

async function countOf(client: AscClient, query: Record<string, string>): Promise<number | null> {
  const document = await client.page('/v1/betaTesters', { ...query, limit: 1 });
  const total = document.meta?.paging?.total ?? null;
  if (total !== null) return total;
  // Without a total the rows themselves are counted, as long as there are not too many.
  const rows = await pagesOf(client, '/v1/betaTesters', { ...query, limit: pageSize });
  return rows === null ? null : new Set(rows.flatMap(many).map(({ id }) => id)).size;
}

/** How many testers are in several of these groups; null if there are too many to look at, or it is not reported. */
export async function countInSeveral(
  client: AscClient,
  groupIds: readonly string[],
): Promise<number | null> {
  if (groupIds.length > maxIds) return null;
  const asked = new Set(groupIds);
  const pages = await pagesOf(client, '/v1/betaTesters', {
    'filter[betaGroups]': groupIds.join(),
    include: 'betaGroups',
    'fields[betaTesters]': 'betaGroups',
    'fields[betaGroups]': 'name',
    'limit[betaGroups]': 50,
    limit: pageSize,
  });
  if (pages === null) return null;
  let sum = 0;
  for (const row of pages.flatMap(many)) {
    const groups = relatedIds(row, 'betaGroups');
    if (groups === null) return null;
    if (groups.filter((id) => asked.has(id)).length > 1) sum += 1;
  }
  return sum;
}

/** The IDs of the testers who were given a build one by one; null if there are too many to read, or it is not found. */
export async function listIndividualTesters(
  client: AscClient,
  buildId: string,
): Promise<string[] | null> {
  const path = `/v1/builds/${buildId}/relationships/individualTesters`;
  try {
    const pages = await pagesOf(client, path, { limit: pageSize });
    return pages?.flatMap(many).map(({ id }) => id) ?? null;
  } catch (thrown) {
    // A build in a list need not be found alone.
    if (thrown instanceof Refusal && thrown.answer.status === 404) return null;
    throw thrown;
  }
}

/** Every page of a list; null if it goes on after the last one that is worth reading. */
async function pagesOf(
  client: AscClient,
  path: string,
  query: Record<string, string | number>,
): Promise<Document[] | null> {
  const pages: Document[] = [];
  let next: Document | null = await client.page(path, query);
  while (next !== null) {
    pages.push(next);
    if (pages.length === maxPages && next.links?.next) return null;
    next = await client.pageAfter(next, path, query);
  }
  return pages;
}
