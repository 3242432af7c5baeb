import { z } from 'zod';
import { Reach } from '../../domain/reach';

/** As Apple forms the IDs of resources: they become parts of an address. */
const id = z.string().regex(/^[\w-]{1,64}$/);

/** How many people get a build, before it is given to them. */
export const reachRequests = {
  /** The groups of a selection, and those that get every build without being chosen. */
  'reach:read': {
    params: z
      .object({ accountId: z.string().min(1).max(64), appId: id, groupIds: z.array(id).max(200) })
      .strict(),
    result: Reach,
  },
} as const;
