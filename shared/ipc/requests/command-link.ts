import { z } from 'zod';
import { CommandLink, CommandLinkChange } from '../../domain/command-link';

const nothing = z.object({}).strict();

/** The `slipway` command, as terminals find it. The page says whether, never where. */
export const commandLinkRequests = {
  'command-link:read': { params: nothing, result: CommandLink },
  'command-link:install': { params: nothing, result: CommandLinkChange },
  'command-link:remove': { params: nothing, result: CommandLinkChange },
} as const;
