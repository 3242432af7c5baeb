import type { CommandLink, CommandLinkChange } from '#shared/domain/command-link';
import type { Reply } from '#shared/ipc/contract';
import { request } from '../bridge/bridge';

/** Whether terminals find the `slipway` command; null while that is not known. */
export async function readCommandLink(): Promise<CommandLink | null> {
  const reply = await request('command-link:read', {});
  return reply.ok ? reply.value : null;
}

export function changeCommandLink(act: 'install' | 'remove'): Promise<Reply<CommandLinkChange>> {
  return request(`command-link:${act}`, {});
}
