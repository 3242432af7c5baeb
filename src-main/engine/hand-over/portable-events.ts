import { basename, sep } from 'node:path';
import type { Connection } from '../connection';
import type { RunEvent } from '../publish/run-event';

/** What people wrote stays as it is, to the letter. */
const writtenByPeople: ReadonlySet<string> = new Set([
  'text',
  'reason',
  'whatsNew',
  'promotionalText',
  'description',
  'keywords',
  'supportUrl',
  'marketingUrl',
  'copyright',
  'publicKey',
  'signature',
]);

/**
 * The events of a journal for another computer: without where anything is on this one, without how this one reaches App
 * Store Connect, and without the query of any address, which may carry a signature. Events that are portable already
 * come out unchanged.
 */
export function portableEvents(
  events: readonly RunEvent[],
  localFolders: readonly string[],
): RunEvent[] {
  const folders = [...localFolders, ...events.flatMap(foldersIn)]
    .filter((folder) => folder.length > 1)
    .map((folder) => (folder.endsWith(sep) ? folder : folder + sep))
    .sort((one, other) => other.length - one.length);
  const clean = (text: string): string =>
    folders
      .reduce((left, folder) => left.replaceAll(folder, ''), text)
      .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s?"'<>]+)\?[^\s"'<>]*/gi, '$1');
  return events.map((event) => mapTexts(withoutPlace(event), clean) as RunEvent);
}

function foldersIn(event: RunEvent): string[] {
  const paths =
    event.type === 'run-started'
      ? [event.plan.packagePath, event.connection.privateKeyFile]
      : event.type === 'run-taken-over'
        ? [event.packagePath, event.connection.privateKeyFile]
        : [];
  return paths.flatMap((path) =>
    path === null || basename(path) === path ? [] : [path.slice(0, -basename(path).length)],
  );
}

function withoutPlace(event: RunEvent): RunEvent {
  if (event.type === 'run-taken-over')
    return {
      ...event,
      connection: withoutRoute(event.connection),
      packagePath: basename(event.packagePath),
    };
  if (event.type !== 'run-started') return event;
  const { plan } = event;
  const { file: _file, ...mark } = plan.package ?? {};
  return {
    ...event,
    connection: withoutRoute(event.connection),
    plan: {
      ...plan,
      packagePath: basename(plan.packagePath),
      ...(plan.package && { package: mark }),
      overrides: plan.overrides.map(({ package: given, ...override }) => ({
        ...override,
        ...(given?.sha256 && { package: { sha256: given.sha256 } }),
      })),
    },
  };
}

/** Whose key it was; nothing by which anything could be reached or signed. */
function withoutRoute({ name, keyId }: Connection): Connection {
  return { accountId: '', name, keyId, issuerId: null, apiUrl: '', privateKeyFile: null };
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      writtenByPeople.has(key) ? one : mapTexts(one, change),
    ]),
  );
}
