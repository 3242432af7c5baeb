import { z } from 'zod';

/** What Apple answered, kept as it came; never holds a token or a presigned address. */
export const AppleAnswer = z.object({
  status: z.number().int(),
  errors: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      detail: z.string().nullable(),
      /** `source.pointer` or `source.parameter`. */
      source: z.string().nullable(),
    }),
  ),
  /** `x-apple-request-uuid`, useful to Apple's support. */
  requestId: z.string().nullable(),
});
export type AppleAnswer = z.infer<typeof AppleAnswer>;

/** Trouble as it is kept in journals and crosses to the window: what happened, why, what to do, and a code. */
export const Trouble = z.object({
  code: z.string(),
  title: z.string(),
  /** What happened here, with names and numbers. */
  detail: z.string(),
  whatToDo: z.string(),
  retryable: z.boolean(),
  apple: AppleAnswer.nullable(),
});
export type Trouble = z.infer<typeof Trouble>;

/** For those who need the schemas too; a thread that must start quickly takes them from `raise` itself. */
export { asTrouble, raise, TroubleError, trouble } from './raise';
