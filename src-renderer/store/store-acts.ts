import type { StoreAct } from '#shared/domain/app-store';
import type { AppError } from '#shared/errors';
import { request } from '../bridge/bridge';
import { type StoreKey, takePage } from './app-store';

/**
 * One act on a version or its submission, which main asks about first; the page is shown as it is after that. Returns
 * the error if it failed, null also if the person declined.
 */
export async function actOnStore(
  app: StoreKey,
  versionId: string,
  act: StoreAct,
): Promise<AppError | null> {
  const { accountId, bundleId, platform } = app;
  const reply = await request('app-store:act', { accountId, bundleId, platform, versionId, act });
  if (!reply.ok) return reply.error;
  if (reply.value !== null) takePage(app, reply.value);
  return null;
}
