import { z } from 'zod';
import { raise } from '#shared/errors';
import { Resource } from './answer';
import type { AscClient } from './client';

const AppAttributes = z.object({
  name: z.string(),
  bundleId: z.string(),
  primaryLocale: z.string(),
});

export interface App extends z.infer<typeof AppAttributes> {
  id: string;
}

/** Every app that the key may see, at most `limit`. Proves key, role and agreements at once. */
export async function listApps(
  client: AscClient,
  limit: number,
): Promise<{ apps: App[]; total: number }> {
  const { document } = await client.get('/v1/apps', { limit });
  const apps = z.array(Resource).parse(document.data).map(toApp);
  return { apps, total: document.meta?.paging?.total ?? apps.length };
}

/** The app with exactly this bundle ID: Apple's filter also returns longer and shorter ones. */
export async function findApp(client: AscClient, bundleId: string): Promise<App> {
  const document = await client.list('/v1/apps', { 'filter[bundleId]': bundleId, limit: 200 });
  const app = z
    .array(Resource)
    .parse(document.data)
    .map(toApp)
    .find((one) => one.bundleId === bundleId);
  return (
    app ?? raise('app-not-found', `No app with the bundle ID ${bundleId} is visible to this key.`)
  );
}

function toApp(resource: Resource): App {
  return { id: resource.id, ...AppAttributes.parse(resource.attributes) };
}
