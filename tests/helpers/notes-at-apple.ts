import { expect } from 'vitest';
import type { PublishRun } from '../../shared/domain/publish-run';
import { type Rehearsal, tokenFor } from './rehearsal';

/** By locale, without the rows that have no text. */
export async function notesAtApple(
  stage: Rehearsal,
  { ids }: Pick<PublishRun, 'ids'>,
): Promise<Record<string, unknown>> {
  const rows = await rowsAtApple(stage, ids.build ?? '');
  return Object.fromEntries(
    rows
      .filter(({ attributes }) => attributes.whatsNew)
      .map(({ attributes }) => [attributes.locale, attributes.whatsNew]),
  );
}

async function rowsAtApple(stage: Rehearsal, buildId: string) {
  return (await stage.ask(`/v1/betaBuildLocalizations?filter[build]=${buildId}&limit=200`)).rows;
}

/** Every request that creates, changes or removes a note, refused ones included. */
export function writesOfNotes({ practice }: Rehearsal) {
  return practice.requests.filter(
    ({ method, path }) => method !== 'GET' && path.startsWith('/v1/betaBuildLocalizations'),
  );
}

/** As the web page would do it: a request from another client. */
export async function writeAsColleague(
  stage: Rehearsal,
  buildId: string,
  locale: string,
  whatsNew: string,
): Promise<void> {
  const row = (await rowsAtApple(stage, buildId)).find((one) => one.attributes.locale === locale);
  const type = 'betaBuildLocalizations';
  const build = { data: { type: 'builds', id: buildId } };
  const data = row
    ? { type, id: row.id, attributes: { whatsNew } }
    : { type, attributes: { locale, whatsNew }, relationships: { build } };
  await requestAsColleague(stage, row ? 'PATCH' : 'POST', row?.id ?? null, { data });
}

export async function removeAsColleague(
  stage: Rehearsal,
  buildId: string,
  locale: string,
): Promise<void> {
  const row = (await rowsAtApple(stage, buildId)).find((one) => one.attributes.locale === locale);
  await requestAsColleague(stage, 'DELETE', row?.id ?? '', null);
}

async function requestAsColleague(
  { practice }: Rehearsal,
  method: string,
  id: string | null,
  body: unknown,
): Promise<void> {
  const path = `/v1/betaBuildLocalizations${id === null ? '' : `/${id}`}`;
  const token = await tokenFor(practice);
  const response = await fetch(new URL(path, practice.url), {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== null && { body: JSON.stringify(body) }),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
}
