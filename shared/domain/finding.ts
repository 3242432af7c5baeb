import { z } from 'zod';

/** `blocker`: Apple certainly refuses. `warning`: look before you publish. `note`: good to know. */
export const Severity = z.enum(['blocker', 'warning', 'note']);
export type Severity = z.infer<typeof Severity>;

/** One thing that a check found, in words for the person who publishes. */
export const Finding = z.object({
  /** Our own stable id of the check, such as `signing-not-app-store`. */
  code: z.string(),
  severity: Severity,
  /** File and key inside the package, or the place at App Store Connect. */
  where: z.string(),
  title: z.string(),
  /** What Apple does about it; left out where the title says it. */
  why: z.string().optional(),
  whatToDo: z.string(),
  /** One line to copy into a terminal at the project, where one helps. */
  command: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

/** For those who need the schemas too; the process that reads packages must start quickly. */
export { worstFirst } from './worst-first';
