import { z } from 'zod';
import { keptCode } from './domain/kept-code';
import { type ErrorCode, isRetryable } from './error-catalogue';
import { message, Text } from './words/message';
import { inWords } from './words/say';

/** Apple's error, unchanged; never contains a token or a presigned URL. */
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
  /** `x-apple-request-uuid`, for Apple's support. */
  requestId: z.string().nullable(),
});
export type AppleAnswer = z.infer<typeof AppleAnswer>;

/** An error as it is stored in journals and sent to the window: what happened, why, what to do, and a code. */
export const AppError = z.object({
  code: keptCode<ErrorCode>(),
  title: Text,
  /** What happened here, with names and numbers. */
  detail: Text,
  whatToDo: Text,
  retryable: z.boolean(),
  apple: AppleAnswer.nullable(),
  /** The run that it is about, if that is another one than the one that was requested. */
  runId: z.string().optional(),
});
export type AppError = z.infer<typeof AppError>;

/** Creates an error from a catalogue entry and the details of this case. */
export function appError(
  code: ErrorCode,
  detail: Text,
  more: { title?: Text; apple?: AppleAnswer; whatToDo?: Text; runId?: string } = {},
): AppError {
  return {
    code,
    title: more.title ?? message(`error.${code}.title`),
    detail,
    whatToDo: more.whatToDo ?? message(`error.${code}.fix`),
    retryable: isRetryable(code),
    apple: more.apple ?? null,
    ...(more.runId !== undefined && { runId: more.runId }),
  };
}

/** Carries an error up to the next boundary (step, reply, command), where it becomes a value again. */
export class AppException extends Error {
  readonly error: AppError;

  constructor(carried: AppError, options?: { cause?: unknown }) {
    super(`${inWords(carried.title)}: ${inWords(carried.detail)}`, options);
    this.name = 'AppException';
    this.error = carried;
  }
}

/** Throws an error from the catalogue. */
export function fail(
  code: ErrorCode,
  detail: Text,
  more: {
    title?: Text;
    apple?: AppleAnswer;
    whatToDo?: Text;
    runId?: string;
    cause?: unknown;
  } = {},
): never {
  throw new AppException(appError(code, detail, more), { cause: more.cause });
}

/** Converts anything thrown into an error; unexpected ones are named so, without a stack trace. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppException) return thrown.error;
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  const code = diskCode(thrown);
  if (code === null) return appError('unexpected', said);
  const { path } = thrown as { path?: unknown };
  if (typeof path !== 'string')
    return fullDisk.has(code)
      ? appError('disk-full', message('error.disk-full.some-file', { code }))
      : appError('storage-failed', message('error.storage-failed.some-file', { code }));
  return fullDisk.has(code)
    ? appError('disk-full', message('error.disk-full.file', { path, code }))
    : appError('storage-failed', message('error.storage-failed.file', { path, code }));
}

/** The system's codes for a full disk and an exceeded quota. */
export const fullDisk: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

const diskCodes = new Set(
  'EACCES EBUSY EEXIST EFBIG EIO EISDIR ELOOP EMFILE ENAMETOOLONG ENFILE ENODEV ENOENT ENOTDIR ENOTEMPTY ENXIO EPERM EROFS ESTALE ETXTBSY EXDEV'.split(
    ' ',
  ),
);

/** The system's code for a file or disk that cannot be used; null for everything else. */
export function diskCode(thrown: unknown): string | null {
  const code = thrown instanceof Error ? (thrown as { code?: unknown }).code : null;
  if (typeof code !== 'string') return null;
  return fullDisk.has(code) || diskCodes.has(code) ? code : null;
}
