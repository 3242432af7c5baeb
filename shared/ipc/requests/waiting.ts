import { z } from 'zod';
import { mostWaiting, WaitingPackage } from '../../domain/waiting-package';

/** The packages that wait to be opened one after the other: kept by main, so that they outlive the window. */
export const waitingRequests = {
  /** What waited when the window was there last, without the files that are gone; they are named, and forgotten. */
  'waiting:read': {
    params: z.object({}).strict(),
    result: z.object({ packages: z.array(WaitingPackage), gone: z.array(z.string()) }),
  },
  /** Replaces the list; nothing is opened or sent. */
  'waiting:keep': {
    params: z.object({ packages: z.array(WaitingPackage).max(mostWaiting) }).strict(),
    result: z.null(),
  },
} as const;
