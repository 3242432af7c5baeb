import { z } from 'zod';
import type { ErrorCode } from '#shared/error-catalogue';
import { AppException, fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Document, Resource } from './answer';
import type { AscClient } from './client';
import { perhapsText, text } from './fields';
import { attributesOf, many, relatedId, single } from './relationship';

const AppAttributes = z.object({ name: text, bundleId: text, primaryLocale: text });

const StoreAttributes = z.object({ contentRightsDeclaration: perhapsText });

const VersionOfApp = z.object({ platform: text });

export interface App {
  id: string;
  name: string;
  bundleId: string;
  /** Null when absent. */
  primaryLocale: string | null;
}

/** Apps that the key can access, at most `limit`. Proves key, role and agreements at once. */
export async function listApps(
  client: AscClient,
  limit: number,
): Promise<{ apps: App[]; total: number }> {
  const document = await client.page('/v1/apps', { limit });
  const apps = many(document).map(toApp);
  return { apps, total: document.meta?.paging?.total ?? apps.length };
}

/** Every app that the key can access. */
export async function listAllApps(client: AscClient): Promise<App[]> {
  const query = { 'fields[apps]': 'name,bundleId,primaryLocale', limit: 200 };
  return many(await client.list('/v1/apps', query)).map(toApp);
}

/**
 * The app with exactly this bundle ID; Apple's filter also matches longer and shorter ones (app-store-connect.md,
 * requests 6).
 */
export async function findApp(client: AscClient, bundleId: string): Promise<App> {
  const document = await client.list('/v1/apps', { 'filter[bundleId]': bundleId, limit: 200 });
  const apps = many(document).map(toApp);
  // The only match has no bundle ID in its row: Apple will still compare it with the package.
  const [only] = apps.length === 1 && apps[0]?.bundleId === '' ? apps : [];
  const app = apps.find((one) => one.bundleId === bundleId) ?? only;
  return (
    (app && { ...app, bundleId, name: app.name || bundleId }) ??
    fail('app-not-found', message('error.app-not-found.bundle-id', { bundleId }))
  );
}

/** The app that a build belongs to. Throws `app-not-found` if its row has no bundle ID. */
export async function readAppOfBuild(client: AscClient, buildId: string): Promise<App> {
  const { document } = await client.get(`/v1/builds/${buildId}/app`, {
    'fields[apps]': 'name,bundleId,primaryLocale',
  });
  const app = toApp(single(document));
  if (app.bundleId === '') fail('app-not-found', message('error.app-not-found.of-build'));
  return { ...app, name: app.name || app.bundleId };
}

/** The app with exactly this bundle ID, and its content rights: empty if they were not declared, null if not reported. */
export async function readStoreApp(
  client: AscClient,
  bundleId: string,
): Promise<App & { contentRights: string | null }> {
  const app = await findApp(client, bundleId);
  const { document } = await client.get(`/v1/apps/${app.id}`);
  const { contentRightsDeclaration } = attributesOf(single(document), StoreAttributes);
  return { ...app, contentRights: contentRightsDeclaration };
}

/** The app that an App Store version belongs to, and the platform of the version. */
export async function readAppOfVersion(
  client: AscClient,
  versionId: string,
): Promise<{ appId: string; platform: string }> {
  const { document } = await client.get(`/v1/appStoreVersions/${versionId}`, { include: 'app' });
  const resource = single(document);
  const appId = relatedId(resource, 'app');
  const { platform } = attributesOf(resource, VersionOfApp);
  if (appId === null) return fail('answer-unexpected', message('error.answer-unexpected.no-id'));
  return { appId, platform: platform ?? 'IOS' };
}

/** An app with exactly this bundle ID, that there is none, or that the answer doesn't tell. */
export type AppLookup = App | 'none' | 'unclear';

/**
 * Asks whether the key can access an app with exactly this bundle ID, by at most two requests: the second repeats the
 * first if that may help, or reads the next page if Apple's filter matches more than 200 apps.
 */
export async function lookUpApp(client: AscClient, bundleId: string): Promise<AppLookup> {
  const query = { 'filter[bundleId]': bundleId, limit: 200 };
  const ask = (): Promise<Document> => client.page('/v1/apps', query);
  let isSecondLeft = true;
  const first = await ask().catch((thrown: unknown) => {
    if (!isWorthRepeating(thrown)) throw thrown;
    isSecondLeft = false;
    return ask();
  });
  const found = appIn(first, bundleId);
  if (isApp(found) || !first.links?.next) return found;
  const next = isSecondLeft ? await client.pageAfter(first, '/v1/apps', query) : null;
  if (next === null) return 'unclear';
  const later = appIn(next, bundleId);
  if (isApp(later)) return later;
  return found === 'unclear' || next.links?.next ? 'unclear' : later;
}

function isApp(lookup: AppLookup): lookup is App {
  return typeof lookup === 'object';
}

/** A row without its bundle ID may be the app, and proves nothing. */
function appIn(document: Document, bundleId: string): AppLookup {
  const apps = many(document).map(toApp);
  const app = apps.find((one) => one.bundleId === bundleId);
  if (app !== undefined) return app;
  return apps.some((one) => one.bundleId === '') ? 'unclear' : 'none';
}

/** A token may be outdated, and an answer may be lost; a pause that Apple asked for is not shortened. */
const worthRepeating: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'key-refused',
  'network-unreachable',
  'server-error',
  'answer-unreadable',
  'answer-unexpected',
]);

function isWorthRepeating(thrown: unknown): boolean {
  return thrown instanceof AppException && worthRepeating.has(thrown.error.code);
}

function toApp(resource: Resource): App {
  const { name, bundleId, primaryLocale } = attributesOf(resource, AppAttributes);
  return { id: resource.id, name: name ?? '', bundleId: bundleId ?? '', primaryLocale };
}
