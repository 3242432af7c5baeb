import { z } from 'zod';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Resource } from './answer';
import type { AscClient } from './client';
import { text } from './fields';
import { attributesOf, many } from './relationship';

const AppAttributes = z.object({ name: text, bundleId: text, primaryLocale: text });

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

function toApp(resource: Resource): App {
  const { name, bundleId, primaryLocale } = attributesOf(resource, AppAttributes);
  return { id: resource.id, name: name ?? '', bundleId: bundleId ?? '', primaryLocale };
}
