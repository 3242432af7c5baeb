import { z } from 'zod';
import { UpdateStatus } from '../../domain/update';

const nothing = z.object({}).strict();

/** Updates of Slipway. Each result is the state after it; what follows comes with `updates:changed`. */
export const updateRequests = {
  'updates:read': { params: nothing, result: UpdateStatus },
  /** Resolves once the feed has answered, or did not. */
  'updates:check': { params: nothing, result: UpdateStatus },
  'updates:download': { params: nothing, result: UpdateStatus },
  /** Ends a download, or a wait for runs. */
  'updates:cancel': { params: nothing, result: UpdateStatus },
  'updates:remind-later': { params: nothing, result: UpdateStatus },
  'updates:skip': { params: nothing, result: UpdateStatus },
  /** Restarts once no run is in progress; nothing but a file whose signature was checked is installed. */
  'updates:restart': { params: nothing, result: UpdateStatus },
  'updates:install-on-quit': {
    params: z.object({ isOn: z.boolean() }).strict(),
    result: UpdateStatus,
  },
  /** Opens the page that was built in, in the browser. */
  'updates:open-page': { params: nothing, result: UpdateStatus },
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>;
