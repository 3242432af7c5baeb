import { z } from 'zod';
import { catalogue, type TroubleCode } from './error-catalogue';

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

/** Makes trouble out of a catalogue entry and what happened in this case. */
export function trouble(
  code: TroubleCode,
  detail: string,
  more: { apple?: AppleAnswer; whatToDo?: string } = {},
): Trouble {
  const entry = catalogue[code];
  return {
    code,
    title: entry.title,
    detail,
    whatToDo: more.whatToDo ?? entry.whatToDo,
    retryable: entry.retryable,
    apple: more.apple ?? null,
  };
}

/** Carries trouble up to the next edge (step, reply, command), where it becomes a value again. */
export class TroubleError extends Error {
  readonly trouble: Trouble;

  constructor(carried: Trouble, options?: { cause?: unknown }) {
    super(`${carried.title}: ${carried.detail}`, options);
    this.name = 'TroubleError';
    this.trouble = carried;
  }
}

/** Raises trouble from the catalogue. */
export function raise(
  code: TroubleCode,
  detail: string,
  more: { apple?: AppleAnswer; whatToDo?: string; cause?: unknown } = {},
): never {
  throw new TroubleError(trouble(code, detail, more), { cause: more.cause });
}

/** Any thrown thing as trouble; what is not expected is named so, without its stack. */
export function asTrouble(thrown: unknown): Trouble {
  if (thrown instanceof TroubleError) return thrown.trouble;
  return trouble('unexpected', thrown instanceof Error ? thrown.message : String(thrown));
}
