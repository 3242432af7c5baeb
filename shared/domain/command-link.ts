import { z } from 'zod';
import { Text } from '../words/message';

/** Whether a terminal finds the `slipway` command of this copy of the app. */
export const CommandLink = z.object({
  state: z.enum([
    'absent',
    'installed',
    /** Of another copy of Slipway, or of one that has been moved. */
    'outdated',
    /** Another program has the name. */
    'foreign',
    /** Installed and removed with the system's package. */
    'packaged',
    /** This copy can't be linked to. */
    'unavailable',
  ]),
  /** What is there now, as a sentence. */
  status: Text,
});
export type CommandLink = z.infer<typeof CommandLink>;

/** What was done, and how to undo it; null if the person declined. */
export const CommandLinkChange = z.object({ link: CommandLink, done: Text.nullable() });
export type CommandLinkChange = z.infer<typeof CommandLinkChange>;
