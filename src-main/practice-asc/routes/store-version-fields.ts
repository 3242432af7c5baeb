import type { AppStoreVersionRow } from '../world/rows';
import type { ApiRequest } from './route';

const plainFields = ['copyright', 'usesIdfa'] as const;
const fields = [
  'versionString',
  'reviewType',
  'releaseType',
  'earliestReleaseDate',
  'downloadable',
  ...plainFields,
] as const;
/** What can be empty; the others keep their value when null is sent. */
const clearable: readonly string[] = ['earliestReleaseDate', ...plainFields];

/** What a write says of a version, ready for its row. */
export function sentFields({ body, moment }: ApiRequest): Partial<AppStoreVersionRow> {
  const sent = fields.filter((name) => {
    const value = body.attributes[name];
    return value !== undefined && (value !== null || clearable.includes(name));
  });
  const found = Object.fromEntries(sent.map((name) => [name, body.attributes[name]]));
  const date = found.earliestReleaseDate;
  if (date === undefined) return found;
  const due = typeof date === 'string' ? Date.parse(date) - moment.today.getTime() : null;
  return { ...found, dueAt: due === null ? null : moment.now + due };
}
