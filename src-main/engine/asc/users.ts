import type { AscClient } from './client';

/**
 * Asks for the team's users, which only an Admin may read: one row, and no names. Throws `role-too-small` for every
 * other role (app-store-connect.md, keys 12).
 */
export async function readUsers(client: AscClient): Promise<void> {
  await client.page('/v1/users', { 'fields[users]': 'roles', limit: 1 });
}
