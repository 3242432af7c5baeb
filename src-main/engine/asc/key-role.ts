import type { AscClient } from './client';
import { Refusal } from './refusal';
import { many } from './relationship';

/**
 * Whether the key may run TestFlight for an app: write notes, give builds to groups, submit for review.
 * Apple has no way to ask for a key's own role. Who may list the users is an administrator; of the others a
 * change without any content tells, since the role is looked at before the change. Any answer but a 403 means
 * that the role suffices.
 */
export async function mayManage(client: AscClient, appId: string): Promise<boolean> {
  if (await isAllowed(client.get('/v1/users', { limit: 1 }))) return true;
  const document = await client.list('/v1/betaAppReviewDetails', { 'filter[app]': appId });
  const [detail] = many(document);
  if (!detail) return true;
  const { id, type } = detail;
  const nothing = { data: { type, id, attributes: {} } };
  return isAllowed(client.patch(`/v1/betaAppReviewDetails/${id}`, nothing));
}

async function isAllowed(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return thrown.trouble.code !== 'role-too-small';
  }
}
